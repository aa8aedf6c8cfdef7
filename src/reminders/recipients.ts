import type { DateTime } from 'luxon';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import { backupContact, contactFor, contactHere, coverFor, hereFor } from '../people/cover';
import { roleOfGroup, type Directory, type Person, type Role } from '../people/people';

/**
 * Whom a reminder reaches: a group is resolved at the moment into those who are here then.
 * `insteadOf`: they get it because another, or everybody of that group, is away or gone.
 */
export type Resolved =
  | { readonly kind: 'person'; readonly person: Person; readonly insteadOf?: string }
  | { readonly kind: 'group'; readonly people: readonly Person[]; readonly insteadOf?: string }
  /** The Member Escalations mailbox itself (the notice of 2.b). */
  | { readonly kind: 'mailbox' }
  /** The sender of the mail that is answered. */
  | { readonly kind: 'writer' }
  | { readonly kind: 'nobody' };

export function resolve(
  inquiry: Inquiry,
  { to, insteadOf }: Pick<Pending, 'to' | 'insteadOf'>,
  directory: Directory,
  now: DateTime,
): Resolved {
  const role = roleOfGroup[to];
  if (role !== undefined) return group(to, role, directory, now);
  if (to.startsWith('person:')) return one(directory.byId(to.slice('person:'.length)), insteadOf);
  switch (to) {
    case 'owner': {
      if (inquiry.owner === undefined) return one(hereFor(directory, 'unitLead', now)[0]);
      const owner = directory.byId(inquiry.owner);
      const person = owner === undefined ? hereFor(directory, 'unitLead', now)[0] : coverFor(directory, owner, now);
      return one(person, inquiry.owner);
    }
    case 'mco':
    case 'formerMco': {
      const contact = contactOf(inquiry, directory, now);
      return one(contact && contactHere(directory, contact, now), contact?.id);
    }
    case 'mcoBackup': {
      const contact = contactOf(inquiry, directory, now);
      // Who stands in for the contact has the reminder of it: a miss is told to a further one.
      return one(contact && backupContact(directory, contact, now, contactHere(directory, contact, now)));
    }
    case 'originator':
      return one(inquiry.originator === undefined ? undefined : directory.byId(inquiry.originator));
    case 'mailbox':
      return { kind: 'mailbox' };
    case 'writer':
      return { kind: 'writer' };
    default:
      return { kind: 'nobody' };
  }
}

/** @param wanted whose it is; another who gets it is told why. */
function one(person: Person | undefined, wanted?: string): Resolved {
  if (person === undefined) return { kind: 'nobody' };
  return { kind: 'person', person, ...(wanted !== undefined && wanted !== person.id && { insteadOf: wanted }) };
}

function group(to: Pending['to'], role: Role, directory: Directory, now: DateTime): Resolved {
  const people = hereFor(directory, role, now);
  const isCovered = people.some((person) => !person.roles.includes(role));
  return { kind: 'group', people, ...(isCovered && { insteadOf: to }) };
}

function contactOf(inquiry: Inquiry, directory: Directory, now: DateTime): Person | undefined {
  const { request } = inquiry;
  if (request === undefined) return undefined;
  const named = request.contact === undefined ? undefined : directory.byId(request.contact);
  return named ?? contactFor(directory, request.mco, request.department, now);
}
