import type { DateTime } from 'luxon';
import { z } from 'zod';
import { shards } from '../inquiry/reference';
import { readWhole, type WholeInquiry } from './all-inquiries';
import type { Cipher } from './cipher';
import { inquiries } from './log-parts';
import type { UnreadableSummary } from './open-summary';
import type { Row, Rows } from './rows';
import { storedChain } from './stored-chains';
import { storedInstant } from './stored-instant';

/**
 * Every inquiry that was open at some time since an instant, with its log. One that cannot be read stands among them as such.
 * Reads each inquiry's own row, and the lines of those alone. One inquiry is in memory at a time.
 * @throws StoreUnreachable, DataKeyLocked
 */
export async function* openSince(
  rows: Rows,
  cipher: Cipher,
  since: DateTime,
): AsyncIterable<WholeInquiry | UnreadableSummary> {
  for (const shard of shards)
    for await (const row of rows.range(inquiries, shard, 'c|', 'c}'))
      if (!wasClosedBefore(row, since)) yield readWhole(await storedChain(rows, shard, row.key.slice(2)), cipher);
}

const closedShape = z.object({ resolution: z.object({ closedAt: storedInstant }) });

/** Known from what stands plainly in the row; of what cannot be told, nobody says that it is closed. */
function wasClosedBefore({ columns }: Row, since: DateTime): boolean {
  if (columns['step'] !== 'done') return false;
  try {
    const read = closedShape.safeParse(JSON.parse(String(columns['state'])));
    return read.success && read.data.resolution.closedAt < since;
  } catch {
    return false;
  }
}
