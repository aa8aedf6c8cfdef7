import { shardOf, shards, type Shard } from '../inquiry/reference';
import type { AnchorKey } from './anchor-key';
import { anchoredHeads, checkAnchors } from './check-anchors';
import { checkChain } from './check-chain';
import { checkRecords } from './check-records';
import type { Cipher } from './cipher';
import type { Finding } from './finding';
import type { Row, Rows } from './rows';
import { checkTombstone } from './check-tombstone';
import { keys } from './keys';
import { inquiries } from './log-parts';
import { storedChain, storedChains, type StoredChain } from './stored-chains';
import type { Tombstone } from './tombstone';

export type VerifyParts = {
  readonly rows: Rows;
  readonly cipher: Cipher;
  readonly anchorKey: AnchorKey;
  /** Lines of anchors as they were mailed. */
  readonly mailed?: readonly string[];
  /** Told of each inquiry that was purged lawfully. */
  readonly purged?: (tombstone: Tombstone) => void;
  /** Told after each inquiry. */
  readonly checked?: (counts: Checked) => void;
};

/** How much was looked at. */
export type Checked = {
  readonly inquiries: number;
  readonly lines: number;
  readonly anchors: number;
  readonly purged: number;
};

/**
 * Reads the whole log, or one inquiry of it, and compares it with what was written: chains, the inquiries' own rows, what is
 * sealed, anchors. Shard by shard, one inquiry in memory at a time. The service may go on writing meanwhile.
 * @throws StoreUnreachable, StoreRefused, DataKeyLocked when it cannot look.
 */
export async function* verifyLog(parts: VerifyParts, ref?: string): AsyncGenerator<Finding, Checked> {
  const { rows } = parts;
  const checked = { inquiries: 0, lines: 0, anchors: 0, purged: 0 };
  const { byDay, findings } = await checkAnchors(rows, parts.anchorKey, parts.mailed);
  checked.anchors = byDay.size;
  yield* findings;
  for (const shard of ref === undefined ? shards : [shardOf(ref)]) {
    const anchored = await anchoredHeads(rows, shard, byDay);
    if (ref === undefined) yield* anchored.findings;
    const missing = new Set(ref === undefined ? anchored.heads.keys() : []);
    const stones = await tombstonesIn(rows, shard, ref);
    const chains = ref === undefined ? storedChains(rows, shard) : one(storedChain(rows, shard, ref));
    const remains = new Map<string, StoredChain>();
    for await (const chain of chains) {
      missing.delete(chain.ref);
      if (stones.has(chain.ref)) {
        if (chain.inquiry !== undefined || chain.lines.length > 0) remains.set(chain.ref, chain);
        continue;
      }
      yield* await check(parts, chain, anchored.heads);
      checked.inquiries += 1;
      checked.lines += chain.lines.length;
      parts.checked?.({ ...checked });
    }
    for (const [purged, row] of stones) {
      missing.delete(purged);
      const { tombstone, findings: wrong } = await checkTombstone(
        parts.cipher,
        row,
        remains.get(purged),
        anchored.heads.get(purged),
      );
      yield* wrong;
      if (tombstone === undefined || wrong.length > 0) continue;
      checked.purged += 1;
      parts.purged?.(tombstone);
    }
    for (const gone of missing) {
      if (await isPurged(rows, gone)) continue;
      const day = anchored.heads.get(gone)?.[0]?.day;
      yield { ref: gone, what: 'gone', ...(day !== undefined && { day }) };
    }
  }
  return checked;
}

/** The tombstones of a shard, or the one that was asked for, by reference. */
async function tombstonesIn(rows: Rows, shard: Shard, ref: string | undefined): Promise<ReadonlyMap<string, Row>> {
  const [from, to] = ref === undefined ? ['t|', 't}'] : [`t|${ref}`, `t|${ref}!`];
  const found = new Map<string, Row>();
  for await (const row of rows.range(inquiries, shard, from, to)) found.set(row.key.slice(2), row);
  return found;
}

async function check(
  { rows, cipher }: VerifyParts,
  chain: StoredChain,
  heads: Awaited<ReturnType<typeof anchoredHeads>>['heads'],
): Promise<readonly Finding[]> {
  const { ref, shard } = chain;
  const anchored = heads.get(ref);
  if (chain.inquiry === undefined && chain.lines.length === 0) return notThere(ref, anchored?.[0]?.day);
  const found = await checkChain(cipher, chain, anchored);
  // What was read side by side may be of two moments while the service goes on writing: then it is read again by itself.
  const stands = found.length === 0 ? found : await checkChain(cipher, await storedChain(rows, shard, ref), anchored);
  const all = [...stands, ...(await checkRecords(rows, chain))];
  // Purged since the tombstones were read: the next check has its tombstone.
  return all.length > 0 && (await isPurged(rows, ref)) ? [] : all;
}

async function isPurged(rows: Rows, ref: string): Promise<boolean> {
  return (await rows.get(inquiries, shardOf(ref), keys.tombstone(ref))) !== undefined;
}

/** Only one that was asked for by its reference can be so. */
function notThere(ref: string, day: string | undefined): readonly Finding[] {
  return day === undefined ? [] : [{ ref, what: 'gone', day }];
}

async function* one(chain: Promise<StoredChain>): AsyncIterable<StoredChain> {
  yield await chain;
}
