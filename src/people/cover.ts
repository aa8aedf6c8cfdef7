import type { DateTime } from 'luxon';
import { isStaff } from '../inquiry/staff';
import { directoryOf, type Directory, type Person, type Role } from './people';

/** Whether somebody is here now. */
export function isPresent(person: Person, now: DateTime): boolean {
  return person.awayUntil === undefined || person.awayUntil <= now;
}

/**
 * Who of a role is here; else who stands in for them; when nobody at all is here, all of them: nothing is addressed to no
 * one. A unit without a Unit Lead has its Account Manager.
 */
export function hereFor(directory: Directory, role: Role, now: DateTime): readonly Person[] {
  const all = directory.withRole(role);
  if (all.length === 0 && role === 'unitLead') return hereFor(directory, 'accountManager', now);
  const here = all.filter((person) => isPresent(person, now));
  if (here.length > 0) return here;
  const covers = new Set(all.map((person) => coverFor(directory, person, now)));
  const present = [...covers].filter((person) => isPresent(person, now));
  return present.length > 0 ? present : all;
}

/**
 * Follows backups from somebody of the unit who is away to somebody who is here, never in a circle: their own, then the
 * Unit Lead and theirs, then the Account Manager and theirs, then whoever of the unit is here.
 * With nobody here it is the Account Manager.
 */
export function coverFor(directory: Directory, person: Person, now: DateTime): Person {
  for (const other of standIns(directory, person)) if (isPresent(other, now)) return other;
  return directory.withRole('accountManager')[0] ?? person;
}

/** Who stands in while somebody is away, known before they go; undefined when nobody can. */
export function standInFor(directory: Directory, person: Person, now: DateTime): Person | undefined {
  const gone: Person = { ...person, awayUntil: now.plus({ years: 1 }) };
  const without = directoryOf(directory.all.map((one) => (one.id === person.id ? gone : one)));
  const found = isStaff(person) ? coverFor(without, gone, now) : contactHere(without, gone, now);
  return found.id === person.id || !isPresent(found, now) ? undefined : found;
}

/** The person and everybody who may stand in, in the order in which they are asked. */
function* standIns(directory: Directory, person: Person): Iterable<Person> {
  yield* chain(directory, person);
  for (const role of ['unitLead', 'accountManager'] as const)
    for (const lead of directory.withRole(role)) yield* chain(directory, lead);
  const staff = directory.all.filter(isStaff);
  yield* staff.filter((other) => other.roles.some((role) => person.roles.includes(role)));
  yield* staff;
}

/** Somebody and their backups, each once. Nobody outside the unit stands in for somebody of it. */
function* chain(directory: Directory, person: Person): Iterable<Person> {
  const seen = new Set<string>();
  let current: Person | undefined = person;
  while (current !== undefined && !seen.has(current.id)) {
    if (current === person || mayStandIn(current, person)) yield current;
    seen.add(current.id);
    current = current.backup === undefined ? undefined : directory.byId(current.backup);
  }
}

function mayStandIn(other: Person, person: Person): boolean {
  return isStaff(other) || (!isStaff(person) && other.roles.some((role) => person.roles.includes(role)));
}

/** The contact of an MCO for a department: one who names it, else any; present before away. */
export function contactFor(directory: Directory, mco: string, department: string, now: DateTime): Person | undefined {
  const contacts = directory.contactsOf(mco);
  const named = contacts.filter((person) => person.departments?.some((its) => its === department) === true);
  const order = [...named, ...contacts];
  return order.find((person) => isPresent(person, now)) ?? order[0];
}

/** An MCO contact, or while they are away who of the same MCO is here; never somebody of another. */
export function contactHere(directory: Directory, contact: Person, now: DateTime): Person {
  if (isPresent(contact, now)) return contact;
  const backup = backupContact(directory, contact, now);
  return backup !== undefined && isPresent(backup, now) ? backup : contact;
}

/**
 * The stand-in of an MCO contact: its own backup, else another contact of the same MCO; present before away.
 * @param has who has it already: what is told to a further person is not told to them again.
 */
export function backupContact(
  directory: Directory,
  contact: Person,
  now: DateTime,
  has: Person = contact,
): Person | undefined {
  const named = contact.backup === undefined ? undefined : directory.byId(contact.backup);
  const others = directory.contactsOf(contact.mco ?? '').filter((other) => other.id !== contact.id);
  const order = (named === undefined ? others : [named, ...others]).filter(({ id }) => id !== has.id);
  return order.find((person) => isPresent(person, now)) ?? order[0];
}
