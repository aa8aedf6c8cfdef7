import type { Calendar } from './calendar';
import { earliestWith, latestWith, openMsBefore, spanAtOrAfter } from './open-span-index';
import { OutsideCalendar } from './outside-calendar';

/** Whether the office is open at an instant (epoch ms): from the opening on, no longer at the closing. @throws OutsideCalendar */
export function isOpenMs(calendar: Calendar, ms: number): boolean {
  inside(calendar, ms);
  const k = spanAtOrAfter(calendar.spans, ms);
  return k < calendar.spans.count && (calendar.spans.opens[k] ?? 0) <= ms;
}

/** The instant itself when open, else the next opening; epoch ms. @throws OutsideCalendar */
export function openOrNextMs(calendar: Calendar, ms: number): number {
  inside(calendar, ms);
  const k = spanAtOrAfter(calendar.spans, ms);
  if (k === calendar.spans.count) throw outside(calendar);
  return Math.max(ms, calendar.spans.opens[k] ?? 0);
}

/** The instant itself when open or a closing, else the closing before it; epoch ms. @throws OutsideCalendar */
export function openOrClosingMs(calendar: Calendar, ms: number): number {
  inside(calendar, ms);
  const k = spanAtOrAfter(calendar.spans, ms);
  if ((calendar.spans.opens[k] ?? Infinity) <= ms) return ms;
  const close = calendar.spans.closes[k - 1];
  if (close === undefined) throw outside(calendar);
  return close;
}

/**
 * An instant (epoch ms) moved by business minutes; fractions are rounded to a ms. More than 0: the earliest instant with so
 * many open minutes since `ms`, so it may be a closing. 0: `openOrNextMs`. Less: the latest with so many up to `ms`, so it
 * may be an opening.
 * @throws OutsideCalendar
 */
export function addMs(calendar: Calendar, ms: number, minutes: number): number {
  const added = Math.round(minutes * 60_000);
  if (added === 0) return openOrNextMs(calendar, ms);
  inside(calendar, ms);
  const { spans } = calendar;
  const openMs = openMsBefore(spans, ms) + added;
  if (!(openMs >= 0 && openMs <= (spans.before[spans.count] ?? 0))) throw outside(calendar);
  return added > 0 ? earliestWith(spans, openMs) : latestWith(spans, openMs);
}

/** The open time in [from, to), in ms of elapsed time; negative when `to` comes first. @throws OutsideCalendar */
export function openMsBetweenMs(calendar: Calendar, from: number, to: number): number {
  inside(calendar, from);
  inside(calendar, to);
  return openMsBefore(calendar.spans, to) - openMsBefore(calendar.spans, from);
}

/** Refuses an instant of which the calendar knows nothing, and one that is no number. @throws OutsideCalendar */
export function inside(calendar: Calendar, ms: number): void {
  if (!(ms >= calendar.startMs && ms < calendar.endMs)) throw outside(calendar);
}

/** The fault to throw when the answer lies outside. */
export function outside(calendar: Calendar): OutsideCalendar {
  return new OutsideCalendar(calendar.years.from, calendar.years.to);
}
