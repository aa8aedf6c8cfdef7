import { DateTime } from 'luxon';
import type { CalendarRules } from './calendar-rules';
import { caseAnswerer, CaseInvalid, isFields } from './deadline-case';
import { explainParts } from './explain';
import { growingCalendar } from './growing-calendar';
import { instantOfWritten, parseWrittenInstant, yearOf } from './iso-instant';
import { parseSpan } from './span';

/** How to use the command; shown for --help and after a mistake. */
export const deadlineUsage = `Usage:
  npm run deadline -- --from 2026-11-25T15:30 --within "4 business hours" [--calendar FILE]
      prints the deadline and why. Without an offset, --from is Central time.
      --within: "4 business hours", "30 business minutes", "3 business days", "end of day", "next opening", "at once"
      --calendar: rules like those in src/clock/calendar-rules.json
  npm run deadline -- --jsonl < cases.jsonl
      one JSON line in, one JSON line out:
      {"id":1,"zone":"America/Chicago","hours":"Mon-Fri 08:00-17:00","holidays":["2026-11-26"],
       "start":"2026-11-25T15:30:00-06:00","op":"add","amount":{"businessMinutes":240}}
      op: "add" (amount: businessMinutes or businessDays), "between" (with "end"), "endOfDay"
`;

/**
 * The deadline and why, as lines for a terminal.
 * @throws CaseInvalid, SpanInvalid, TooFarAway: each says what to correct.
 */
export function deadlineInWords(rules: CalendarRules, from: string, within: string): string {
  const written = parseWrittenInstant(from);
  if (written === undefined) throw new CaseInvalid(`"${from}" is no moment. Write --from like 2026-11-25T15:30.`);
  const span = parseSpan(within);
  const year = yearOf(written);
  return growingCalendar(rules)({ from: year, to: year }, (calendar) => {
    const start = DateTime.fromMillis(instantOfWritten(calendar.zone, written), { zone: 'utc' });
    return `${explainParts(calendar, start, span).sentences.join('\n')}\n`;
  });
}

/** The answer to one line; `ok` is false when it tells of a mistake in the line. */
export type LineAnswer = { readonly text: string; readonly ok: boolean };

/** Answers JSON lines one after the other: `{id, at}`, `{id, seconds}`, or `{id, error}` which says what to correct. */
export function lineAnswerer(): (line: string, lineNumber: number) => LineAnswer {
  const answer = caseAnswerer();
  return (line, lineNumber) => {
    let id: unknown = null;
    try {
      const fields = fieldsOf(line, lineNumber);
      id = fields['id'] ?? null;
      return { text: JSON.stringify({ id, ...answer(fields) }), ok: true };
    } catch (fault) {
      return { text: JSON.stringify({ id, error: fault instanceof Error ? fault.message : String(fault) }), ok: false };
    }
  };
}

function fieldsOf(line: string, lineNumber: number): Readonly<Partial<Record<string, unknown>>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    value = undefined;
  }
  if (isFields(value)) return value;
  throw new CaseInvalid(`Line ${String(lineNumber)} is no JSON object. Write one object on each line.`);
}
