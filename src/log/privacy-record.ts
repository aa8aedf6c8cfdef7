import type { DateTime } from 'luxon';
import { z } from 'zod';
import { columnsHash } from './chain';
import type { Cipher } from './cipher';
import { InquiryUnreadable, isOfTheRow } from './inquiry-row';
import { keys, utc } from './keys';
import type { Columns, Row } from './rows';
import { storedInstant } from './stored-instant';

const schema = 1;

/** Somebody reported that member data went to somebody whom it was not for. Written once and never changed. */
export type PrivacyRecord = {
  readonly ref: string;
  /** Ours; stands in the inquiry's line too. */
  readonly id: string;
  /** Person id of who reported it. */
  readonly by: string;
  readonly noticedAt: DateTime;
  readonly reportedAt: DateTime;
  /** Number of the request to an MCO whose links were ended by it. */
  readonly endedRequest?: number;
  /** What went, and to whom. Free words: kept sealed. */
  readonly sent: string;
  readonly sentTo: string;
};

/** A record as it is stored; its hash stands in the line of the inquiry, so that the chain covers it. */
export type SealedRecord = { readonly key: string; readonly columns: Columns; readonly hash: string };

/** Columns of `p|<ref>|<id>` in the order in which they are hashed. Never reorder. */
const hashedColumns = ['schema', 'by', 'noticedAt', 'reportedAt', 'endedRequest', 'words'] as const;

export async function sealRecord(record: PrivacyRecord, cipher: Pick<Cipher, 'seal'>): Promise<SealedRecord> {
  const { ref, id, by, noticedAt, reportedAt, endedRequest = 0, sent, sentTo } = record;
  const columns: Columns = {
    schema,
    by,
    noticedAt: utc(noticedAt),
    reportedAt: utc(reportedAt),
    endedRequest,
    words: await cipher.seal(JSON.stringify({ sent, sentTo }), bound(ref, id)),
  };
  return { key: keys.privacy(ref, id), columns, hash: recordHash(ref, id, columns) };
}

/** Hash of a record as it is stored. 64 hex digits. */
export function recordHash(ref: string, id: string, columns: Columns): string {
  return columnsHash([ref, id], columns, hashedColumns);
}

const columnsShape = z.object({
  schema: z.literal(schema),
  by: z.string(),
  noticedAt: storedInstant,
  reportedAt: storedInstant,
  endedRequest: z.number(),
  words: z.instanceof(Uint8Array),
});
const wordsShape = z.object({ sent: z.string(), sentTo: z.string() });

/** Reads `p|<ref>|<id>`. @throws InquiryUnreadable, StoreUnreachable, DataKeyLocked */
export async function readRecord(row: Row, cipher: Pick<Cipher, 'open'>): Promise<PrivacyRecord> {
  const [, ref = '', id = ''] = row.key.split('|');
  try {
    const { schema: _version, words, endedRequest, ...plain } = columnsShape.parse(row.columns);
    const opened = wordsShape.parse(JSON.parse(await cipher.open(words, bound(ref, id))));
    return { ref, id, ...plain, ...opened, ...(endedRequest > 0 && { endedRequest }) };
  } catch (cause) {
    if (isOfTheRow(cause)) throw new InquiryUnreadable(ref, 'line', cause);
    throw cause;
  }
}

function bound(ref: string, id: string): string {
  return `${ref}|p|${id}|words`;
}
