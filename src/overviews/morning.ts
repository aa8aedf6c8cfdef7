import type { DateTime } from 'luxon';
import { addBusinessMinutes, openingAfter } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import { localDate } from '../clock/local-time';
import { isStaff } from '../inquiry/staff';
import { openWhere } from '../occasions/open-inquiries';
import type { Settled } from '../occasions/settled';
import { tellOnce } from '../occasions/tell-once';
import { isPresent } from '../people/cover';
import { dayView } from '../views/day-view';
import type { ViewContext } from '../views/view-context';
import { dayOf, isWorthTelling } from './day-of';
import type { OverviewParts } from './overview-parts';

/** Later than this after the opening, such as after a time down, a morning card would tell what people know by then. */
const lateMinutes = 120;

/**
 * Card 25: at the opening of a business day everybody of the unit gets what there is to do, once. Who has nothing gets nothing,
 * and who has only what is overdue the reminders of it alone, which come at the same moment.
 */
export async function tellMornings(parts: OverviewParts, settled: Settled, context: ViewContext): Promise<void> {
  const { calendar, now, directory } = context;
  const day = localDate(now, calendar.rules.zone);
  await settled.once(`morning|${day}`, async () => {
    const open = await openWhere(parts.log, () => true);
    let isSettled = true;
    for (const person of directory.all) {
      if (!isStaff(person) || !isPresent(person, now)) continue;
      const key = `morning|${day}|${person.id}`;
      if (await parts.tellings.isTold(key)) continue;
      const theirs = await dayOf(parts, person, open, context);
      if (!isWorthTelling(theirs)) continue;
      isSettled = (await tellOnce(parts, key, [person], dayView(theirs, person, parts.newId(), context))) && isSettled;
    }
    return isSettled;
  });
}

/** Whether morning cards may go out at an instant. @throws OutsideCalendar */
export function isMorning(calendar: Calendar, now: DateTime): boolean {
  const opening = openingOf(calendar, now);
  return now >= opening && now <= addBusinessMinutes(calendar, opening, lateMinutes);
}

/** The next instant at which morning cards go out, strictly after another. @throws OutsideCalendar */
export function nextMorning(calendar: Calendar, after: DateTime): DateTime {
  const today = openingOf(calendar, after);
  return today > after ? today : openingAfter(calendar, after);
}

/** When the office opens on the day of an instant; on a closed day, the next opening. */
function openingOf(calendar: Calendar, at: DateTime): DateTime {
  return openingAfter(calendar, at.setZone(calendar.rules.zone).startOf('day'));
}
