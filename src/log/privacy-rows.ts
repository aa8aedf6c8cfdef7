import { shardOf, shards } from '../inquiry/reference';
import { inquiries, type LogParts } from './log-parts';
import { readRecord, sealRecord, type PrivacyRecord, type SealedRecord } from './privacy-record';

/** What was reported as misdirected. A record commits with the line of its inquiry, so one without the other there is not. */
export function privacyRows({ rows, cipher }: Pick<LogParts, 'rows' | 'cipher'>) {
  return {
    sealRecord: (record: PrivacyRecord): Promise<SealedRecord> => sealRecord(record, cipher),

    /** Those of one inquiry. @throws InquiryUnreadable, StoreUnreachable */
    async recordsOf(ref: string): Promise<readonly PrivacyRecord[]> {
      const found: PrivacyRecord[] = [];
      for await (const row of rows.range(inquiries, shardOf(ref), `p|${ref}|`, `p|${ref}}`))
        found.push(await readRecord(row, cipher));
      return found;
    },

    /** The inquiries that have some; the cost does not grow with anything else. */
    async refsWithRecords(): Promise<readonly string[]> {
      const refs = new Set<string>();
      for (const shard of shards)
        for await (const { key } of rows.range(inquiries, shard, 'p|', 'p}')) refs.add(key.split('|')[1] ?? '');
      return [...refs].sort();
    },
  };
}
