import type { DateTime } from 'luxon';
import { z } from 'zod';
import { shardOf } from '../inquiry/reference';
import { columnsHash } from './chain';
import type { Cipher } from './cipher';
import { keys, utc } from './keys';
import { inquiries } from './log-parts';
import type { Columns, Row, Rows } from './rows';
import { storedInstant } from './stored-instant';

const schema = 1;

/** What is kept of an inquiry that was purged: that it was there, and that its purge was lawful. No member data. */
export type Tombstone = {
  readonly ref: string;
  readonly openedAt: DateTime;
  readonly closedAt: DateTime;
  /** Number and hash of its last line: what the anchors have of it still holds against them. */
  readonly seq: number;
  readonly head: string;
  readonly purgedAt: DateTime;
  /** Person id. */
  readonly by: string;
  /** Years after the closing for which it was kept. */
  readonly years: number;
};

/** `begun`: rows of it may still be there, and a later run goes on with it. */
export type TombstoneState = 'begun' | 'done';

/** Columns of `t|<ref>` that its mark covers. Never reorder; add new ones at the end with a new schema version. */
const markedColumns = ['schema', 'openedAt', 'closedAt', 'seq', 'head', 'purgedAt', 'by', 'years'] as const;

/** The columns of `t|<ref>`, with its mark: who has the store alone cannot make one for an inquiry that they removed. */
export async function tombstoneColumns(
  { ref, openedAt, closedAt, seq, head, purgedAt, by, years }: Tombstone,
  state: TombstoneState,
  cipher: Pick<Cipher, 'prove'>,
): Promise<Columns> {
  const columns = {
    schema,
    openedAt: utc(openedAt),
    closedAt: utc(closedAt),
    seq,
    head,
    purgedAt: utc(purgedAt),
    by,
    years,
  };
  return { ...columns, mark: await markOf(ref, columns, cipher), state };
}

function markOf(ref: string, columns: Columns, cipher: Pick<Cipher, 'prove'>): Promise<string> {
  return cipher.prove(`tombstone|${columnsHash([ref], columns, markedColumns)}`);
}

const columnsShape = z.object({
  openedAt: storedInstant,
  closedAt: storedInstant,
  seq: z.number(),
  head: z.string(),
  purgedAt: storedInstant,
  by: z.string(),
  years: z.number(),
  mark: z.string(),
  state: z.enum(['begun', 'done']),
});

/** Reads `t|<ref>`; undefined when it is not as the service wrote it. @throws StoreUnreachable, DataKeyLocked */
export async function readTombstone(
  row: Row,
  cipher: Pick<Cipher, 'prove'>,
): Promise<(Tombstone & { readonly state: TombstoneState }) | undefined> {
  const ref = row.key.slice(2);
  const read = columnsShape.safeParse(row.columns);
  if (!read.success) return undefined;
  const { mark, ...columns } = read.data;
  return mark === (await markOf(ref, row.columns, cipher)) ? { ref, ...columns } : undefined;
}

/** The tombstone of an inquiry, when it was purged. @throws StoreUnreachable, DataKeyLocked */
export async function tombstoneOf(rows: Rows, cipher: Pick<Cipher, 'prove'>, ref: string) {
  const row = await rows.get(inquiries, shardOf(ref), keys.tombstone(ref));
  return row && readTombstone(row, cipher);
}
