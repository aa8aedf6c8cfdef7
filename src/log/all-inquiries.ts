import type { RecordedLine } from '../inquiry/log-line';
import { shards } from '../inquiry/reference';
import type { Cipher } from './cipher';
import { InquiryUnreadable, readInquiry, type Stored } from './inquiry-row';
import { readLine } from './line-row';
import type { UnreadableSummary } from './open-summary';
import { isPurging } from './purging-row';
import type { Rows } from './rows';
import { storedChains, type StoredChain } from './stored-chains';

/** An inquiry with its whole log. */
export type WholeInquiry = { readonly stored: Stored; readonly lines: readonly RecordedLine[] };

/**
 * Every inquiry with its log, closed ones too, in the order of their references, which is that of the days of receipt. One that
 * cannot be read stands among them as such. Of each shard one inquiry is in memory.
 * @throws StoreUnreachable, DataKeyLocked
 */
export async function* allInquiries(rows: Rows, cipher: Cipher): AsyncIterable<WholeInquiry | UnreadableSummary> {
  for await (const chain of inOrder(rows)) {
    if (chain.inquiry !== undefined && isPurging(chain.inquiry)) continue;
    yield readWhole(chain, cipher);
  }
}

/** The shards, each in its order, as one list. */
async function* inOrder(rows: Rows): AsyncIterable<StoredChain> {
  const readers = shards.map((shard) => storedChains(rows, shard)[Symbol.asyncIterator]());
  const firsts = await Promise.all(readers.map((reader) => reader.next()));
  for (;;) {
    let least: { readonly n: number; readonly chain: StoredChain } | undefined;
    for (const [n, first] of firsts.entries())
      if (first.done !== true && (least === undefined || first.value.ref < least.chain.ref))
        least = { n, chain: first.value };
    if (least === undefined) return;
    yield least.chain;
    const next = await readers[least.n]?.next();
    if (next !== undefined) firsts[least.n] = next;
  }
}

/** Opens what is stored of one. @throws StoreUnreachable, DataKeyLocked */
export async function readWhole(
  { ref, inquiry, lines }: StoredChain,
  cipher: Cipher,
): Promise<WholeInquiry | UnreadableSummary> {
  if (inquiry === undefined) return { ref, isUnreadable: true } as const;
  try {
    const stored = await readInquiry(inquiry, cipher);
    const read: RecordedLine[] = [];
    for (const line of lines) read.push(await readLine(line, cipher));
    return { stored, lines: read };
  } catch (fault) {
    if (fault instanceof InquiryUnreadable) return { ref, isUnreadable: true } as const;
    throw fault;
  }
}
