import { addDaysMs, endOfDayMs } from './business-days';
import type { Calendar } from './calendar';
import type { CalendarRules } from './calendar-rules';
import { growingCalendar } from './growing-calendar';
import { hoursFromText } from './hours-text';
import { instantOfWritten, isoWithOffset, parseWrittenInstant, yearOf, type WrittenInstant } from './iso-instant';
import { parseIsoDate } from './local-date';
import { addMs, openMsBetweenMs } from './open-time';

/** What a case answers: a moment with the zone's offset, or open seconds. */
export type CaseAnswer = { readonly at: string } | { readonly seconds: number };

/** A case that cannot be answered as it stands. */
export class CaseInvalid extends Error {
  readonly code = 'CASE_INVALID';
  constructor(problem: string) {
    super(problem);
    this.name = 'CaseInvalid';
  }
}

type Fields = Readonly<Partial<Record<string, unknown>>>;

/** Calendars are built once for each zone, hours and holidays; so many are kept. */
const keptCalendars = 256;

/**
 * Answers cases, each with a calendar of its own: `zone`, `hours`, `holidays` (the closures, all of them), `start`, and `op`
 * "add" (`amount`: businessMinutes, which may be negative or have a fraction, or whole businessDays), "between" (`end`) or
 * "endOfDay".
 * @throws CaseInvalid, OpenSpansInvalid, UnknownZone, TooFarAway: each says what to correct.
 */
export function caseAnswerer(): (fields: Fields) => CaseAnswer {
  const calendars = new Map<string, ReturnType<typeof growingCalendar>>();
  const calendarOf = (fields: Fields) => {
    const { zone, hours, holidays = [] } = fields;
    const key = JSON.stringify([zone, hours, holidays]);
    const known = calendars.get(key);
    if (known !== undefined) return known;
    const made = growingCalendar(rulesOf(zone, hours, holidays));
    if (calendars.size >= keptCalendars) calendars.delete(calendars.keys().next().value ?? '');
    calendars.set(key, made);
    return made;
  };
  return (fields) => {
    const ask = askOf(fields);
    return calendarOf(fields)(ask.years, ask.answer);
  };
}

type Ask = { readonly years: { from: number; to: number }; readonly answer: (calendar: Calendar) => CaseAnswer };

function askOf(fields: Fields): Ask {
  const start = written('start', fields['start']);
  const year = yearOf(start);
  const years = { from: year, to: year };
  const moment = (move: (calendar: Calendar, ms: number) => number): Ask => ({
    years,
    answer: (calendar) => ({
      at: isoWithOffset(calendar.zone, move(calendar, instantOfWritten(calendar.zone, start))),
    }),
  });
  switch (fields['op']) {
    case 'endOfDay':
      return moment(endOfDayMs);
    case 'add': {
      const { days, minutes } = amountOf(fields['amount']);
      return moment((calendar, ms) =>
        days === undefined ? addMs(calendar, ms, minutes) : addDaysMs(calendar, ms, days),
      );
    }
    case 'between': {
      const end = written('end', fields['end']);
      return {
        years: { from: Math.min(year, yearOf(end)), to: Math.max(year, yearOf(end)) },
        answer: (calendar) => ({ seconds: secondsBetween(calendar, start, end) }),
      };
    }
    default:
      throw new CaseInvalid('"op" must be "add", "between" or "endOfDay".');
  }
}

function secondsBetween(calendar: Calendar, start: WrittenInstant, end: WrittenInstant): number {
  const from = instantOfWritten(calendar.zone, start);
  const to = instantOfWritten(calendar.zone, end);
  return openMsBetweenMs(calendar, from, to) / 1000;
}

function amountOf(amount: unknown): { readonly days: number | undefined; readonly minutes: number } {
  const { businessMinutes: minutes, businessDays: days } = isFields(amount) ? amount : {};
  if (typeof minutes === 'number' && days === undefined) return { days, minutes };
  if (typeof days === 'number' && Number.isInteger(days) && minutes === undefined) return { days, minutes: 0 };
  throw new CaseInvalid('"amount" must be {"businessMinutes": number} or {"businessDays": whole number}.');
}

function written(field: string, value: unknown): WrittenInstant {
  const instant = typeof value === 'string' ? parseWrittenInstant(value) : undefined;
  if (instant !== undefined) return instant;
  throw new CaseInvalid(
    `"${field}" must be an ISO date and time, such as "2026-11-25T15:30:00-06:00"; without offset it is local time of the zone.`,
  );
}

function rulesOf(zone: unknown, hours: unknown, holidays: unknown): CalendarRules {
  if (typeof zone !== 'string') throw new CaseInvalid('"zone" must be a time zone, such as "America/Chicago".');
  if (typeof hours !== 'string') throw new CaseInvalid('"hours" must be a text, such as "Mon-Fri 08:00-17:00".');
  const dates: readonly unknown[] = Array.isArray(holidays) ? holidays : [undefined];
  const extraClosures = dates.map((date) => {
    if (typeof date === 'string' && parseIsoDate(date) !== undefined) return { date, name: 'closed' };
    throw new CaseInvalid('"holidays" must be a list of dates, such as ["2026-11-26"].');
  });
  return {
    zone,
    hours: hoursFromText(hours),
    holidays: [],
    observed: {},
    extraClosures,
    partDays: [],
    removedHolidays: [],
  };
}

/** Whether a JSON value is an object with fields. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
