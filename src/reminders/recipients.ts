import type { DateTime } from 'luxon';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import { backupContact, contactFor, coverFor, presentWith } from '../people/cover';
import type { Directory, Person, Role } from '../people/people';

/** Whom a reminder reaches: a group is resolved at the moment into those who are here then. */
export type Resolved =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'group'; readonly people: readonly Person[] }
  /** The Member Escalations mailbox itself (the notice of 2.b). */
  | { readonly kind: 'mailbox' }
  /** The sender of the mail that is answered. */
  | { readonly kind: 'writer' }
  | { readonly kind: 'nobody' };

const groups: Readonly<Partial<Record<Pending['to'], Role>>> = {
  anyLiaison: 'memberLiaison',
  unitLead: 'unitLead',
  accountManager: 'accountManager',
  leadership: 'leadership',
};

export function resolve(inquiry: Inquiry, to: Pending['to'], directory: Directory, now: DateTime): Resolved {
  const one = (person: Person | undefined): Resolved =>
    person === undefined ? { kind: 'nobody' } : { kind: 'person', person };
  const role = groups[to];
  if (role !== undefined) return { kind: 'group', people: presentWith(directory, role, now) };
  if (to.startsWith('person:')) return one(directory.byId(to.slice('person:'.length)));
  switch (to) {
    case 'owner': {
      const owner = inquiry.owner === undefined ? undefined : directory.byId(inquiry.owner);
      return one(owner === undefined ? presentWith(directory, 'unitLead', now)[0] : coverFor(directory, owner, now));
    }
    case 'mco':
    case 'formerMco':
      return one(contactOf(inquiry, directory, now));
    case 'mcoBackup': {
      const contact = contactOf(inquiry, directory, now);
      return one(contact === undefined ? undefined : backupContact(directory, contact));
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

function contactOf(inquiry: Inquiry, directory: Directory, now: DateTime): Person | undefined {
  const { request } = inquiry;
  if (request === undefined) return undefined;
  const named = request.contact === undefined ? undefined : directory.byId(request.contact);
  return named ?? contactFor(directory, request.mco, request.department, now);
}
