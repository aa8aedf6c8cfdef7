import type { Cipher } from '../log/cipher';
import { keyHash } from '../log/keys';
import type { Op, Row, Rows } from '../log/rows';

/** A mail that is to be answered automatically. */
export type AnswerableMail = {
  /** Of the mail's ledger row: the same mail always gets the same decision. */
  readonly key: string;
  readonly kind: 'acknowledgement' | 'status';
  /** Of who wrote it. */
  readonly address: string;
  readonly conversationId?: string;
  /** Business day on which it counts, as an ISO date. */
  readonly day: string;
};

/**
 * How often the mailbox answers by itself, for all instances together: so many times a business day to one address, and
 * one acknowledgement in a conversation. Two machines that answer each other come to an end by it.
 */
export type AnswerLimit = {
  /** Whether this mail may be answered; it is counted then. @throws StoreUnreachable */
  take(mail: AnswerableMail): Promise<boolean>;
};

const table = 'mail' as const;
const partition = 'answers';
const mostTries = 10;

/** The count on rows: keys hold keyed hashes, never an address. */
export function answerLimit(rows: Rows, cipher: Cipher, mostADay: number): AnswerLimit {
  const get = (key: string): Promise<Row | undefined> => rows.get(table, partition, key);

  return {
    async take({ key, kind, address, conversationId, day }) {
      const [who = ''] = await cipher.lookupHashes(address.trim().toLowerCase());
      const dayKey = `d|${day}|${kind}|${who}`;
      const threadKey =
        kind === 'acknowledgement' && conversationId !== undefined ? `c|${keyHash(conversationId)}` : undefined;
      for (let tries = 0; tries < mostTries; tries++) {
        const count = await get(dayKey);
        const taken = String(count?.columns['mails'] ?? '').split(',');
        // A try before this one has counted it, whether or not its reply reached us.
        if (taken.includes(key)) return true;
        if (taken.filter((mail) => mail !== '').length >= mostADay) return false;
        if (threadKey !== undefined && (await get(threadKey)) !== undefined) return false;
        const columns = { mails: [...taken.filter((mail) => mail !== ''), key].join(',') };
        const ops: Op[] = [
          count === undefined
            ? { do: 'insert', key: dayKey, columns }
            : { do: 'replace', key: dayKey, columns, etag: count.etag },
          ...(threadKey === undefined ? [] : [{ do: 'insert' as const, key: threadKey, columns: { mail: key } }]),
        ];
        if ((await rows.transact(table, partition, ops)).outcome === 'written') return true;
      }
      // Ten others were quicker: whoever writes so much at once is not waiting for one more answer.
      return false;
    },
  };
}
