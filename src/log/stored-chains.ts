import type { Shard } from '../inquiry/reference';
import { keys } from './keys';
import { inquiries } from './log-parts';
import type { Row, Rows } from './rows';

/** The stored rows that one chain runs over. */
export type StoredChain = {
  readonly ref: string;
  readonly shard: Shard;
  /** `c|<ref>`, when it is there. */
  readonly inquiry?: Row;
  /** Every `h|<ref>|...`, in the order of their keys. */
  readonly lines: readonly Row[];
};

/** Every chain of a shard, one after the other: two ranges read side by side, one inquiry in memory at a time. */
export async function* storedChains(rows: Rows, shard: Shard): AsyncIterable<StoredChain> {
  const heads = rows.range(inquiries, shard, 'c|', 'c}')[Symbol.asyncIterator]();
  const lines = rows.range(inquiries, shard, 'h|', 'h}')[Symbol.asyncIterator]();
  let head = await nextOf(heads);
  let line = await nextOf(lines);
  while (head !== undefined || line !== undefined) {
    const refs = [head, line].filter((row) => row !== undefined).map(refOf);
    const ref = refs.reduce((a, b) => (a < b ? a : b));
    const inquiry = head !== undefined && refOf(head) === ref ? head : undefined;
    const found: Row[] = [];
    while (line !== undefined && refOf(line) === ref) {
      found.push(line);
      line = await nextOf(lines);
    }
    if (inquiry !== undefined) head = await nextOf(heads);
    yield { ref, shard, lines: found, ...(inquiry !== undefined && { inquiry }) };
  }
}

/**
 * One chain by itself, as it stood at one moment although the service goes on writing: lines that came between the two
 * looks at the inquiry's own row belong to the next check.
 */
export async function storedChain(rows: Rows, shard: Shard, ref: string): Promise<StoredChain> {
  const inquiry = await rows.get(inquiries, shard, keys.inquiry(ref));
  const lines: Row[] = [];
  for await (const row of rows.range(inquiries, shard, `h|${ref}|`, `h|${ref}}`)) lines.push(row);
  const after = await rows.get(inquiries, shard, keys.inquiry(ref));
  if (inquiry === undefined) {
    // Opened between the looks.
    if (after !== undefined) return storedChain(rows, shard, ref);
    return { ref, shard, lines };
  }
  const [from, to] = [inquiry, after ?? inquiry].map(({ columns }) => Number(columns['seq']));
  const isNewer = (row: Row): boolean => {
    const seq = Number(row.key.split('|')[2]);
    return from !== undefined && to !== undefined && seq > from && seq <= to;
  };
  return { ref, shard, inquiry, lines: lines.filter((row) => !isNewer(row)) };
}

async function nextOf(rows: AsyncIterator<Row>): Promise<Row | undefined> {
  const next = await rows.next();
  return next.done === true ? undefined : next.value;
}

function refOf(row: Row): string {
  return row.key.split('|')[1] ?? '';
}
