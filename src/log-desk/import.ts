import type { DateTime } from 'luxon';
import { plans } from '../intake/plans';
import type { Inquiry } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import { referenceFor, referenceIn } from '../inquiry/reference';
import type { Change } from '../log/change';
import { memberOf } from '../log/member-index';
import { tombstoneOf } from '../log/tombstone';
import { CsvInvalid, readCsv } from '../log/sheet/csv';
import type { Asked } from './asked';
import { callerFor } from './caller';
import { missingHeadings, readOldInquiry, type OldInquiry } from './old-log';
import { exitCodes, type ExitCode, type Output } from './output';
import type { LogDeskParts } from './parts';

type Importing = Extract<Asked, { readonly do: 'import' }>;

/** Rows between two lines of progress. */
const progressEvery = 50;

/**
 * `import`: closed inquiries of an older log, from a CSV file. Every row is read before the first is written, and nothing is
 * written while one of them cannot be; each is one transaction, and a row that was brought in before is left as it is, so a run
 * that ended in between is simply made again.
 * @throws AccessNotWritten, StoreUnreachable, DataKeyLocked
 */
export async function importLog(
  parts: LogDeskParts,
  { asking, columns, dryRun }: Importing,
  text: string,
  output: Output,
): Promise<ExitCode> {
  const caller = await callerFor(parts, asking, 'import', output);
  if (caller === undefined) return exitCodes.failed;
  const rows = readAll(parts, text, columns, output);
  if (rows === undefined) return exitCodes.found;
  if (dryRun) {
    output.tell(`${String(rows.length)} rows can be brought in. Nothing was written.`);
    return exitCodes.done;
  }
  const now = parts.clock.now();
  const why = `${asking.why} (import of ${String(rows.length)} rows)`;
  await parts.access.write({ at: now, person: caller.id, action: 'import', why });
  const counts = { opened: 0, there: 0 };
  for (const [n, row] of rows.entries()) {
    counts[await bringIn(parts, row, caller.id, now)] += 1;
    if (n % progressEvery === 0) output.progress(`${String(n)} of ${String(rows.length)} rows`);
  }
  output.tell(`${String(counts.opened)} brought in, ${String(counts.there)} were in the log already.`);
  return exitCodes.done;
}

/** All rows, or undefined when something is wrong, which is told with its line. */
function readAll(
  { calendar, clock }: LogDeskParts,
  text: string,
  columns: readonly string[],
  output: Output,
): readonly OldInquiry[] | undefined {
  const problems: string[] = [];
  const read: OldInquiry[] = [];
  try {
    const [first, ...others] = readCsv(text);
    const headings = renamed(first?.cells ?? [], columns);
    const missing = missingHeadings(headings);
    if (missing.length > 0)
      problems.push(
        `Line 1: no column is headed ${missing.join(', ')}. Name yours with --column, such as --column "Date opened=Received".`,
      );
    const context = { zone: calendar.rules.zone, now: clock.now(), plans: planWords };
    const lineOf = new Map<string, number>();
    for (const row of missing.length > 0 ? [] : others) {
      const result = readOldInquiry(headings, row, context);
      if ('problems' in result) problems.push(...result.problems.map((one) => `Line ${String(row.line)}: ${one}`));
      else {
        const before = lineOf.get(result.read.key);
        if (before !== undefined)
          problems.push(
            `Line ${String(row.line)}: is the same inquiry as line ${String(before)}. Leave one of them out.`,
          );
        lineOf.set(result.read.key, row.line);
        read.push(result.read);
      }
    }
  } catch (fault) {
    if (!(fault instanceof CsvInvalid)) throw fault;
    problems.push(fault.message);
  }
  if (problems.length === 0) return read;
  for (const problem of problems) output.tell(problem);
  output.tell(
    'Nothing was brought in. Mend these rows, and run it again. What is still open is entered in Teams with "new", so that its clocks run.',
  );
  return undefined;
}

/** `Theirs=Ours`: a column of theirs under our heading. */
function renamed(headings: readonly string[], columns: readonly string[]): readonly string[] {
  const ours = new Map(
    columns.map((column) => {
      const at = column.indexOf('=');
      return [column.slice(0, at).trim().toLowerCase(), column.slice(at + 1).trim()] as const;
    }),
  );
  return headings.map((heading) => ours.get(heading.trim().toLowerCase()) ?? heading);
}

const planWords = Object.fromEntries(
  plans.map(({ code, name, aliases }) => [code, [name, ...aliases.map((one) => one.name)]]),
);

async function bringIn(
  { log, index, calendar, rows, cipher }: LogDeskParts,
  old: OldInquiry,
  by: string,
  now: DateTime,
): Promise<'opened' | 'there'> {
  // A row of our own export.
  const own = old.number === undefined ? undefined : referenceIn(old.number);
  const isThere = async (ref: string): Promise<boolean> =>
    (await log.read(ref)) !== undefined || (await tombstoneOf(rows, cipher, ref)) !== undefined;
  if (own !== undefined && (await isThere(own))) return 'there';
  const key = `import:${old.key}`;
  const expected = referenceFor(key, old.receivedAt, calendar.rules.zone, 0);
  // What was purged is not brought back by an older copy of it.
  if (await isThere(expected)) return 'there';
  const member = memberOf(old.sensitive);
  await index.note(expected, member);
  const { outcome, ref } = await log.open(key, old.receivedAt, (at) => imported(at, old, by, now));
  if (ref !== expected) await index.note(ref, member);
  return outcome === 'opened' ? 'opened' : 'there';
}

/** A complete inquiry with one line: nothing of it is due, and nobody is told. */
function imported(ref: string, old: OldInquiry, by: string, now: DateTime): Change {
  const { receivedAt, closedAt, plain, sensitive, code } = old;
  const inquiry: Inquiry = {
    ref,
    turn: 1,
    step: 'done',
    anchors: { received: receivedAt, clockStart: receivedAt, since: closedAt },
    beside: {},
    ...plain,
    suggestedTier: plain.tier ?? 'escalated',
    suggestedReason: 'it stood so in an older log',
    attempts: { count: 0, days: 0 },
    chases: 0,
    resolution: { code, closedAt },
    sensitive,
    pending: {},
  };
  const line: LogLine = {
    step: '1',
    act: 'imported',
    actor: by,
    happenedAt: receivedAt,
    recordedAt: now,
    facts: { row: old.line, code },
    words: {
      ...(sensitive.issue !== undefined && { issue: sensitive.issue }),
      ...(sensitive.resolutionText !== undefined && { resolutionText: sensitive.resolutionText }),
      ...old.others,
      ...(old.number !== undefined && { number: old.number }),
    },
  };
  return { inquiry, lines: [line] };
}
