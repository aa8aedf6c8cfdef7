import type { DateTime } from 'luxon';
import { readWhole } from '../log/all-inquiries';
import { checkChain, type AnchoredHead } from '../log/check-chain';
import { checkRecords } from '../log/check-records';
import type { Finding } from '../log/finding';
import type { Stored } from '../log/inquiry-row';
import type { StoredChain } from '../log/stored-chains';
import { holdIn, type LegalHold } from '../procedure/legal-hold';
import type { LogDeskParts } from './parts';

/** What becomes of an inquiry in a purge. */
export type PurgeVerdict =
  /** It is not old enough, or not closed. */
  | { readonly is: 'kept' }
  | { readonly is: 'held'; readonly hold: LegalHold }
  | { readonly is: 'left'; readonly why: string; readonly findings?: readonly Finding[] }
  | { readonly is: 'old'; readonly stored: Stored; readonly closedAt: DateTime };

/**
 * Judges one inquiry as it is stored. It is kept for `years` after its closing, and after the last report that something of it
 * was misdirected. Changes nothing. @throws StoreUnreachable, DataKeyLocked
 */
export async function judgePurge(
  parts: Pick<LogDeskParts, 'rows' | 'cipher' | 'log'>,
  chain: StoredChain,
  anchored: readonly AnchoredHead[],
  now: DateTime,
  years: number,
): Promise<PurgeVerdict> {
  const { rows, cipher, log } = parts;
  const read = await readWhole(chain, cipher);
  if (!('stored' in read))
    return { is: 'left', why: `it cannot be read. npm run log -- verify --ref ${chain.ref} says why` };
  const { stored, lines } = read;
  const { inquiry } = stored;
  if (inquiry.step !== 'done') return { is: 'kept' };
  const closedAt = inquiry.resolution?.closedAt ?? inquiry.anchors.since;
  const isOver = (at: DateTime): boolean => at.plus({ years }) <= now;
  if (!isOver(closedAt)) return { is: 'kept' };
  const hold = holdIn(lines);
  if (hold !== undefined) return { is: 'held', hold };
  const reported = lines.filter(({ act }) => act === 'misdirected').map(({ recordedAt }) => recordedAt);
  if (!reported.every(isOver))
    return { is: 'left', why: 'something of it was reported as misdirected, and that is kept' };
  if (Object.keys(inquiry.pending).length > 0) return { is: 'left', why: 'a message about it still waits to be sent' };
  if ((await log.allSetAside()).some(({ ref }) => ref === inquiry.ref))
    return { is: 'left', why: 'a message about it is set aside and waits for the Unit Lead' };
  const findings = [...(await checkChain(cipher, chain, anchored)), ...(await checkRecords(rows, chain))];
  if (findings.length > 0) return { is: 'left', why: 'it is not as it was written', findings };
  return { is: 'old', stored, closedAt };
}
