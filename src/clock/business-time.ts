import { DateTime } from 'luxon';
import {
  addDaysMs,
  closeOfBusinessDayMs,
  dayOf,
  endOfDayMs,
  isBusinessDay,
  lastClose,
  openingAfterMs,
} from './business-days';
import type { Calendar } from './calendar';
import { openMsBefore } from './open-span-index';
import { addMs, isOpenMs, openMsBetweenMs, openOrClosingMs, openOrNextMs } from './open-time';

/** Whether the office is open: from the opening on, no longer at the closing. @throws OutsideCalendar */
export function isOpen(calendar: Calendar, at: DateTime): boolean {
  return isOpenMs(calendar, at.toMillis());
}

/** The moment itself when the office is open, else the next opening (after a break too); UTC. @throws OutsideCalendar */
export function openOrNext(calendar: Calendar, at: DateTime): DateTime {
  return utc(openOrNextMs(calendar, at.toMillis()));
}

/** The last moment at which the office is open, up to the given one: itself, or the closing before it; UTC. @throws OutsideCalendar */
export function lastOpenMoment(calendar: Calendar, at: DateTime): DateTime {
  return utc(openOrClosingMs(calendar, at.toMillis()));
}

/** The first opening of a business day strictly after the moment: "08:00 of the next business day"; UTC. @throws OutsideCalendar */
export function openingAfter(calendar: Calendar, at: DateTime): DateTime {
  return utc(openingAfterMs(calendar, at.toMillis()));
}

/**
 * The moment moved by business minutes, forward or (negative) back; UTC. Forward it may land on a closing, back on an
 * opening. 0 is `openOrNext`.
 * @throws OutsideCalendar
 */
export function addBusinessMinutes(calendar: Calendar, at: DateTime, minutes: number): DateTime {
  return utc(addMs(calendar, at.toMillis(), minutes));
}

/**
 * The same local clock time N business days on, counted from the moment when open, else from the next opening; UTC. Where
 * the office is closed at that time: the opening, the end of the break, or the close of that day.
 * @throws OutsideCalendar, RangeError when `days` is no whole number.
 */
export function addBusinessDays(calendar: Calendar, at: DateTime, days: number): DateTime {
  return utc(addDaysMs(calendar, at.toMillis(), days));
}

/**
 * "Within N business days": the close of the Nth business day after the moment, counted from it when open, else from the
 * next opening; UTC.
 * @throws OutsideCalendar, RangeError when `days` is no whole number.
 */
export function closeOfBusinessDay(calendar: Calendar, at: DateTime, days: number): DateTime {
  return utc(closeOfBusinessDayMs(calendar, at.toMillis(), days));
}

/** "End of day" (4d, 5d): the close of the day; at or after it, and on a closed day, that of the next business day; UTC. @throws OutsideCalendar */
export function endOfDay(calendar: Calendar, at: DateTime): DateTime {
  return utc(endOfDayMs(calendar, at.toMillis()));
}

/** The open time in [from, to) in ms; negative when `to` comes first. @throws OutsideCalendar */
export function openMsBetween(calendar: Calendar, from: DateTime, to: DateTime): number {
  return openMsBetweenMs(calendar, from.toMillis(), to.toMillis());
}

/** The open time in [from, to) in minutes, with fractions; negative when `to` comes first. @throws OutsideCalendar */
export function openMinutesBetween(calendar: Calendar, from: DateTime, to: DateTime): number {
  return openMsBetween(calendar, from, to) / 60_000;
}

/** The open minutes from the moment to the close of its local day; 0 after it and on a closed day. @throws OutsideCalendar */
export function openMinutesLeftToday(calendar: Calendar, at: DateTime): number {
  const ms = at.toMillis();
  const day = dayOf(calendar, ms);
  if (!isBusinessDay(calendar, day) || ms >= lastClose(calendar, day)) return 0;
  const { spans, firstSpan } = calendar;
  return ((spans.before[firstSpan[day + 1] ?? 0] ?? 0) - openMsBefore(spans, ms)) / 60_000;
}

function utc(ms: number): DateTime {
  return DateTime.fromMillis(ms, { zone: 'utc' });
}
