import type { DateTime } from 'luxon';
import type { RecordedLine } from '../inquiry/log-line';
import { shardOf, shards } from '../inquiry/reference';
import { copyOf, type CardCopy } from './card-copy';
import { readInquiry, type Stored } from './inquiry-row';
import { keys } from './keys';
import type { WholeInquiry } from './all-inquiries';
import { readLine } from './line-row';
import { inquiries, type LogParts } from './log-parts';
import { isPurging } from './purging-row';
import { readLately } from './read-lately';
import { readSummary, type OpenSummary, type UnreadableSummary } from './open-summary';
import { openSince } from './open-since';
import type { Row } from './rows';

/** The questions that can be asked of the log. */
export function readLog({ rows, cipher }: Pick<LogParts, 'rows' | 'cipher'>) {
  const inquiryOf = readLately((row) => readInquiry(row, cipher));
  return {
    /** The inquiry as it stands; undefined when there is none, or it was purged. @throws InquiryUnreadable, StoreUnreachable */
    async read(ref: string): Promise<Stored | undefined> {
      const row = await rows.get(inquiries, shardOf(ref), keys.inquiry(ref));
      return row === undefined || isPurging(row) ? undefined : inquiryOf(row);
    },

    /** Its lines in order. @throws InquiryUnreadable when one cannot be read; StoreUnreachable */
    async lines(ref: string): Promise<readonly RecordedLine[]> {
      const found: RecordedLine[] = [];
      for await (const row of rows.range(inquiries, shardOf(ref), `h|${ref}|`, `h|${ref}|~`))
        found.push(await readLine(row, cipher));
      return found;
    },

    /** The cards that are out there. */
    async copies(ref: string): Promise<readonly CardCopy[]> {
      const found: CardCopy[] = [];
      for await (const row of rows.range(inquiries, shardOf(ref), `k|${ref}|`, `k|${ref}|~`)) found.push(copyOf(row));
      return found;
    },

    /** Every open inquiry, without member data; its cost does not grow with what is closed. */
    async *openInquiries(): AsyncIterable<OpenSummary | UnreadableSummary> {
      for (const shard of shards)
        for await (const row of rows.range(inquiries, shard, 'o|', 'o|~')) yield readSummary(row);
    },

    /** Every inquiry that was open at some time since an instant, closed ones too, with its log. @throws StoreUnreachable, DataKeyLocked */
    openSince: (since: DateTime): AsyncIterable<WholeInquiry | UnreadableSummary> => openSince(rows, cipher, since),

    /** The stored rows that the chain runs over, `c|` and every `h|`, for `verifyChain`; nothing is opened. */
    async chainRows(ref: string): Promise<readonly Row[]> {
      const shard = shardOf(ref);
      const found: Row[] = [];
      for await (const row of rows.range(inquiries, shard, `h|${ref}|`, `h|${ref}|~`)) found.push(row);
      const inquiry = await rows.get(inquiries, shard, keys.inquiry(ref));
      return inquiry === undefined ? found : [inquiry, ...found];
    },
  };
}
