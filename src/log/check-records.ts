import { z } from 'zod';
import type { Finding } from './finding';
import { keys } from './keys';
import { inquiries } from './log-parts';
import { recordHash } from './privacy-record';
import type { Row, Rows } from './rows';
import type { StoredChain } from './stored-chains';

const factsShape = z.object({ record: z.string().min(1), hash: z.string() });

/** Whether each privacy record that a line of the chain names is there as it was written. @throws StoreUnreachable */
export async function checkRecords(rows: Rows, { ref, shard, lines }: StoredChain): Promise<readonly Finding[]> {
  const found: Finding[] = [];
  for (const row of lines.filter(({ columns }) => columns['act'] === 'misdirected')) {
    const named = factsOf(row);
    // What cannot be read was changed: the chain tells of it.
    if (named === undefined) continue;
    const record = await rows.get(inquiries, shard, keys.privacy(ref, named.record));
    const line = Number(row.key.split('|')[2]);
    if (record === undefined) found.push({ ref, line, what: 'recordGone' });
    else if (recordHash(ref, named.record, record.columns) !== named.hash) found.push({ ref, line, what: 'record' });
  }
  return found;
}

function factsOf({ columns }: Row): z.infer<typeof factsShape> | undefined {
  try {
    return factsShape.safeParse(JSON.parse(String(columns['facts']))).data;
  } catch {
    return undefined;
  }
}
