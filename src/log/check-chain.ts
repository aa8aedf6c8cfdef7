import { shardOf } from '../inquiry/reference';
import type { Cipher } from './cipher';
import type { Finding } from './finding';
import { InquiryUnreadable, readInquiry } from './inquiry-row';
import { readLine } from './line-row';
import { markOf } from './row-mark';
import type { Row } from './rows';
import type { StoredChain } from './stored-chains';
import { verifyChain } from './verify';

/** A head as an anchor holds it: the hash that the inquiry's line `seq` had on `day`. */
export type AnchoredHead = { readonly day: string; readonly seq: number; readonly head: string };

/**
 * What is wrong with one stored inquiry: its chain, its own row, what is sealed, and the heads that were anchored of it.
 * @throws StoreUnreachable, DataKeyLocked
 */
export async function checkChain(
  cipher: Cipher,
  chain: StoredChain,
  anchored: readonly AnchoredHead[] = [],
): Promise<readonly Finding[]> {
  const { ref, shard, inquiry, lines } = chain;
  if (shardOf(ref) !== shard) return [{ ref, what: 'misplaced' }];
  if (inquiry === undefined) return [{ ref, what: 'noInquiry' }];
  if (lines.length === 0) return [{ ref, what: 'noLines' }];
  const own = await ownRow(cipher, ref, inquiry);
  // A row that was not written so may name any number of lines: then it is only compared with the last one there.
  const isTrusted = own === undefined || own.what === 'sealed';
  const faults = verifyChain(isTrusted ? [inquiry, ...lines] : lines).map(({ seq, what }): Finding => ({
    ref,
    line: seq,
    what,
  }));
  const last = lines.at(-1);
  const isOtherHead = !isTrusted && last !== undefined && last.columns['hash'] !== inquiry.columns['head'];
  const faulty = new Set(faults.map(({ line }) => line));
  return [
    ...(own === undefined ? [] : [own]),
    ...faults,
    ...(isOtherHead ? [{ ref, line: seqOf(last), what: 'head' } as const] : []),
    ...(await unopened(cipher, ref, lines, faulty)),
    ...rewritten(ref, lines, anchored, faults),
  ];
}

async function ownRow(cipher: Cipher, ref: string, inquiry: Row): Promise<Finding | undefined> {
  const { mark } = inquiry.columns;
  if (mark === undefined) return { ref, what: 'unmarked' };
  if (mark !== (await markOf(cipher, ref, inquiry.columns))) return { ref, what: 'row' };
  return (await isReadable(() => readInquiry(inquiry, cipher))) ? undefined : { ref, what: 'sealed' };
}

/** Lines that stand as they were written, and yet do not open: their key is gone, or was never theirs. */
async function unopened(
  cipher: Cipher,
  ref: string,
  lines: readonly Row[],
  faulty: ReadonlySet<number | undefined>,
): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const row of lines) {
    const line = seqOf(row);
    if (faulty.has(line) || Number.isNaN(line)) continue;
    if (!(await isReadable(() => readLine(row, cipher)))) found.push({ ref, line, what: 'sealed' });
  }
  return found;
}

async function isReadable(read: () => Promise<unknown>): Promise<boolean> {
  try {
    await read();
    return true;
  } catch (fault) {
    if (fault instanceof InquiryUnreadable) return false;
    throw fault;
  }
}

/** The first anchored head that is another now; what the chain itself shows is not told twice. */
function rewritten(
  ref: string,
  lines: readonly Row[],
  anchored: readonly AnchoredHead[],
  faults: readonly Finding[],
): readonly Finding[] {
  const hashes = new Map(lines.map((row) => [seqOf(row), row.columns['hash']]));
  const isTold = new Set(faults.map(({ line }) => line));
  const first = anchored.find(({ seq, head }) => hashes.get(seq) !== head && !isTold.has(seq));
  return first === undefined ? [] : [{ ref, line: first.seq, day: first.day, what: 'rewritten' }];
}

function seqOf(row: Row): number {
  const text = row.key.split('|')[2] ?? '';
  return /^\d{6}$/.test(text) ? Number(text) : Number.NaN;
}
