import type { DateTime } from 'luxon';
import { isOpen, openOrNext } from '../src/clock/business-time';
import type { Calendar } from '../src/clock/calendar';

/** 9:00 AM in the office's zone on the date of `at` when that is a business day, else on the next one; UTC. */
export function dayStart(calendar: Calendar, at: DateTime): DateTime {
  const nine = (day: DateTime): DateTime => day.setZone(calendar.rules.zone).startOf('day').set({ hour: 9 });
  const first = nine(at);
  if (isOpen(calendar, first)) return first.toUTC();
  // A day that opens later starts then.
  const opening = openOrNext(calendar, first);
  const start = nine(opening);
  return (isOpen(calendar, start) ? start : opening).toUTC();
}
