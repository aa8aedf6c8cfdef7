import type { CalendarRules } from './calendar-rules';
import { dayNumber, isoDate, weekdayIndex, weekdayOf, type DayNumber } from './local-date';

const months = 'January February March April May June July August September October November December'.split(' ');
const longWeekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'last'];

const fixedDate = new RegExp(`^(${months.join('|')}) (\\d{1,2})$`);
const floatingDate = new RegExp(`^(${ordinals.join('|')}) (${longWeekdays.join('|')}) of (${months.join('|')})$`);
const besideDate = /^day (before|after) (.+)$/;

/** A holiday's date cannot be read. */
export class HolidayRuleInvalid extends Error {
  readonly code = 'HOLIDAY_RULE_INVALID';
  constructor(on: string) {
    super(
      `"${on}" is no date of the year. Write it like "July 4", "last Monday of May", or "day after fourth Thursday of November".`,
    );
    this.name = 'HolidayRuleInvalid';
  }
}

/**
 * The date on which a holiday falls in a year, before it is moved off a weekend; undefined when the year has none
 * (February 29, a fifth Monday).
 * @throws HolidayRuleInvalid when the words are none of the three forms.
 */
export function holidayDate(on: string, year: number): DayNumber | undefined {
  const fixed = fixedDate.exec(on);
  if (fixed !== null) return fixedIn(year, months.indexOf(fixed[1] ?? '') + 1, Number(fixed[2]), on);
  const floating = floatingDate.exec(on);
  if (floating !== null) {
    const [, ordinal = '', weekday = '', month = ''] = floating;
    return nthWeekday(year, months.indexOf(month) + 1, longWeekdays.indexOf(weekday), ordinal);
  }
  const beside = besideDate.exec(on);
  if (beside === null) throw new HolidayRuleInvalid(on);
  const base = holidayDate(beside[2] ?? '', year);
  if (base === undefined) return undefined;
  return beside[1] === 'before' ? base - 1 : base + 1;
}

/**
 * Every date in the years `from` to `to` on which a holiday is observed, with its name; dates in `removedHolidays` left out.
 * The years beside them are looked at too: New Year's Day on a Saturday is observed on December 31.
 */
export function observedHolidays(
  rules: Pick<CalendarRules, 'holidays' | 'observed' | 'removedHolidays'>,
  from: number,
  to: number,
): ReadonlyMap<DayNumber, string> {
  const first = dayNumber(from, 1, 1);
  const end = dayNumber(to + 1, 1, 1);
  const removed = new Set(rules.removedHolidays);
  const observed = new Map<DayNumber, string>();
  for (let year = from - 1; year <= to + 1; year++) {
    for (const { name, on } of rules.holidays) {
      const falls = holidayDate(on, year);
      if (falls === undefined) continue;
      const move = rules.observed[weekdayOf(falls)];
      const day = move === undefined ? falls : falls + (move === 'day before' ? -1 : 1);
      if (day < first || day >= end || observed.has(day) || removed.has(isoDate(day))) continue;
      observed.set(day, move === undefined ? name : `${name}, observed`);
    }
  }
  return observed;
}

function fixedIn(year: number, month: number, day: number, on: string): DayNumber | undefined {
  // A leap year has every date that a year can have.
  if (day < 1 || dayNumber(2028, month, day) >= endOfMonth(2028, month)) throw new HolidayRuleInvalid(on);
  const date = dayNumber(year, month, day);
  return date < endOfMonth(year, month) ? date : undefined;
}

function nthWeekday(year: number, month: number, weekday: number, ordinal: string): DayNumber | undefined {
  const first = dayNumber(year, month, 1);
  const firstOne = first + ((weekday - weekdayIndex(first) + 7) % 7);
  const end = endOfMonth(year, month);
  if (ordinal === 'last') return firstOne + 7 * Math.floor((end - 1 - firstOne) / 7);
  const date = firstOne + 7 * ordinals.indexOf(ordinal);
  return date < end ? date : undefined;
}

function endOfMonth(year: number, month: number): DayNumber {
  return month === 12 ? dayNumber(year + 1, 1, 1) : dayNumber(year, month + 1, 1);
}
