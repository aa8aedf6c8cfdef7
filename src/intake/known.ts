import type { Person } from '../people/people';

/** What the reader may know of a person of the directory. Plain values, so that it can go to the reading thread. */
export type KnownPerson = Pick<Person, 'id' | 'name' | 'roles' | 'mail' | 'originatorType' | 'mayBeAutomatic'>;

/** What the reader may ask while it reads: synchronous look-ups, prepared by the caller. */
export type Known = {
  readonly mailboxAddress: string;
  /** ISO dates on which the unit is closed although it is a weekday; used for "within one business day". */
  readonly closedDays: readonly string[];
  personByMail(address: string): KnownPerson | undefined;
  /** The domains of the mailbox and of the unit's own staff, in small letters: nobody else may look like them. */
  readonly ownDomains: readonly string[];
  /** Whether an inquiry with this reference is in the log. */
  isOurReference(ref: string): boolean;
};

/** How a mail belongs to a thread of ours: it answers one of its mails, or lies in the same conversation of the mailbox. */
export type KnownThread = {
  readonly ref: string;
  readonly by: 'answer' | 'conversation';
  /** The mail that it answers was about several inquiries: nobody knows which is meant. */
  readonly isOfSeveral?: true;
};

/**
 * The same as plain values, for the reading thread. `references` holds those of `mentionedReferences(message)` that are ours; `all`
 * where there is no log to ask.
 */
export type SerializableKnown = {
  readonly mailboxAddress: string;
  readonly closedDays: readonly string[];
  readonly people: readonly KnownPerson[];
  readonly references: readonly string[] | 'all';
  /** The inquiry to whose thread the mail belongs, though it does not name it. */
  readonly thread?: KnownThread;
  /** A person opens it as an inquiry: it is read as one, whatever it seems to be. */
  readonly asInquiry?: true;
};

/** The part of a directory entry that the reader may know. */
export function knownPerson(person: Person): KnownPerson {
  const { id, name, roles, mail, originatorType, mayBeAutomatic } = person;
  return {
    id,
    name,
    roles,
    mail,
    ...(originatorType && { originatorType }),
    ...(mayBeAutomatic !== undefined && { mayBeAutomatic }),
  };
}

/** Look-ups over plain values. Mail addresses are compared without regard to case. */
export function knownFrom(plain: SerializableKnown): Known {
  const people = new Map(plain.people.map((person) => [person.mail.toLowerCase(), person]));
  const references = plain.references === 'all' ? undefined : new Set(plain.references);
  return {
    mailboxAddress: plain.mailboxAddress,
    closedDays: plain.closedDays,
    personByMail: (address) => people.get(address.toLowerCase()),
    ownDomains: domainsOf([plain.mailboxAddress, ...plain.people.filter(isStaff).map(({ mail }) => mail)]),
    isOurReference: (ref) => references?.has(ref) ?? true,
  };
}

/** Originators and MCO contacts write from many houses, some of whose names are much alike: those are none of ours. */
const staffRoles: readonly string[] = [
  'memberLiaison',
  'esr',
  'unitLead',
  'accountManager',
  'leadership',
  'privacyOfficer',
];

function isStaff({ roles }: KnownPerson): boolean {
  return roles.some((role) => staffRoles.includes(role));
}

function domainsOf(addresses: readonly string[]): string[] {
  return [
    ...new Set(
      addresses.map((address) => address.split('@')[1]?.toLowerCase() ?? '').filter((domain) => domain !== ''),
    ),
  ];
}
