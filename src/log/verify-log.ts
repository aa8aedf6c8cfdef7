import { shardOf, shards } from '../inquiry/reference';
import type { AnchorKey } from './anchor-key';
import { anchoredHeads, checkAnchors } from './check-anchors';
import { checkChain } from './check-chain';
import { checkRecords } from './check-records';
import type { Cipher } from './cipher';
import type { Finding } from './finding';
import type { Rows } from './rows';
import { storedChain, storedChains, type StoredChain } from './stored-chains';

export type VerifyParts = {
  readonly rows: Rows;
  readonly cipher: Cipher;
  readonly anchorKey: AnchorKey;
  /** Lines of anchors as they were mailed. */
  readonly mailed?: readonly string[];
  /** Told after each inquiry. */
  readonly checked?: (counts: Checked) => void;
};

/** How much was looked at. */
export type Checked = { readonly inquiries: number; readonly lines: number; readonly anchors: number };

/**
 * Reads the whole log, or one inquiry of it, and compares it with what was written: chains, the inquiries' own rows, what is
 * sealed, anchors. Shard by shard, one inquiry in memory at a time. The service may go on writing meanwhile.
 * @throws StoreUnreachable, StoreRefused, DataKeyLocked when it cannot look.
 */
export async function* verifyLog(parts: VerifyParts, ref?: string): AsyncGenerator<Finding, Checked> {
  const { rows } = parts;
  const checked = { inquiries: 0, lines: 0, anchors: 0 };
  const { byDay, findings } = await checkAnchors(rows, parts.anchorKey, parts.mailed);
  checked.anchors = byDay.size;
  yield* findings;
  for (const shard of ref === undefined ? shards : [shardOf(ref)]) {
    const anchored = await anchoredHeads(rows, shard, byDay);
    if (ref === undefined) yield* anchored.findings;
    const missing = new Set(ref === undefined ? anchored.heads.keys() : []);
    const chains = ref === undefined ? storedChains(rows, shard) : one(storedChain(rows, shard, ref));
    for await (const chain of chains) {
      missing.delete(chain.ref);
      yield* await check(parts, chain, anchored.heads);
      checked.inquiries += 1;
      checked.lines += chain.lines.length;
      parts.checked?.({ ...checked });
    }
    for (const gone of missing) {
      const day = anchored.heads.get(gone)?.[0]?.day;
      yield { ref: gone, what: 'gone', ...(day !== undefined && { day }) };
    }
  }
  return checked;
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
  return [...stands, ...(await checkRecords(rows, chain))];
}

/** Only one that was asked for by its reference can be so. */
function notThere(ref: string, day: string | undefined): readonly Finding[] {
  return day === undefined ? [] : [{ ref, what: 'gone', day }];
}

async function* one(chain: Promise<StoredChain>): AsyncIterable<StoredChain> {
  yield await chain;
}
