import type { Weekday } from './local-date';

/** When the office is open, as data that policy staff can read and change. Iowa's own are in `calendar-rules.json`. */
export type CalendarRules = {
  /** A name of the time zone database. */
  readonly zone: string;
  /** Open stretches by day of the week, local time; a day that is not named is closed. */
  readonly hours: Readonly<Partial<Record<Weekday, readonly string[]>>>;
  /** Closed each year; `on` is "July 4", "last Monday of May", or "day after fourth Thursday of November". */
  readonly holidays: readonly Holiday[];
  /** Where a holiday goes that falls on this day of the week; one that is not named stays. Iowa Code 1C.2(3). */
  readonly observed: Readonly<Partial<Record<Weekday, 'day before' | 'day after'>>>;
  /** Closed on this date only, the whole day. */
  readonly extraClosures: readonly Closure[];
  /** Open in these stretches on this date, instead of the usual hours. */
  readonly partDays: readonly PartDay[];
  /** Dates on which the office is open although a holiday is observed. */
  readonly removedHolidays: readonly string[];
};

export type Holiday = { readonly name: string; readonly on: string };

/** `date` is local, `2026-12-24`. */
export type Closure = { readonly date: string; readonly name: string };

/** `open` is what is left of the day, local time. */
export type PartDay = Closure & { readonly open: readonly string[] };
