import { openWhere } from '../occasions/open-inquiries';
import { dayOf } from '../overviews/day-of';
import { actorOf } from '../people/actor';
import type { Person } from '../people/people';
import { maySee } from '../procedure/rights';
import type { CardView } from '../views/card-view';
import { dayView } from '../views/day-view';
import { bringCard, type BringParts } from './bring-card';
import { contextsFor, viewContextAt } from './contexts';
import { currentView } from './current-view';
import type { DeskParts } from './parts';
import { text, type Press } from './press-data';

/** What there is to do today, as things stand at this moment. The list is written down first, as all lists are. */
export async function today(parts: DeskParts, person: Person): Promise<CardView> {
  const now = parts.clock.now();
  await parts.access.write({ at: now, person: person.id, action: 'list' });
  const context = await viewContextAt(parts, now);
  const open = await openWhere(parts.log, () => true);
  return dayView(await dayOf(parts, person, open, context), person, parts.newId(), context);
}

/**
 * Brings the card of an inquiry under the day's list, which then shows how things stand. The look is written down first.
 * @returns undefined when the card could not be brought, and is to be shown in the list's place.
 */
export async function bringToday(parts: BringParts, person: Person, p: Press): Promise<CardView | undefined> {
  const ref = text(p.data, 'ref').toUpperCase();
  const inquiry = ref === '' ? undefined : (await parts.log.read(ref))?.inquiry;
  if (inquiry === undefined) return undefined;
  const now = parts.clock.now();
  const contexts = await contextsFor(parts, inquiry, now);
  if (!maySee(actorOf(person, contexts.directory, now), inquiry)) return undefined;
  await parts.access.write({ at: now, person: person.id, action: 'view', ref });
  const shown = currentView(inquiry, person, parts.newId(), contexts);
  return (await bringCard(parts, person, inquiry, shown)) ? today(parts, person) : undefined;
}
