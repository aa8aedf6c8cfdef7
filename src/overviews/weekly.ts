import type { DateTime } from 'luxon';
import { endOfDay, openingAfter } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import { localDate } from '../clock/local-time';
import type { Settled } from '../occasions/settled';
import { tellOnce } from '../occasions/tell-once';
import { hereFor } from '../people/cover';
import { weekView } from '../views/week-view';
import type { ViewContext } from '../views/view-context';
import type { OverviewParts } from './overview-parts';
import { isEmptyWeek, weekOf } from './week-of';

/** Card 28: on the first business day of a week the Account Manager and leadership get how the last one went, once. */
export async function tellWeek(parts: OverviewParts, settled: Settled, context: ViewContext): Promise<void> {
  const { calendar, now, directory } = context;
  const week = localDate(openingOfWeek(calendar, now), calendar.rules.zone);
  await settled.once(`week|${week}`, async () => {
    const readers = new Set([...hereFor(directory, 'accountManager', now), ...hereFor(directory, 'leadership', now)]);
    const figures = await weekOf(parts, context);
    if (isEmptyWeek(figures)) return true;
    let isSettled = true;
    for (const person of readers) {
      const view = weekView(figures, person, parts.newId(), context);
      isSettled = (await tellOnce(parts, `week|${week}|${person.id}`, [person], view)) && isSettled;
    }
    return isSettled;
  });
}

/** Whether the weekly card may go out at an instant: all of that day. @throws OutsideCalendar */
export function isWeekBeginning(calendar: Calendar, now: DateTime): boolean {
  const opening = openingOfWeek(calendar, now);
  return now >= opening && now <= endOfDay(calendar, opening);
}

/** The next instant at which the weekly card goes out, strictly after another. @throws OutsideCalendar */
export function nextWeekly(calendar: Calendar, after: DateTime): DateTime {
  const opening = openingOfWeek(calendar, after);
  return opening > after ? opening : openingOfWeek(calendar, after.plus({ weeks: 1 }));
}

function openingOfWeek(calendar: Calendar, at: DateTime): DateTime {
  return openingAfter(calendar, at.setZone(calendar.rules.zone).startOf('week'));
}
