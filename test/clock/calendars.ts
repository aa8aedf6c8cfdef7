import { DateTime } from 'luxon';
import { buildCalendar, type Calendar } from '../../src/clock/calendar';
import type { CalendarRules } from '../../src/clock/calendar-rules';
import { iowaCalendarRules } from '../../src/clock/iowa-calendar';
import { weekdays } from '../../src/clock/local-date';

const years = { from: 2025, to: 2029 };

/** The office's own calendar. */
export const iowa = buildCalendar(iowaCalendarRules, years);

/** The office's calendar with other rules in some places. */
export function iowaWith(changes: Partial<CalendarRules>): Calendar {
  return buildCalendar({ ...iowaCalendarRules, ...changes }, years);
}

/** Rules with the same hours on each of the given days, and no holidays. */
export function plainRules(
  zone: string,
  spans: readonly string[],
  days: readonly (typeof weekdays)[number][] = weekdays,
): CalendarRules {
  return {
    zone,
    hours: Object.fromEntries(days.map((day) => [day, spans])),
    holidays: [],
    observed: {},
    extraClosures: [],
    partDays: [],
    removedHolidays: [],
  };
}

/** Monday to Friday with a break at noon. */
export const withBreak = iowaWith({
  hours: Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, ['08:00-12:00', '12:30-17:00']])),
});

/** Open without end. */
export const aroundTheClock = buildCalendar(plainRules('America/Chicago', ['00:00-24:00']), years);

/** A local Central time. */
export function central(text: string): DateTime {
  const at = DateTime.fromISO(text, { zone: 'America/Chicago' });
  if (!at.isValid) throw new Error(`${text} is no moment`);
  return at;
}

/** A moment as Central local time, in the shortest form that tells it. */
export function asCentral(at: DateTime): string {
  return (
    at.setZone('America/Chicago').toISO({ suppressSeconds: true, suppressMilliseconds: true, includeOffset: false }) ??
    'invalid'
  );
}
