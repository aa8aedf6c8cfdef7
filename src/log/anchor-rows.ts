import type { Shard } from '../inquiry/reference';
import type { AnchoredHead } from './check-chain';
import type { Columns, Row, Rows } from './rows';

/** Where anchors are kept: table `meta`; a row for each day, and `latest`, which names the last of them. */
export const anchorPartition = 'anchors';
export const latestKey = 'latest';

/** Where the heads of one shard are kept that moved until each anchor. */
export const headsPartition = (shard: Shard): string => `${anchorPartition}|${shard}`;

/** An entry of 90 letters each: a text column holds 32,768. */
const entriesInARow = 300;

/** One head in the text that is hashed. */
export const headEntry = (ref: string, seq: number, head: string): string => `${ref} ${String(seq)} ${head}\n`;

/** The rows that keep the heads of one anchor; `attempt` tells them from those of a try that did not become an anchor. */
export function headRows(
  day: string,
  attempt: string,
  entries: readonly string[],
): readonly { readonly key: string; readonly columns: Columns }[] {
  const found: { key: string; columns: Columns }[] = [];
  for (let i = 0; i < entries.length; i += entriesInARow)
    found.push({
      key: `${day}|${attempt}|${String(i / entriesInARow).padStart(5, '0')}`,
      columns: { heads: entries.slice(i, i + entriesInARow).join('') },
    });
  return found;
}

/** All anchors, oldest first. */
export async function* anchorRows(rows: Rows): AsyncIterable<Row> {
  yield* rows.range('meta', anchorPartition, '0', ':');
}

/** What a shard's anchors hold: for each the text of its heads, by day. Only what became an anchor counts. */
export async function* headsByDay(
  rows: Rows,
  shard: Shard,
  attempts: ReadonlyMap<string, string>,
): AsyncIterable<{ readonly day: string; readonly heads: string }> {
  let open: { day: string; heads: string } | undefined;
  for await (const row of rows.range('meta', headsPartition(shard), '0', ':')) {
    const [day = '', attempt] = row.key.split('|');
    if (attempts.get(day) !== attempt) continue;
    if (open !== undefined && open.day !== day) yield open;
    open = { day, heads: (open?.day === day ? open.heads : '') + String(row.columns['heads']) };
  }
  if (open !== undefined) yield open;
}

/** The heads in a text, with their day. */
export function headsIn(day: string, heads: string): readonly (AnchoredHead & { readonly ref: string })[] {
  return heads.split('\n').flatMap((entry) => {
    const [ref = '', seq, head = ''] = entry.split(' ');
    return ref === '' ? [] : [{ ref, day, seq: Number(seq), head }];
  });
}
