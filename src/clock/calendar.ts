import type { CalendarRules } from './calendar-rules';
import { observedHolidays } from './holidays';
import { dayMs, dayNumber, isoDate, parseIsoDate, weekdayOf, weekdays, type DayNumber } from './local-date';
import { openSpans, type OpenSpan } from './open-spans';
import { openSpanIndex, type OpenSpanIndex } from './open-span-index';
import { instantOf, zoneOffsets, type ZoneOffsets } from './zone-offsets';

/** The years to build a calendar for, both included. */
export type Years = { readonly from: number; readonly to: number };

/**
 * Rules laid out over years as plain numbers, so that every question is some array look-ups. Ask it through
 * `business-time.ts` (DateTime) or `open-time.ts` and `business-days.ts` (epoch ms).
 */
export type Calendar = {
  readonly rules: CalendarRules;
  readonly years: Years;
  readonly zone: ZoneOffsets;
  /** Epoch ms: the calendar speaks of [startMs, endMs). */
  readonly startMs: number;
  readonly endMs: number;
  readonly spans: OpenSpanIndex;
  /** The local date of day 0 of the arrays below. */
  readonly firstDay: DayNumber;
  /** The first span of each day; one entry more than days. */
  readonly firstSpan: Int32Array;
  /** The days (0 = `firstDay`) with any open minute. */
  readonly businessDays: Int32Array;
  /** How many business days lie before each day; one entry more than days. */
  readonly businessDaysBefore: Int32Array;
  /** Why a date is closed or shorter, where that is not its day of the week. */
  readonly notes: ReadonlyMap<DayNumber, string>;
};

/**
 * Lays the rules out over the given years.
 * @throws UnknownZone, OpenSpansInvalid, HolidayRuleInvalid, RangeError for rules that were not parsed before.
 */
export function buildCalendar(rules: CalendarRules, years: Years): Calendar {
  const firstDay = dayNumber(years.from, 1, 1);
  const days = dayNumber(years.to + 1, 1, 1) - firstDay;
  if (!(days > 0)) throw new RangeError(`A calendar cannot run from ${String(years.from)} to ${String(years.to)}.`);
  const zone = zoneOffsets(rules.zone, years.from, years.to);
  const { hoursOf, notes } = hoursByDate(rules, years);

  const opens: number[] = [];
  const closes: number[] = [];
  const firstSpan = new Int32Array(days + 1);
  const businessDaysBefore = new Int32Array(days + 1);
  const businessDays: number[] = [];
  for (let day = 0; day < days; day++) {
    const midnight = (firstDay + day) * dayMs;
    for (const span of hoursOf(firstDay + day)) {
      const open = Math.max(instantOf(zone, midnight + span.from * 60_000), closes.at(-1) ?? -Infinity);
      const close = instantOf(zone, midnight + span.to * 60_000);
      // A stretch inside the hour that a daylight change skips has no minute.
      if (close <= open) continue;
      opens.push(open);
      closes.push(close);
    }
    firstSpan[day + 1] = opens.length;
    if (opens.length > (firstSpan[day] ?? 0)) businessDays.push(day);
    businessDaysBefore[day + 1] = businessDays.length;
  }
  const startMs = instantOf(zone, firstDay * dayMs);
  const endMs = instantOf(zone, (firstDay + days) * dayMs);
  return {
    rules,
    years,
    zone,
    startMs,
    endMs,
    spans: openSpanIndex(opens, closes, startMs, endMs),
    firstDay,
    firstSpan,
    businessDays: Int32Array.from(businessDays),
    businessDaysBefore,
    notes,
  };
}

function hoursByDate(rules: CalendarRules, years: Years) {
  const weekly = new Map(weekdays.map((weekday) => [weekday, openSpans(rules.hours[weekday] ?? [])]));
  const special = new Map<DayNumber, readonly OpenSpan[]>();
  const notes = new Map<DayNumber, string>();
  const set = (day: DayNumber, name: string, open: readonly OpenSpan[]) => {
    special.set(day, open);
    notes.set(day, name);
  };
  for (const [day, name] of observedHolidays(rules, years.from, years.to)) set(day, name, []);
  for (const { date, name } of rules.extraClosures) set(dayOf(date), name, []);
  for (const { date, name, open } of rules.partDays) set(dayOf(date), name, openSpans(open));
  return { notes, hoursOf: (day: DayNumber) => special.get(day) ?? weekly.get(weekdayOf(day)) ?? [] };
}

function dayOf(date: string): DayNumber {
  const day = parseIsoDate(date);
  if (day === undefined)
    throw new RangeError(`"${date}" is no date. Write it like ${isoDate(dayNumber(2026, 12, 24))}.`);
  return day;
}
