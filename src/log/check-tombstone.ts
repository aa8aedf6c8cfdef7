import type { AnchoredHead } from './check-chain';
import type { Cipher } from './cipher';
import type { Finding } from './finding';
import type { Row } from './rows';
import type { StoredChain } from './stored-chains';
import { readTombstone, type Tombstone } from './tombstone';

/**
 * Whether a purge was lawful: its tombstone is as the service wrote it, the anchors have had no other chain of the inquiry, and
 * nothing of it is left.
 * @param chain what is still there of it.
 * @throws StoreUnreachable, DataKeyLocked
 */
export async function checkTombstone(
  cipher: Pick<Cipher, 'prove'>,
  row: Row,
  chain: StoredChain | undefined,
  anchored: readonly AnchoredHead[] = [],
): Promise<{ readonly tombstone?: Tombstone; readonly findings: readonly Finding[] }> {
  const ref = row.key.slice(2);
  const found = await readTombstone(row, cipher);
  if (found === undefined) return { findings: [{ ref, what: 'tombstone' }] };
  const { state, ...tombstone } = found;
  const other = anchored.find(({ seq, head }) => seq > found.seq || (seq === found.seq && head !== found.head));
  return {
    tombstone,
    findings: [
      ...(other === undefined ? [] : [{ ref, line: other.seq, day: other.day, what: 'rewritten' } as const]),
      ...(state === 'begun' ? [{ ref, what: 'purgeUnfinished' } as const] : []),
      ...(state === 'done' && chain !== undefined ? [{ ref, what: 'purgedYetThere' } as const] : []),
    ],
  };
}
