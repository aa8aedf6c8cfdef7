import type { Inquiry } from '../inquiry/inquiry';
import { actorOf } from '../people/actor';
import type { Person } from '../people/people';
import { maySee } from '../procedure/rights';
import type { DeskParts } from './parts';

/** Whether somebody may see the member's data of an inquiry now. */
export async function mayOpen(
  parts: Pick<DeskParts, 'people' | 'clock'>,
  person: Person,
  inquiry: Inquiry,
): Promise<boolean> {
  const directory = await parts.people.directory();
  return maySee(actorOf(person, directory, parts.clock.now()), inquiry);
}
