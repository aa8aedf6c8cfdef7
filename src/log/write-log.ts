import type { DateTime } from 'luxon';
import { referenceFor, shardOf, type Shard } from '../inquiry/reference';
import { changeOps, type Change } from './change';
import { renamedRows, type CarriedClaims } from './due-ops';
import { readDueRow, type DueRow } from './due-row';
import type { Stored } from './inquiry-row';
import { keyHash, keys } from './keys';
import { inquiries, type LogParts } from './log-parts';
import type { Op } from './rows';

export type Committed =
  | { readonly outcome: 'committed' }
  /** One of the marks stands already: the act was done before. */
  | { readonly outcome: 'done' }
  /** The inquiry has moved on: read it again and decide again. */
  | { readonly outcome: 'moved' };

export type Opened = { readonly outcome: 'opened' | 'alreadyOpen'; readonly ref: string };

/** Sixteen references of one day in a row belong to others: with 30 bits a day that is no chance, but a fault in the store. */
export class NoReferenceFree extends Error {
  readonly code = 'NO_REFERENCE_FREE';
  constructor() {
    super(
      'Every reference that this mail or form can have is taken. Nothing was written; look at the table of inquiries.',
    );
    this.name = 'NoReferenceFree';
  }
}
const mostReferences = 16;

/** The two ways in which the log changes: an inquiry is opened, and a decision is committed. */
export function writeLog(parts: LogParts) {
  const { rows, newId } = parts;
  const isOurs = async (shard: Shard, key: string, opId: string): Promise<boolean> =>
    (await rows.get(inquiries, shard, key))?.columns['opId'] === opId;

  /**
   * Opens an inquiry for a key (mail or form), once: the same key and receipt open nothing a second time.
   * `make` may be asked more than once, each time with another reference.
   * @throws NoReferenceFree, StoreUnreachable when it is unknown whether it is open: ask again.
   */
  async function open(key: string, receivedAt: DateTime, make: (ref: string) => Change): Promise<Opened> {
    const opId = newId();
    for (let n = 0; n < mostReferences; n++) {
      const ref = referenceFor(key, receivedAt, parts.zone, n);
      const shard = shardOf(ref);
      const ops = await changeOps(parts, undefined, { ...make(ref), marker: key }, opId);
      const result = await rows.transact(inquiries, shard, ops);
      if (result.outcome === 'written') return { outcome: 'opened', ref };
      const marker = await rows.get(inquiries, shard, keys.marker(keyHash(key)));
      // A resent opening is refused although the first one got through: the marker's opId tells whose it is.
      if (marker?.columns['ref'] === ref)
        return { outcome: marker.columns['opId'] === opId ? 'opened' : 'alreadyOpen', ref };
      // The marker there is not ours: another inquiry has this reference. The next one is tried.
    }
    throw new NoReferenceFree();
  }

  /** Commits a decision about the inquiry as it was read. @throws StoreUnreachable when the outcome is unknown. */
  async function commit(before: Stored, change: Change): Promise<Committed> {
    const { ref } = before.inquiry;
    const shard = shardOf(ref);
    const opId = newId();
    let ops = await changeOps(parts, before, change, opId, await claimsToCarry(before, change));
    for (let tries = 0; tries < 3; tries++) {
      const result = await rows.transact(inquiries, shard, ops);
      if (result.outcome === 'written') return { outcome: 'committed' };
      // A resent write is refused although the first one got through: the insert-only line tells whose it is.
      if (change.lines.length > 0 && (await isOurs(shard, keys.line(ref, before.seq + 1), opId)))
        return { outcome: 'committed' };
      for (const mark of change.marks ?? []) {
        const row = await rows.get(inquiries, shard, keys.done(ref, mark));
        if (row !== undefined) return { outcome: row.columns['opId'] === opId ? 'committed' : 'done' };
      }
      if (result.outcome !== 'missing') return { outcome: 'moved' };
      ops = await withoutMissing(shard, ops);
    }
    return { outcome: 'moved' };
  }

  /** A row that is to be deleted may be gone already: deleted by its claimant, or by whoever drew the same card. */
  async function withoutMissing(shard: Shard, ops: readonly Op[]): Promise<readonly Op[]> {
    const left: Op[] = [];
    for (const op of ops) {
      if (op.do === 'delete' && (await rows.get(inquiries, shard, op.key)) === undefined) continue;
      left.push(op);
    }
    return left;
  }

  /** A reminder that is being sent keeps its claim when a decision gives it another name: else a second sweep would send it too. */
  async function claimsToCarry(before: Stored, change: Change): Promise<CarriedClaims> {
    const now = change.lines.at(-1)?.recordedAt;
    const claims = new Map<string, DueRow>();
    if (now === undefined) return claims;
    const { ref, pending } = before.inquiry;
    for (const { from, to, pending: renamed } of renamedRows(ref, pending, change.inquiry.pending)) {
      // Nobody claims what is not due.
      if (renamed.attemptAt > now) continue;
      const row = await rows.get(inquiries, shardOf(ref), from);
      if (row !== undefined) claims.set(to, readDueRow(row, shardOf(ref)));
    }
    return claims;
  }

  return { open, commit };
}
