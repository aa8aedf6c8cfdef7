import type { Calendar } from './calendar';
import { dayMs } from './local-date';
import { inside, openOrNextMs, outside } from './open-time';
import { instantOf, offsetAt } from './zone-offsets';

/**
 * N business days on (or back), at the same local clock time, from the instant itself when open, else from the next
 * opening; epoch ms. Where the office is closed at that time: the opening, the end of the break, or the close of that day.
 * 0 is `openOrNextMs`.
 * @throws OutsideCalendar, RangeError when `days` is no whole number.
 */
export function addDaysMs(calendar: Calendar, ms: number, days: number): number {
  whole(days);
  const start = openOrNextMs(calendar, ms);
  if (days === 0) return start;
  const day = businessDayFrom(calendar, start, days);
  const local = start + offsetAt(calendar.zone, start);
  const time = local - Math.floor(local / dayMs) * dayMs;
  return intoHours(calendar, day, instantOf(calendar.zone, (calendar.firstDay + day) * dayMs + time));
}

/** The last close of the Nth business day after that of `openOrNextMs`; epoch ms. 0 is that day's own. @throws OutsideCalendar, RangeError */
export function closeOfBusinessDayMs(calendar: Calendar, ms: number, days: number): number {
  whole(days);
  return lastClose(calendar, businessDayFrom(calendar, openOrNextMs(calendar, ms), days));
}

/** The last close of the local day when it is still to come, else that of the next business day; epoch ms. @throws OutsideCalendar */
export function endOfDayMs(calendar: Calendar, ms: number): number {
  const day = dayOf(calendar, ms);
  if (isBusinessDay(calendar, day) && ms < lastClose(calendar, day)) return lastClose(calendar, day);
  return lastClose(calendar, businessDayAfter(calendar, day));
}

/** The first opening of a business day strictly after the instant; epoch ms. The end of a break is none. @throws OutsideCalendar */
export function openingAfterMs(calendar: Calendar, ms: number): number {
  const day = dayOf(calendar, ms);
  if (isBusinessDay(calendar, day) && ms < firstOpening(calendar, day)) return firstOpening(calendar, day);
  return firstOpening(calendar, businessDayAfter(calendar, day));
}

/** The day of the calendar's arrays (0 = its first) of an instant's local date. @throws OutsideCalendar */
export function dayOf(calendar: Calendar, ms: number): number {
  inside(calendar, ms);
  return Math.floor((ms + offsetAt(calendar.zone, ms)) / dayMs) - calendar.firstDay;
}

/** Whether a day of the calendar's arrays has any open minute. */
export function isBusinessDay(calendar: Calendar, day: number): boolean {
  return (calendar.firstSpan[day + 1] ?? 0) > (calendar.firstSpan[day] ?? 0);
}

/** The last close of a business day; epoch ms. */
export function lastClose(calendar: Calendar, day: number): number {
  return calendar.spans.closes[(calendar.firstSpan[day + 1] ?? 0) - 1] ?? 0;
}

function firstOpening(calendar: Calendar, day: number): number {
  return calendar.spans.opens[calendar.firstSpan[day] ?? 0] ?? 0;
}

function businessDayFrom(calendar: Calendar, openMs: number, days: number): number {
  const index = (calendar.businessDaysBefore[dayOf(calendar, openMs)] ?? 0) + days;
  const day = calendar.businessDays[index];
  if (day === undefined) throw outside(calendar);
  return day;
}

function businessDayAfter(calendar: Calendar, day: number): number {
  const next = calendar.businessDays[calendar.businessDaysBefore[day + 1] ?? 0];
  if (next === undefined) throw outside(calendar);
  return next;
}

function intoHours(calendar: Calendar, day: number, ms: number): number {
  const { opens, closes } = calendar.spans;
  for (let k = calendar.firstSpan[day] ?? 0; k < (calendar.firstSpan[day + 1] ?? 0); k++) {
    if (ms < (closes[k] ?? 0)) return Math.max(ms, opens[k] ?? 0);
  }
  return lastClose(calendar, day);
}

function whole(days: number): void {
  if (!Number.isInteger(days)) throw new RangeError(`Business days are counted whole, not ${String(days)}.`);
}
