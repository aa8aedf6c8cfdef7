import type { DateTime } from 'luxon';
import type { Directory, Person, Role } from './people';

/** Whether somebody is here now. */
export function isPresent(person: Person, now: DateTime): boolean {
  return person.awayUntil === undefined || person.awayUntil <= now;
}

/** Who of a role is here; when nobody is, all of them: nothing is addressed to no one. */
export function presentWith(directory: Directory, role: Role, now: DateTime): readonly Person[] {
  const all = directory.withRole(role);
  const here = all.filter((person) => isPresent(person, now));
  return here.length > 0 ? here : all;
}

/** Follows backups from somebody who is away to somebody who is here; never in a circle. */
export function coverFor(directory: Directory, person: Person, now: DateTime): Person {
  const seen = new Set<string>();
  let current: Person | undefined = person;
  while (current !== undefined && !seen.has(current.id)) {
    if (isPresent(current, now)) return current;
    seen.add(current.id);
    current = current.backup === undefined ? undefined : directory.byId(current.backup);
  }
  const lead = presentWith(directory, 'unitLead', now)[0];
  return lead !== undefined && isPresent(lead, now)
    ? lead
    : (presentWith(directory, 'accountManager', now)[0] ?? person);
}

/** The Unit Leads who are here; when none is, who stands in for them: what is for the Unit Lead never waits for nobody. */
export function leadsNow(directory: Directory, now: DateTime): readonly Person[] {
  const leads = presentWith(directory, 'unitLead', now);
  return leads.length === 0
    ? presentWith(directory, 'accountManager', now)
    : [...new Set(leads.map((lead) => coverFor(directory, lead, now)))];
}

/** The contact of an MCO for a department: one who names it, else any; present before away. */
export function contactFor(directory: Directory, mco: string, department: string, now: DateTime): Person | undefined {
  const contacts = directory.contactsOf(mco);
  const named = contacts.filter((person) => person.departments?.some((its) => its === department) === true);
  const order = [...named, ...contacts];
  return order.find((person) => isPresent(person, now)) ?? order[0];
}

/** The stand-in of an MCO contact: its own backup, else another contact of the same MCO. */
export function backupContact(directory: Directory, contact: Person): Person | undefined {
  const named = contact.backup === undefined ? undefined : directory.byId(contact.backup);
  if (named !== undefined) return named;
  return directory.contactsOf(contact.mco ?? '').find((other) => other.id !== contact.id);
}
