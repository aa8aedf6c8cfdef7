import type { Role } from '../people/people';

/** What can be done with the log at the command line, beside checking it. */
export type LogAct = 'find' | 'show' | 'privacy' | 'export' | 'exportMemberData' | 'import' | 'hold' | 'purge';

const unit: readonly Role[] = ['memberLiaison', 'esr', 'unitLead', 'accountManager'];
const answerable: readonly Role[] = ['unitLead', 'accountManager'];

/** Who may: one line each. What leaves with member data in it, and what comes in, is for those who answer for the unit. */
const rights: Readonly<Record<LogAct, { readonly may: readonly Role[]; readonly words: string }>> = {
  find: { may: unit, words: 'look into the log' },
  show: { may: unit, words: 'see an inquiry with its log' },
  privacy: { may: [...answerable, 'privacyOfficer'], words: 'read what was reported as misdirected' },
  export: { may: [...unit, 'leadership'], words: 'take the log out, without member data' },
  exportMemberData: { may: answerable, words: 'take member data out of the log' },
  import: { may: answerable, words: 'bring an older log in' },
  hold: { may: [...answerable, 'privacyOfficer'], words: 'set a legal hold, and lift it' },
  purge: { may: answerable, words: 'purge what was kept long enough' },
};

/** Every act at the command line beside `verify`, which shows nothing of an inquiry. */
export const logActs = Object.keys(rights) as readonly LogAct[];

export function mayDo(act: LogAct, roles: readonly Role[]): boolean {
  return roles.some((role) => rights[act].may.includes(role));
}

/** "look into the log". */
export function actInWords(act: LogAct): string {
  return rights[act].words;
}
