import { staffRoles } from '../inquiry/staff';
import { roles, type Role } from '../people/people';
import type { Actor } from '../procedure/rights';
import { awayVerbs, leadVerbs, type AwayVerb } from './away-verbs';
import type { CommandWord } from './commands';

/** Something that is done at the desk beside answering a step; who answers a step stands in the procedure's table. */
type DeskRight = {
  /** "Only a Unit Lead can ...". */
  readonly words: string;
  readonly may: readonly Role[];
  /** What else must hold, for the printed matrix. It is checked where the inquiry or the mail is known. */
  readonly where?: string;
};

const everybody = Object.keys(roles) as readonly Role[];
const allButMco = everybody.filter((role) => role !== 'mcoContact');
const leads: readonly Role[] = ['unitLead', 'accountManager'];

/** Who may do what: one line each. Cover counts: who stands in for a role may do what the role may. */
export const deskRights = {
  status: { words: 'ask where an inquiry stands', may: everybody, where: 'MCO contacts of their own plan’s only' },
  open: { words: 'open an inquiry', may: allButMco },
  add: { words: 'add information to an inquiry', may: allButMco },
  look: {
    words: 'see an inquiry with its member',
    may: [...staffRoles, 'mcoContact'],
    where: 'MCO contacts while their plan is asked',
  },
  note: { words: 'note that they have seen a reminder', may: [...staffRoles, 'leadership'] },
  report: {
    words: 'report something misdirected',
    may: everybody,
    where: 'while they may see the inquiry',
  },
  readReports: { words: 'read what was reported as misdirected', may: [...leads, 'privacyOfficer'] },
  glass: {
    words: 'open an inquiry in an emergency, to look for 60 minutes',
    may: ['leadership', 'privacyOfficer', 'originator'],
    where: 'originators who work for the agency',
  },
  colleague: {
    words: 'hand a request to a colleague',
    may: ['mcoContact'],
    where: 'while their plan is asked, to contacts of the same plan',
  },
  mine: { words: 'list what waits for them', may: everybody },
  log: { words: 'see the log of an inquiry', may: staffRoles },
  list: { words: 'list all open inquiries', may: staffRoles },
  find: { words: 'search for a member', may: staffRoles },
  handOver: {
    words: 'hand an inquiry over',
    may: staffRoles,
    where: 'owner and leads; others while the owner is away',
  },
  split: { words: 'open the other members of a mail', may: staffRoles, where: 'as its owner, or a lead' },
  reopen: { words: 'reopen a closed inquiry', may: staffRoles, where: 'as the owner of the new one, or a lead' },
  separate: {
    words: 'keep an inquiry apart from one that it may belong to',
    may: staffRoles,
    where: 'as its owner, or a lead',
  },
  aside: {
    words: 'deal with what was set aside',
    may: leads,
    where: 'Account Manager: once it waits too long, or as cover',
  },
  week: { words: 'see how the week went', may: [...leads, 'leadership'] },
  away: { words: 'say when they are away', may: everybody.filter((role) => role !== 'originator') },
  awayFor: { words: 'say when others are away, and move their inquiries', may: leads },
} as const satisfies Readonly<Record<string, DeskRight>>;
export type DeskAct = keyof typeof deskRights;

/** What can be pressed, each with the right that it needs; `itsOwn`: the table judges an answer, and typed words their command. */
const actOfVerb = {
  say: 'itsOwn',
  answer: 'itsOwn',
  mailNoContact: 'itsOwn',
  open: 'look',
  form: 'look',
  more: 'look',
  why: 'look',
  bring: 'look',
  today: 'list',
  bringToday: 'look',
  weekReport: 'week',
  log: 'log',
  seen: 'note',
  colleagueForm: 'colleague',
  toColleague: 'colleague',
  search: 'find',
  openNew: 'open',
  misdirectedForm: 'report',
  reportMisdirected: 'report',
  misdirectedRecords: 'readReports',
  glassForm: 'glass',
  breakGlass: 'glass',
  glassOpen: 'glass',
  wordForm: 'add',
  addWord: 'add',
  handOver: 'handOver',
  doHandOver: 'handOver',
  openMember: 'split',
  reopenForm: 'reopen',
  reopenFor: 'reopen',
  keepSeparate: 'separate',
  lookAside: 'aside',
  asideForm: 'aside',
  openAside: 'aside',
  addAside: 'aside',
  dismissAside: 'aside',
  noted: 'aside',
  ...(Object.fromEntries(awayVerbs.map((verb) => [verb, isOfLeads(verb) ? 'awayFor' : 'away'] as const)) as Readonly<
    Record<AwayVerb, DeskAct>
  >),
} as const satisfies Readonly<Record<string, DeskAct | 'itsOwn'>>;
export type DeskVerb = keyof typeof actOfVerb;

/** Every verb that the desk knows: the desk answers no other, and none is without its right. */
export const deskVerbs = Object.keys(actOfVerb) as readonly DeskVerb[];

const actOfWord: Readonly<Partial<Record<CommandWord, DeskAct>>> = {
  new: 'open',
  open: 'list',
  find: 'find',
  away: 'away',
  back: 'away',
  aside: 'aside',
};

/** The verb that was pressed, if the desk knows it. */
export function verbIn(pressed: string): DeskVerb | undefined {
  return deskVerbs.find((verb) => verb === pressed);
}

/** The right that a press needs; undefined for what is judged where it is answered. */
export function rightForVerb(verb: DeskVerb): DeskAct | undefined {
  const right: DeskAct | 'itsOwn' = actOfVerb[verb];
  return right === 'itsOwn' ? undefined : right;
}

/** The right that a typed command needs. */
export function rightForWord(word: CommandWord): DeskAct | undefined {
  return actOfWord[word];
}

export function mayAtDesk(act: DeskAct, { roles: held, coversRoles = [] }: Actor): boolean {
  const may: readonly string[] = deskRights[act].may;
  return [...held, ...coversRoles].some((role) => may.includes(role));
}

function isOfLeads(verb: AwayVerb): boolean {
  return leadVerbs.some((one) => one === verb);
}
