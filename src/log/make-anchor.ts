import type { DateTime } from 'luxon';
import { shards, type Shard } from '../inquiry/reference';
import { anchorKey } from './anchor-key';
import { anchorLine, digestOf, partOf, readAnchorLine, type Parts } from './anchor-line';
import {
  anchorPartition,
  anchorRows,
  headEntry,
  headRows,
  headsByDay,
  headsIn,
  headsPartition,
  latestKey,
} from './anchor-rows';
import type { KeyStore } from './data-keys';
import { keyHash, utc } from './keys';
import { inquiries } from './log-parts';
import type { Row, Rows } from './rows';

export type AnchorParts = KeyStore & {
  readonly zone: string;
  readonly newId: () => string;
};

/** The office's day of an instant, ISO. */
export function anchorDay(now: DateTime, zone: string): string {
  return now.setZone(zone).toFormat('yyyy-MM-dd');
}

/**
 * Anchors the heads of all chains as they stand now, once a day: the heads that moved since the anchor before are kept, and
 * one signed line says so. Days on which nobody made one are covered by the next. Of two instances at once one succeeds.
 * @param mail whether the line is to be mailed.
 * @returns whether this call made it. @throws StoreUnreachable, DataKeyLocked
 */
export async function makeAnchor(parts: AnchorParts, now: DateTime, mail: boolean): Promise<boolean> {
  const { rows } = parts;
  const day = anchorDay(now, parts.zone);
  const latest = await rows.get('meta', anchorPartition, latestKey);
  if (latest !== undefined && String(latest.columns['day']) >= day) return false;
  const key = await anchorKey(parts);
  const attempt = keyHash(parts.newId()).slice(0, 8);
  const attempts = await attemptsOf(rows);
  const counts = { inquiries: 0, moved: 0 };
  const hashes: Partial<Record<Shard, string>> = {};
  for (const shard of shards) {
    const { heads, all } = await movedHeads(rows, shard, attempts);
    counts.inquiries += all;
    counts.moved += heads.length;
    hashes[shard] = partOf(heads.join(''));
    for (const row of headRows(day, attempt, heads))
      await rows.transact('meta', headsPartition(shard), [{ do: 'insert', ...row }]);
  }
  const before = { day, at: utc(now), ...counts, previous: await digestBefore(rows, latest, key) };
  const anchor = { ...before, digest: digestOf(before, hashes as Parts) };
  const columns = {
    line: anchorLine(anchor, key),
    parts: JSON.stringify(hashes),
    attempt,
    mail: mail ? 'due' : 'none',
  };
  const result = await rows.transact('meta', anchorPartition, [
    { do: 'insert', key: day, columns },
    latest === undefined
      ? { do: 'insert', key: latestKey, columns: { day } }
      : { do: 'replace', key: latestKey, columns: { day }, etag: latest.etag },
  ]);
  if (result.outcome === 'written') return true;
  // A resent write is refused although it is ours: the row tells.
  return (await rows.get('meta', anchorPartition, day))?.columns['attempt'] === attempt;
}

/** Which try became the anchor of each day. */
async function attemptsOf(rows: Rows): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for await (const row of anchorRows(rows)) found.set(row.key, String(row.columns['attempt']));
  return found;
}

/** Heads of a shard that are another than at the anchor before, in the order of their references. */
async function movedHeads(
  rows: Rows,
  shard: Shard,
  attempts: ReadonlyMap<string, string>,
): Promise<{ readonly heads: readonly string[]; readonly all: number }> {
  const known = new Map<string, string>();
  for await (const { day, heads } of headsByDay(rows, shard, attempts))
    for (const { ref, seq, head } of headsIn(day, heads)) known.set(ref, headEntry(ref, seq, head));
  const heads: string[] = [];
  let all = 0;
  for await (const row of rows.range(inquiries, shard, 'c|', 'c}')) {
    all += 1;
    const entry = entryOf(row);
    if (entry !== undefined && known.get(row.key.slice(2)) !== entry) heads.push(entry);
  }
  return { heads, all };
}

/** A row that was spoilt has no head that could be kept; the check names it. */
function entryOf({ key, columns: { seq, head } }: Row): string | undefined {
  const ref = key.slice(2);
  const isHead = typeof seq === 'number' && typeof head === 'string' && /^[0-9a-f]{64}$/.test(head);
  return isHead && !/\s/.test(ref) ? headEntry(ref, seq, head) : undefined;
}

async function digestBefore(
  rows: Rows,
  latest: Row | undefined,
  key: Parameters<typeof anchorLine>[1],
): Promise<string> {
  if (latest === undefined) return 'none';
  const row = await rows.get('meta', anchorPartition, String(latest.columns['day']));
  return readAnchorLine(String(row?.columns['line']), key)?.digest ?? 'none';
}
