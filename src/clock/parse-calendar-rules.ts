import { IANAZone } from 'luxon';
import { z } from 'zod';
import type { CalendarRules } from './calendar-rules';
import { holidayDate, observedHolidays } from './holidays';
import { dateOf, parseIsoDate, weekdays } from './local-date';
import { openSpans } from './open-spans';

/** The calendar rules are not usable; the message names each fault and its place. */
export class CalendarRulesInvalid extends Error {
  readonly code = 'CALENDAR_RULES_INVALID';
  constructor(readonly problems: readonly string[]) {
    super(`The calendar rules cannot be used. Correct:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
    this.name = 'CalendarRulesInvalid';
  }
}

const name = z.string().trim().min(1, 'a name is missing');
const date = z.string().refine((text) => parseIsoDate(text) !== undefined, 'is no date; write it like 2026-12-24');
const spans = z.array(z.string()).superRefine(
  faultsOf((texts: readonly string[]) => {
    openSpans(texts);
  }),
);
const on = z.string().superRefine(
  faultsOf((text: string) => {
    holidayDate(text, 2028);
  }),
);
const move = z.enum(['day before', 'day after'], { error: 'write "day before" or "day after"' });

const schema = z.strictObject({
  zone: z.string().refine((text) => IANAZone.isValidZone(text), 'is no time zone; write it like America/Chicago'),
  hours: z.partialRecord(z.enum(weekdays), spans),
  holidays: z.array(z.strictObject({ name, on })),
  observed: z.partialRecord(z.enum(weekdays), move),
  extraClosures: z.array(z.strictObject({ date, name })),
  partDays: z.array(
    z.strictObject({ date, name, open: spans.min(1, 'is empty; a whole day belongs into extraClosures') }),
  ),
  removedHolidays: z.array(date),
});

/**
 * Reads calendar rules, as from `calendar-rules.json`, and checks that no two of them speak of the same date.
 * @throws CalendarRulesInvalid naming all that is wrong.
 */
export function parseCalendarRules(value: unknown): CalendarRules {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new CalendarRulesInvalid(
      parsed.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'the whole'}: ${message}`),
    );
  }
  const rules: CalendarRules = parsed.data;
  const problems = clashes(rules);
  if (problems.length > 0) throw new CalendarRulesInvalid(problems);
  return rules;
}

/** Two rules for one date would hide one of them. */
function clashes(rules: CalendarRules): string[] {
  const problems: string[] = [];
  if (!Object.values(rules.hours).some((day) => day.length > 0)) problems.push('hours: the office is never open');
  for (const text of rules.removedHolidays) {
    if (holidayOn({ ...rules, removedHolidays: [] }, text) === undefined) {
      problems.push(
        `removedHolidays: no holiday is observed on ${text}; write the date on which the office would be closed`,
      );
    }
  }
  const seen = new Map<string, string>();
  for (const [list, days] of [
    ['extraClosures', rules.extraClosures],
    ['partDays', rules.partDays],
  ] as const) {
    for (const day of days) {
      const holiday = holidayOn(rules, day.date);
      if (holiday !== undefined)
        problems.push(
          `${list}: ${day.date} is closed already (${holiday}); remove it here, or name it in removedHolidays`,
        );
      const other = seen.get(day.date);
      if (other !== undefined) problems.push(`${list}: ${day.date} stands in ${other} already`);
      seen.set(day.date, list);
    }
  }
  return problems;
}

function holidayOn(rules: CalendarRules, date: string): string | undefined {
  const day = parseIsoDate(date);
  if (day === undefined) return undefined;
  const { year } = dateOf(day);
  return observedHolidays(rules, year, year).get(day);
}

/** Turns the fault that `read` throws into one of the schema. */
function faultsOf<T>(read: (value: T) => void) {
  return (value: T, context: z.RefinementCtx<T>): void => {
    try {
      read(value);
    } catch (fault) {
      context.addIssue({ code: 'custom', message: fault instanceof Error ? fault.message : 'cannot be read' });
    }
  };
}
