import type { DateTime } from 'luxon';
import type { Request } from '../inquiry/inquiry';
import { isPresent } from './cover';
import type { Directory, Person } from './people';

/**
 * To whom of the same MCO a request goes whose mail came back: the contact's own backup, else somebody of the same department,
 * else another contact; present before away. Nobody whose mail came back for this request.
 */
export function nextContact(
  directory: Directory,
  { mco, department, cameBackFrom = [] }: Request,
  from: Person,
  now: DateTime,
): Person | undefined {
  const contacts = directory.contactsOf(mco);
  const named = contacts.filter(({ id }) => id === from.backup);
  const colleagues = contacts.filter(({ departments }) => departments?.includes(department) === true);
  const order = [...named, ...colleagues, ...contacts].filter(({ id }) => id !== from.id && !cameBackFrom.includes(id));
  return order.find((person) => isPresent(person, now)) ?? order[0];
}
