import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import type { Clock, SystemTime } from '../clock/clock';
import { codeOf, type Diagnostics } from '../diagnostics';
import type { Shard } from '../inquiry/reference';
import { shards } from '../inquiry/reference';
import { InquiryUnreadable } from '../log/inquiry-row';
import type { DueRow } from '../log/due-row';
import type { InquiryLog } from '../log/inquiry-log';
import { handleDue, type DueParts } from './handle-due';

export type SweepParts = DueParts & {
  readonly log: InquiryLog;
  readonly clock: Clock;
  readonly systemTime: SystemTime;
  readonly calendar: Calendar;
  readonly newId: () => string;
  readonly diagnostics: Diagnostics;
};

/** What one sweep did. */
export type Swept = { readonly handled: number; readonly failed: number };

/** Longer than the longest send with its timeouts. */
const leaseMs = 90_000;
/** A decision may make something due at once: the sweep goes on until nothing is left, at most so often. */
const passes = 50;

/**
 * Claims what is due and sends it. A timer may be early, late, repeated or missed; several instances may sweep at once.
 * One inquiry that fails does not stop the others: its row stays due until the lease ends.
 */
export function createSweep(parts: SweepParts) {
  let failedLast = 0;
  const unreadable = new Set<string>();

  async function run(): Promise<Swept> {
    let handled = 0;
    let failed = 0;
    for (let pass = 0; pass < passes; pass++) {
      const results = await Promise.all(shards.map((shard) => sweepShard(shard)));
      const now = results.reduce((sum, result) => sum + result.handled, 0);
      handled += now;
      failed += results.reduce((sum, result) => sum + result.failed, 0);
      if (now === 0) break;
    }
    failedLast = failed;
    return { handled, failed };
  }

  async function sweepShard(shard: Shard): Promise<Swept> {
    let handled = 0;
    let failed = 0;
    const due: DueRow[] = [];
    for await (const row of parts.log.due(shard, parts.clock.now(), parts.systemTime.now())) due.push(row);
    for (const row of due) {
      try {
        if (await one(row)) handled += 1;
      } catch (fault) {
        failed += 1;
        if (fault instanceof InquiryUnreadable) unreadable.add(fault.ref);
        parts.diagnostics({ event: 'reminder failed', code: codeOf(fault), ref: row.ref });
      }
    }
    return { handled, failed };
  }

  async function one(row: DueRow): Promise<boolean> {
    const claim = {
      id: parts.newId(),
      leaseUntil: parts.systemTime.now() + leaseMs,
      ...(row.claim?.begun !== undefined && { begun: row.claim.begun }),
    };
    const mine = await parts.log.claim(row, claim);
    if (mine === undefined) return false;
    await handleDue(parts, mine, row.claim !== undefined);
    unreadable.delete(row.ref);
    return true;
  }

  return {
    run,
    /** When something is to go out next after an instant; the local clock walks from one such moment to the next. */
    nextAttempt: (after: DateTime): Promise<DateTime | undefined> => parts.log.nextAttempt(after),
    /** For the readiness page. */
    health: (): { readonly failed: number; readonly unreadable: readonly string[] } => ({
      failed: failedLast,
      unreadable: [...unreadable],
    }),
  };
}
