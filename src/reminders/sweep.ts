import type { DateTime } from 'luxon';
import { codeOf, type Diagnostics } from '../diagnostics';
import { shards, type Shard } from '../inquiry/reference';
import type { DueRow } from '../log/due-row';
import { InquiryUnreadable } from '../log/inquiry-row';
import type { DueParts } from './due-parts';
import { handleDue } from './handle-due';
import { setUnreadableAside } from './set-unreadable-aside';
import { sweepHealth } from './sweep-health';

export type SweepParts = DueParts & { readonly diagnostics: Diagnostics };

/** What one sweep did. */
export type Swept = { readonly handled: number; readonly failed: number };

/** Longer than the longest send with its timeouts. */
const leaseMs = 90_000;
/** An inquiry that this version cannot read is left alone for so long; nothing that is tried sooner would help. */
const unreadableMs = 600_000;
/** A decision may make something due at once: the sweep goes on until nothing is left, at most so often. */
const passes = 50;

/**
 * Claims what is due and sends it. A timer may be early, late, repeated or missed; several instances may sweep at once.
 * What fails, a row or a whole shard, does not stop the others: a row stays due until its lease ends.
 */
export function createSweep(parts: SweepParts) {
  const health = sweepHealth(parts.systemTime);

  async function run(): Promise<Swept> {
    const total = { handled: 0, failed: 0 };
    for (let pass = 0; pass < passes; pass++) {
      const results = await Promise.all(shards.map((shard) => sweepShard(shard)));
      const handled = results.reduce((sum, result) => sum + result.handled, 0);
      total.handled += handled;
      total.failed += results.reduce((sum, result) => sum + result.failed, 0);
      if (handled === 0) break;
    }
    return total;
  }

  /** Whatever fails is told, and left for the next sweep or until its lease ends. */
  async function sweepShard(shard: Shard): Promise<Swept> {
    const swept = { handled: 0, failed: 0 };
    const attempt = async (what: string, ref: string | undefined, task: () => Promise<void>): Promise<void> => {
      try {
        await task();
        health.worked(what);
      } catch (fault) {
        swept.failed += 1;
        // What is set aside is known to the store, and so to all instances.
        if (fault instanceof InquiryUnreadable) health.worked(what);
        else health.failed(what);
        const event = ref === undefined ? 'sweep failed' : 'reminder failed';
        parts.diagnostics({ event, code: codeOf(fault), ...(ref !== undefined && { ref }) });
      }
    };
    const due: DueRow[] = [];
    await attempt(shard, undefined, async () => {
      for await (const row of parts.log.due(shard, parts.clock.now(), parts.systemTime.now())) due.push(row);
    });
    // Of one duty's overdue moments the older ones come first, while the one that overtakes them still waits.
    for (const row of due.sort((a, b) => Number(a.dueAt > b.dueAt) - Number(a.dueAt < b.dueAt)))
      await attempt(row.key, row.ref, async () => {
        if (await one(row)) swept.handled += 1;
      });
    return swept;
  }

  async function one(row: DueRow): Promise<boolean> {
    const id = parts.newId();
    const begun = row.claim?.begun;
    const tookOver = row.claim !== undefined && row.claim.untouched !== true;
    const claim = { id, leaseUntil: parts.systemTime.now() + leaseMs, ...(begun !== undefined && { begun }) };
    const mine = await parts.log.claim(row, claim);
    if (mine === undefined) return false;
    try {
      await handleDue(parts, mine, tookOver);
    } catch (fault) {
      if (fault instanceof InquiryUnreadable) {
        await setUnreadableAside(parts, fault);
        const leaseUntil = parts.systemTime.now() + unreadableMs;
        await parts.log.claim(mine, { ...claim, leaseUntil, ...(!tookOver && { untouched: true }) });
      }
      throw fault;
    }
    return true;
  }

  return {
    run,
    /** When something is to go out next after an instant; the local clock walks from one such moment to the next. */
    nextAttempt: (after: DateTime): Promise<DateTime | undefined> => parts.log.nextAttempt(after),
    /** For the readiness page. */
    health: () => health.now(),
  };
}

export type Sweep = ReturnType<typeof createSweep>;
