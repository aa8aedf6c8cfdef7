import type { DateTime } from 'luxon';
import { shardOf, shards } from '../inquiry/reference';
import type { RecordedLine } from '../inquiry/log-line';
import type { Cipher } from './cipher';
import { readInquiry, type Stored } from './inquiry-row';
import { keys, utc } from './keys';
import { readLine } from './line-row';
import { inquiries } from './log-parts';
import { memberOf, type MemberIndex, type MemberKeys } from './member-index';
import { purgingColumns, readPurging } from './purging-row';
import type { Op, Rows } from './rows';
import { readTombstone, tombstoneColumns } from './tombstone';

export type PurgeParts = {
  readonly rows: Rows;
  readonly cipher: Cipher;
  readonly index: Pick<MemberIndex, 'forget'>;
};

/** What is deleted of an inquiry before its own row: cards, acts that were done, privacy records, and its lines last. */
const prefixes = ['k', 'x', 'p', 'h'] as const;
/** A transaction takes so many. */
const mostInOne = 100;

/**
 * Begins the purge of a closed inquiry, in one transaction through its own row: from then on nobody reads it, and its tombstone
 * stands. Whoever dies afterwards leaves what `finishPurge` goes on with.
 * @returns false when the inquiry has moved on since it was read, or the purge has begun already.
 * @throws StoreUnreachable when it is unknown whether it has begun: the next run sees it.
 */
export async function beginPurge(
  { rows, cipher }: Pick<PurgeParts, 'rows' | 'cipher'>,
  before: Stored,
  purge: { readonly by: string; readonly at: DateTime; readonly years: number; readonly closedAt: DateTime },
): Promise<boolean> {
  const { inquiry, seq, head, etag } = before;
  const { ref } = inquiry;
  const shard = shardOf(ref);
  const key = keys.inquiry(ref);
  const row = await rows.get(inquiries, shard, key);
  if (row?.etag !== etag) return false;
  const { by, at: purgedAt, years, closedAt } = purge;
  const tombstone = { ref, openedAt: inquiry.anchors.received, closedAt, seq, head, purgedAt, by, years };
  const { outcome } = await rows.transact(inquiries, shard, [
    { do: 'replace', key, columns: purgingColumns(row.columns), etag },
    { do: 'insert', key: keys.tombstone(ref), columns: await tombstoneColumns(tombstone, 'begun', cipher) },
  ]);
  if (outcome === 'written') return true;
  // A resent write is refused although the first one got through: the tombstone tells.
  const stands = await rows.get(inquiries, shard, keys.tombstone(ref));
  return stands?.columns['purgedAt'] === utc(purgedAt);
}

/**
 * Finishes a purge that has begun, from wherever it ended: look-ups by member while the words that they were made of are still
 * there, then every row of the inquiry, its own row last. Each step can be made again.
 * @throws StoreUnreachable, DataKeyLocked; then the next run goes on.
 */
export async function finishPurge(parts: PurgeParts, ref: string): Promise<void> {
  const { rows, cipher, index } = parts;
  const shard = shardOf(ref);
  await index.forget(ref, await membersOf(parts, ref));
  for (const prefix of prefixes) await deleteAll(rows, ref, prefix);
  const stone = await rows.get(inquiries, shard, keys.tombstone(ref));
  const tombstone = stone && (await readTombstone(stone, cipher));
  if (stone === undefined || tombstone?.state !== 'begun') return;
  const isThere = (await rows.get(inquiries, shard, keys.inquiry(ref))) !== undefined;
  const columns = await tombstoneColumns(tombstone, 'done', cipher);
  // Refused: another run was quicker, or it was ours and the reply got lost.
  await rows.transact(inquiries, shard, [
    { do: 'replace', key: stone.key, columns, etag: stone.etag },
    ...(isThere ? [{ do: 'delete' as const, key: keys.inquiry(ref) }] : []),
  ]);
}

/** References whose purge has begun and is not finished. A tombstone that was spoilt is none: `verify` names it. */
export async function unfinishedPurges({
  rows,
  cipher,
}: Pick<PurgeParts, 'rows' | 'cipher'>): Promise<readonly string[]> {
  const found: string[] = [];
  for (const shard of shards)
    for await (const row of rows.range(inquiries, shard, 't|', 't}'))
      if ((await readTombstone(row, cipher))?.state === 'begun') found.push(row.key.slice(2));
  return found;
}

async function deleteAll(rows: Rows, ref: string, prefix: (typeof prefixes)[number]): Promise<void> {
  const shard = shardOf(ref);
  for (;;) {
    const ops: Op[] = [];
    for await (const { key } of rows.range(inquiries, shard, `${prefix}|${ref}|`, `${prefix}|${ref}}`, mostInOne))
      ops.push({ do: 'delete', key });
    if (ops.length === 0) return;
    // Missing: another run deletes the same rows. What is left is read again.
    await rows.transact(inquiries, shard, ops);
  }
}

/** Whom the look-ups of an inquiry may name: every id, and every name with every birth date, that ever stood in it. */
async function membersOf({ rows, cipher }: PurgeParts, ref: string): Promise<readonly MemberKeys[]> {
  const shard = shardOf(ref);
  const row = await rows.get(inquiries, shard, keys.inquiry(ref));
  // Lines are deleted after the look-ups: without the inquiry's own row nothing is left to look up.
  if (row === undefined) return [];
  const { inquiry } = await readInquiry(readPurging(row), cipher);
  const said: MemberKeys[] = [memberOf(inquiry.sensitive)];
  for await (const line of rows.range(inquiries, shard, `h|${ref}|`, `h|${ref}}`))
    said.push(memberIn(await readLine(line, cipher)));
  const all = (of: (member: MemberKeys) => string | undefined): readonly string[] => [
    ...new Set(said.map(of).filter((value) => value !== undefined)),
  ];
  const dates = all(({ dateOfBirth }) => dateOfBirth);
  return [
    ...all(({ memberId }) => memberId).map((memberId) => ({ memberId })),
    ...all(({ name }) => name).flatMap((name) => dates.map((dateOfBirth) => ({ name, dateOfBirth }))),
  ];
}

function memberIn({ words }: RecordedLine): MemberKeys {
  const { memberId, memberName, dateOfBirth } = words;
  return {
    ...(memberId !== undefined && { memberId }),
    ...(memberName !== undefined && { name: memberName }),
    ...(dateOfBirth !== undefined && { dateOfBirth }),
  };
}
