import type { DateTime } from 'luxon';
import type { Inquiry } from '../inquiry/inquiry';
import { shardOf, shards, type Shard } from '../inquiry/reference';
import { claimedColumns, dueKey, readDueRow, type Claim, type ClaimedRow, type DueRow } from './due-row';
import { readInquiry } from './inquiry-row';
import { keys, utc } from './keys';
import { inquiries, type LogParts } from './log-parts';
import type { Row } from './rows';

/** What is to go out: found by its instant, claimed by one, dropped when nobody waits for it. */
export function dueRows({ rows, cipher }: Pick<LogParts, 'rows' | 'cipher'>) {
  return {
    claim,
    giveBack,

    /** Due rows of a shard up to an instant, whose lease (machine time) has run out or was never taken. */
    async *due(shard: Shard, upTo: DateTime, machineNow: number): AsyncIterable<DueRow> {
      for await (const row of rows.range(inquiries, shard, 'd|', `d|${utc(upTo)}~`)) {
        const found = readDueRow(row, shard);
        if (found.claim === undefined || found.claim.leaseUntil <= machineNow) yield found;
      }
    },

    /** The earliest instant later than `after` at which something is to go out, over all shards. */
    async nextAttempt(after: DateTime): Promise<DateTime | undefined> {
      let first: DateTime | undefined;
      for (const shard of shards) {
        for await (const row of rows.range(inquiries, shard, `d|${utc(after)}~`, 'd|~', 1)) {
          const { attemptAt } = readDueRow(row, shard);
          if (first === undefined || attemptAt < first) first = attemptAt;
        }
      }
      return first;
    },

    /**
     * Removes a due row that no inquiry waits for any more; one that is wanted again meanwhile stays.
     * It goes through `c|`, so that it cannot meet a decision that makes the same row anew.
     * @throws InquiryUnreadable
     */
    async dropDue({ key, shard, ref }: DueRow): Promise<void> {
      const row = await rows.get(inquiries, shardOf(ref), keys.inquiry(ref));
      if (row !== undefined && (await isWanted(row, ref, key))) return;
      await rows.transact(inquiries, shard, [
        ...(row === undefined ? [] : [{ do: 'replace' as const, key: row.key, columns: row.columns, etag: row.etag }]),
        { do: 'delete', key },
      ]);
    },
  };

  /** Takes a due row for ourselves, or keeps on it what was begun. Undefined: somebody else has it, or it is gone. */
  async function claim(row: DueRow, taken: Claim): Promise<ClaimedRow | undefined> {
    const columns = claimedColumns(row, taken);
    await rows.transact(inquiries, row.shard, [{ do: 'replace', key: row.key, columns, etag: row.etag }]);
    // Whatever was answered, the row tells: a resent claim is refused although it is ours.
    const there = await rows.get(inquiries, row.shard, row.key);
    if (there === undefined) return undefined;
    const { claim: has, ...found } = readDueRow(there, row.shard);
    return has !== undefined && isSameClaim(has, taken) ? { ...found, claim: has } : undefined;
  }

  /** Gives back the due rows that were left alone while their inquiry could not be read: they need not wait for their lease. */
  async function giveBack({ ref, pending }: Inquiry): Promise<void> {
    const shard = shardOf(ref);
    for (const waiting of Object.values(pending)) {
      const row = await rows.get(inquiries, shard, dueKey(ref, waiting));
      const found = row && readDueRow(row, shard);
      if (found?.claim?.untouched === true) await claim(found, { ...found.claim, leaseUntil: 0 });
    }
  }

  async function isWanted(row: Row, ref: string, key: string): Promise<boolean> {
    const { inquiry } = await readInquiry(row, cipher);
    return Object.values(inquiry.pending).some((pending) => dueKey(ref, pending) === key);
  }
}

function isSameClaim(a: Claim, b: Claim): boolean {
  const isSameWork = a.begun === b.begun && a.envelope === b.envelope && a.untouched === b.untouched;
  return a.id === b.id && a.leaseUntil === b.leaseUntil && isSameWork;
}
