import { weekOf } from '../overviews/week-of';
import type { Person } from '../people/people';
import type { CardView } from '../views/card-view';
import { weekView } from '../views/week-view';
import { viewContextAt } from './contexts';
import type { DeskParts } from './parts';

/** How the last week went, and what is open at this moment. The look at the list of the oldest is written down first. */
export async function weekReport(parts: DeskParts, person: Person): Promise<CardView> {
  const now = parts.clock.now();
  await parts.access.write({ at: now, person: person.id, action: 'list' });
  const context = await viewContextAt(parts, now);
  return weekView(await weekOf(parts, context), person, parts.newId(), context);
}
