import type { DueParts } from '../reminders/due-parts';
import { enclosedView, envelopeView } from '../reminders/enclosed-views';
import type { Person } from '../people/people';
import type { CardView } from '../views/card-view';
import { bringCard, type BringParts } from './bring-card';
import { contextsFor } from './contexts';
import type { DeskParts } from './parts';
import { text, type Press } from './press-data';

/** What a list is called: anything else is no list of ours, and no key of a table. */
const envelopeId = /^[\w-]{1,64}$/;

/**
 * Brings one reminder of a list as a card of its own, under the list: it is answered there, and the list stays as it is. It is
 * the card that would have come alone, so it holds no member data.
 * @returns the list as things stand; undefined when the card could not be brought, and is to be shown in its place.
 */
export async function bring(parts: BringParts, person: Person, p: Press): Promise<CardView | undefined> {
  const ref = text(p.data, 'ref').toUpperCase();
  // Everybody has their own: another person's list is not found.
  const named = text(p.data, 'envelope');
  const envelope = envelopeId.test(named) ? await parts.outbox.read(person.id, named) : undefined;
  const enclosed = envelope?.enclosed[Number(p.data['at'])];
  if (envelope === undefined || enclosed?.ref !== ref) return undefined;
  const looking = { ...parts, contexts: contextsOf(parts) };
  const shown = await enclosedView(looking, enclosed, person);
  if (!shown.isOver && !(await bringCard(parts, person, enclosed, shown.view))) return undefined;
  return envelopeView(looking, envelope, person);
}

function contextsOf(parts: DeskParts): DueParts['contexts'] {
  return (inquiry, now) => contextsFor(parts, inquiry, now);
}
