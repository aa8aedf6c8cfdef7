import { randomUUID } from 'node:crypto';
import type { Pending } from '../../src/inquiry/inquiry';
import type { Inquiry } from '../../src/inquiry/inquiry';
import type { LogLine } from '../../src/inquiry/log-line';
import { referenceFor, shards } from '../../src/inquiry/reference';
import { inquiryLog, type InquiryLog } from '../../src/log/inquiry-log';
import type { Stored } from '../../src/log/inquiry-row';
import type { Row, Rows } from '../../src/log/rows';
import { central } from '../clock/calendars';
import { aCipher } from './a-cipher';

/** One instance's log on rows; several on the same rows are several instances. */
export function aLog(rows: Rows, calendarHash = 'hours-1'): InquiryLog {
  return inquiryLog({
    rows,
    cipher: aCipher(rows),
    calendarHash,
    zone: 'America/Chicago',
    newId: randomUUID,
    nextDueAt: () => central('2026-09-17T11:00'),
  });
}

export const received = central('2026-09-17T09:04').toUTC();
/** The reference that the key gets when nothing stands in its way. */
export const refOf = (key: string, n = 0): string => referenceFor(key, received, 'America/Chicago', n);

/** An inquiry as it was opened from a mail; nothing waits. */
export function opened(ref: string): Inquiry {
  return {
    ref,
    turn: 1,
    step: '1',
    anchors: { received, clockStart: received, since: received },
    beside: {},
    receipt: 'mail',
    originatorType: 'CSR',
    suggestedTier: 'escalated',
    suggestedReason: 'nothing urgent was found',
    attempts: { count: 0, days: 0 },
    chases: 0,
    sensitive: { issue: 'The wheelchair has not come.' },
    pending: {},
  };
}

export function aLine(act: string, changes: Partial<LogLine> = {}): LogLine {
  return {
    step: '1',
    act,
    actor: 'd-reyes',
    happenedAt: received,
    recordedAt: received.plus({ minutes: 1 }),
    facts: { way: 'phone' },
    words: { note: 'Called twice.' },
    ...changes,
  };
}

/** A reminder that waits for `at` (Central). */
export function waiting(id: string, at: string, changes: Partial<Pending> = {}): Record<string, Pending> {
  const dueAt = central(at).toUTC();
  const pending: Pending = {
    id,
    row: '1',
    what: 'limit',
    clock: '1/0@x',
    to: 'anyLiaison',
    n: 0,
    dueAt,
    attemptAt: dueAt,
    attempts: 0,
    ...changes,
  };
  return { [id]: pending };
}

/** Opens an inquiry for the key. */
export async function open(log: InquiryLog, key: string, changes: Partial<Inquiry> = {}): Promise<Stored> {
  const { ref } = await log.open(key, received, (at) => ({
    inquiry: { ...opened(at), ...changes },
    lines: [aLine('opened')],
  }));
  return stored(log, ref);
}

export async function stored(log: InquiryLog, ref: string): Promise<Stored> {
  const found = await log.read(ref);
  if (found === undefined) throw new Error(`${ref} is not in the log`);
  return found;
}

/** All rows of the table of inquiries whose key starts so, in every shard. */
export async function rowsFrom(rows: Rows, prefix: string): Promise<Row[]> {
  const found: Row[] = [];
  for (const shard of shards)
    for await (const row of rows.range('inquiries', shard, prefix, `${prefix}~`)) found.push(row);
  return found;
}

export const keysFrom = async (rows: Rows, prefix: string): Promise<string[]> =>
  (await rowsFrom(rows, prefix)).map(({ key }) => key);
