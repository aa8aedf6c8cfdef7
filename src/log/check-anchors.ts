import { z } from 'zod';
import { shards, type Shard } from '../inquiry/reference';
import type { AnchorKey } from './anchor-key';
import { digestOf, partOf, readAnchorLine, type Parts } from './anchor-line';
import { anchorPartition, anchorRows, headsByDay, headsIn, latestKey } from './anchor-rows';
import type { AnchoredHead } from './check-chain';
import type { Finding } from './finding';
import type { Row, Rows } from './rows';

/** One kept anchor that holds: which try it was, and the hash of each shard's heads. */
type KeptAnchor = { readonly attempt: string; readonly parts: Parts };

/** The anchors as they are kept, by day, and what is wrong with them. */
export type CheckedAnchors = {
  readonly byDay: ReadonlyMap<string, KeptAnchor>;
  readonly findings: readonly Finding[];
};

const partsShape = z.record(z.enum(shards), z.string());

/**
 * Checks the anchors themselves: each signed, each upon the one before, none missing.
 * @param mailed lines from mails: each must be kept just so.
 */
export async function checkAnchors(
  rows: Rows,
  key: AnchorKey,
  mailed: readonly string[] = [],
): Promise<CheckedAnchors> {
  const byDay = new Map<string, KeptAnchor>();
  const findings: Finding[] = [];
  const lines = new Set<string>();
  let before = 'none';
  let lastDay = '';
  for await (const row of anchorRows(rows)) {
    const read = readKept(row, key);
    lastDay = row.key;
    lines.add(String(row.columns['line']));
    if (read === undefined) {
      findings.push({ day: row.key, what: 'anchor' });
      before = '';
      continue;
    }
    // After one that was spoilt nothing can be said of what follows it.
    if (before !== '' && read.previous !== before) findings.push({ day: row.key, what: 'anchorGap' });
    before = read.digest;
    byDay.set(row.key, read);
  }
  const latest = await rows.get('meta', anchorPartition, latestKey);
  const latestDay = latest === undefined ? '' : String(latest.columns['day']);
  if (latestDay > lastDay) findings.push({ day: latestDay, what: 'anchorGone' });
  for (const line of mailed) {
    const read = readAnchorLine(line, key);
    if (read === undefined || !lines.has(line)) findings.push({ what: 'notAsMailed', day: read?.day ?? 'a mail' });
  }
  return { byDay, findings };
}

function readKept(row: Row, key: AnchorKey) {
  const anchor = readAnchorLine(String(row.columns['line']), key);
  const parts = readParts(row.columns['parts']);
  if (anchor === undefined || parts === undefined) return undefined;
  if (anchor.day !== row.key || digestOf(anchor, parts) !== anchor.digest) return undefined;
  return { ...anchor, parts, attempt: String(row.columns['attempt']) };
}

function readParts(value: unknown): Parts | undefined {
  try {
    const read = partsShape.safeParse(JSON.parse(String(value)));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** What was anchored of one shard, oldest first, and whether the heads that are kept are those that were signed. */
export async function anchoredHeads(
  rows: Rows,
  shard: Shard,
  byDay: CheckedAnchors['byDay'],
): Promise<{ readonly heads: ReadonlyMap<string, readonly AnchoredHead[]>; readonly findings: readonly Finding[] }> {
  const attempts = new Map([...byDay].map(([day, { attempt }]) => [day, attempt]));
  const heads = new Map<string, AnchoredHead[]>();
  const findings: Finding[] = [];
  const left = new Map([...byDay].filter(([, { parts }]) => parts[shard] !== partOf('')));
  for await (const found of headsByDay(rows, shard, attempts)) {
    left.delete(found.day);
    if (byDay.get(found.day)?.parts[shard] !== partOf(found.heads)) {
      findings.push({ day: found.day, what: 'anchor' });
      continue;
    }
    for (const { ref, ...head } of headsIn(found.day, found.heads)) heads.set(ref, [...(heads.get(ref) ?? []), head]);
  }
  for (const day of left.keys()) findings.push({ day, what: 'anchor' });
  return { heads, findings };
}
