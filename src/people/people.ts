import type { DateTime } from 'luxon';
import type { Department } from '../inquiry/codes';
import type { OriginatorType } from '../inquiry/originators';
import type { Absence, AbsenceState } from './absence';

/** What a person is here. A person may hold several roles; rights follow from them (`rights.ts`). */
export const roles = {
  memberLiaison: 'Member Liaison',
  esr: 'ESR',
  unitLead: 'Unit Lead',
  accountManager: 'Account Manager',
  leadership: 'IME Leadership',
  privacyOfficer: 'Privacy officer',
  mcoContact: 'MCO contact',
  originator: 'Originator',
} as const;
export type Role = keyof typeof roles;

/** Recipients that are everybody of a role. */
export const roleOfGroup: Readonly<Partial<Record<string, Role>>> = {
  anyLiaison: 'memberLiaison',
  unitLead: 'unitLead',
  accountManager: 'accountManager',
  leadership: 'leadership',
  privacyOfficer: 'privacyOfficer',
};

/** One entry of the people directory. */
export type Person = {
  /** Short stable key, such as `d-reyes`; written into the log. Never a mail address. */
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly mail: string;
  /** Entra object id, when the person can use Teams here. */
  readonly entraId?: string;
  /** Which originator of Step 1 this person is when they send a mail. */
  readonly originatorType?: OriginatorType;
  /** MCO contacts: code of the plan, and the departments they answer for. */
  readonly mco?: string;
  readonly departments?: readonly Department[];
  /** Person who stands in when this one is away. */
  readonly backup?: string;
  /** Another agency's system: its automatic mails are opened, but never answered automatically. */
  readonly mayBeAutomatic?: boolean;
  /** Set by the person themselves, the Unit Lead or automatic replies; loading the directory never overwrites it. */
  readonly awayUntil?: DateTime;
  /** The present absence, or the last one. */
  readonly absence?: Absence;
};

/** The people directory as it stood when it was read: plain look-ups. */
export type Directory = {
  readonly all: readonly Person[];
  byId(id: string): Person | undefined;
  byEntraId(entraId: string): Person | undefined;
  /** Mail addresses are compared without case. */
  byMail(mail: string): Person | undefined;
  withRole(role: Role): readonly Person[];
  contactsOf(mco: string): readonly Person[];
};

/** Where the directory is kept. Reads may come from a cache of some seconds. */
export type People = {
  directory(): Promise<Directory>;
  /** Marks somebody away until an instant, or back. */
  setAway(id: string, until: DateTime | undefined): Promise<void>;
  /**
   * The same, decided on what is kept at that moment; `decide` may be asked more than once, undefined changes nothing.
   * @returns whether something was changed.
   */
  changeAway(id: string, decide: (before: AbsenceState) => AbsenceState | undefined): Promise<boolean>;
  /** Somebody pressed or wrote something on a day (ISO date, Central). Only the last such day is kept. */
  pressed(id: string, day: string): Promise<void>;
  /** That day, as it is kept at this moment. */
  pressedOn(id: string): Promise<string | undefined>;
  /**
   * The ESR among `ids` who was offered an inquiry the longest ago; asking counts as offering once `offered` is called. May
   * come from the same cache.
   */
  leastRecentlyOffered(ids: readonly string[]): Promise<string | undefined>;
  offered(id: string, at: DateTime): Promise<void>;
};

/** Look-ups over a list of people. */
export function directoryOf(all: readonly Person[]): Directory {
  const ids = new Map(all.map((person) => [person.id, person]));
  const entraIds = new Map(all.flatMap((person) => (person.entraId === undefined ? [] : [[person.entraId, person]])));
  const mails = new Map(all.map((person) => [person.mail.toLowerCase(), person]));
  return {
    all,
    byId: (id) => ids.get(id),
    byEntraId: (entraId) => entraIds.get(entraId),
    byMail: (mail) => mails.get(mail.toLowerCase()),
    withRole: (role) => all.filter((person) => person.roles.includes(role)),
    contactsOf: (mco) => all.filter((person) => person.roles.includes('mcoContact') && person.mco === mco),
  };
}
