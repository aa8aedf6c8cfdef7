import type { Inquiry } from '../inquiry/inquiry';
import { actorOf } from '../people/actor';
import type { Person } from '../people/people';
import { glassUntil } from '../procedure/break-glass';
import { maySee } from '../procedure/rights';
import { mayBreakGlass } from './may-break-glass';
import type { DeskParts } from './parts';

/** Whether somebody may see the member's data of an inquiry now, by their rights or because they opened it in an emergency. */
export async function mayOpen(
  parts: Pick<DeskParts, 'people' | 'clock' | 'log'>,
  person: Person,
  inquiry: Inquiry,
): Promise<boolean> {
  const directory = await parts.people.directory();
  const now = parts.clock.now();
  if (maySee(actorOf(person, directory, now), inquiry)) return true;
  return mayBreakGlass(person) && glassUntil(await parts.log.lines(inquiry.ref), person.id, now) !== undefined;
}
