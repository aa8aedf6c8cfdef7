import { DateTime } from 'luxon';
import type { Calendar } from './calendar';
import { spanAtOrAfter } from './open-span-index';
import { isOpenMs, openOrNextMs } from './open-time';

/** How long after a closing a message that fell due at it may still go out. */
const deliverWithinMs = 5 * 60_000;

/**
 * Whether something due at `dueAt` may go out at `at`: the office is open, or it fell due at the very closing instant and
 * that is at most 5 minutes ago. Such a message belongs to that day and is not outside hours.
 * @throws OutsideCalendar
 */
export function mayDeliver(calendar: Calendar, at: DateTime, dueAt: DateTime): boolean {
  return mayDeliverMs(calendar, at.toMillis(), dueAt.toMillis());
}

/**
 * When something due at `dueAt` may go out, seen at `now`: at the later of the two when that may be (`mayDeliver`), else at
 * the next opening; UTC.
 * @throws OutsideCalendar
 */
export function deliveryAt(calendar: Calendar, dueAt: DateTime, now: DateTime): DateTime {
  const due = dueAt.toMillis();
  const at = Math.max(due, now.toMillis());
  return DateTime.fromMillis(mayDeliverMs(calendar, at, due) ? at : openOrNextMs(calendar, at), { zone: 'utc' });
}

function mayDeliverMs(calendar: Calendar, at: number, dueAt: number): boolean {
  if (isOpenMs(calendar, at)) return true;
  return at >= dueAt && at - dueAt <= deliverWithinMs && isClosing(calendar, dueAt);
}

/** Whether an open stretch ends at this instant. */
function isClosing(calendar: Calendar, ms: number): boolean {
  return calendar.spans.closes[spanAtOrAfter(calendar.spans, ms) - 1] === ms;
}
