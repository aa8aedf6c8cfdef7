import type { DateTime } from 'luxon';
import type { Pending } from '../inquiry/inquiry';
import type { Shard } from '../inquiry/reference';
import { keys, utc } from './keys';
import type { Columns, Row } from './rows';
import { instantFrom } from './stored-instant';

/** A due row as the sweep finds it: index and work item in one. */
export type DueRow = {
  readonly key: string;
  readonly shard: Shard;
  readonly etag: string;
  readonly ref: string;
  readonly reminderId: string;
  /** The moment itself, ISO in UTC; the key holds the next attempt. */
  readonly dueAt: string;
  readonly attemptAt: DateTime;
  readonly claim?: Claim;
};

/** Who works on a due row, until when (machine time), and what was begun: the draft's or activity's id. */
export type Claim = {
  readonly id: string;
  readonly leaseUntil: number;
  readonly begun?: string;
  /** The envelope in which it goes together with others: `<person>/<id>`. */
  readonly envelope?: string;
  /** Nothing was sent under this claim: whoever takes over does not repeat anything. */
  readonly untouched?: true;
};

/** A row that we hold. */
export type ClaimedRow = DueRow & { readonly claim: Claim };

/** The row key of a reminder that waits. */
export function dueKey(ref: string, pending: Pending): string {
  return keys.due(pending.attemptAt, ref, pending.id);
}

/** The columns of a reminder's row before anybody has claimed it. */
export function dueColumns(ref: string, pending: Pending): Columns {
  return { ref, reminderId: pending.id, dueAt: utc(pending.dueAt) };
}

/** The columns of a row that somebody has claimed. */
export function claimedColumns({ ref, reminderId, dueAt }: DueRow, claim: Claim): Columns {
  return {
    ref,
    reminderId,
    dueAt,
    claim: claim.id,
    leaseUntil: claim.leaseUntil,
    begun: claim.begun ?? '',
    envelope: claim.envelope ?? '',
    untouched: claim.untouched === true,
  };
}

export function readDueRow(row: Row, shard: Shard): DueRow {
  const text = (name: string): string => {
    const value = row.columns[name];
    return typeof value === 'string' ? value : '';
  };
  const leaseUntil = row.columns['leaseUntil'];
  return {
    key: row.key,
    shard,
    etag: row.etag,
    ref: text('ref'),
    reminderId: text('reminderId'),
    dueAt: text('dueAt'),
    attemptAt: instantFrom(row.key.split('|')[1] ?? ''),
    ...(text('claim') !== '' && {
      claim: {
        id: text('claim'),
        leaseUntil: typeof leaseUntil === 'number' ? leaseUntil : 0,
        ...(text('begun') !== '' && { begun: text('begun') }),
        ...(text('envelope') !== '' && { envelope: text('envelope') }),
        ...(row.columns['untouched'] === true && { untouched: true as const }),
      },
    }),
  };
}
