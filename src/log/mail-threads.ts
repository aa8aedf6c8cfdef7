import { DateTime } from 'luxon';
import type { Cipher } from './cipher';
import { utc } from './keys';
import type { Row, Rows } from './rows';

/** A mail that we sent: what it was, to whom (a person's id, or `mailbox`), and when. */
export type OurMail = { readonly what: string; readonly to: string; readonly at: DateTime };

/**
 * The inquiry that a mail or a conversation belongs to; `ours` when it is a mail that we sent, `mail` the ledger key of the
 * mail that came in and brought the conversation.
 */
export type Thread = {
  readonly ref: string;
  /** A mail of ours was about these inquiries too. */
  readonly others?: readonly string[];
  readonly ours?: OurMail;
  readonly mail?: string;
};

/** By what a thread is known: internet message ids, our own marks, the mailbox's conversation. */
export type ThreadSigns = {
  readonly messageIds?: readonly string[];
  readonly marks?: readonly string[];
  readonly conversationId?: string;
};

/**
 * Keyed look-ups from the mails of a thread to its inquiry, in table `mail`: partition = hash, one row each. Written before a
 * mail of ours is sent, and with an opening; a row of a mail that was never sent is harmless.
 */
export type MailThreads = {
  /** The first inquiry of a conversation keeps it. */
  note(signs: ThreadSigns, thread: Thread): Promise<void>;
  /** By the surest sign: a mark, then a message id, in the order given, then the conversation. */
  find(signs: ThreadSigns): Promise<Thread | undefined>;
};

const rowKey = 't';

export function mailThreads(rows: Rows, cipher: Pick<Cipher, 'lookupHashes'>): MailThreads {
  const find = async (value: string): Promise<Thread | undefined> => {
    for (const hash of await cipher.lookupHashes(value)) {
      const row = await rows.get('mail', hash, rowKey);
      if (row !== undefined) return threadOf(row);
    }
    return undefined;
  };

  return {
    async note(signs, { ref, others = [], ours, mail = '' }) {
      const at = ours === undefined ? '' : utc(ours.at);
      const columns = { ref, others: others.join(' '), mail, what: ours?.what ?? '', to: ours?.to ?? '', at };
      for (const value of valuesOf(signs)) {
        const [newest] = await cipher.lookupHashes(value);
        if (newest === undefined) continue;
        if (value.startsWith(conversation) && (await find(value)) !== undefined) continue;
        await rows.transact('mail', newest, [{ do: 'replace', key: rowKey, columns }]);
      }
    },
    async find(signs) {
      for (const value of valuesOf(signs)) {
        const found = await find(value);
        if (found !== undefined) return found;
      }
      return undefined;
    },
  };
}

const conversation = 'conversation|';

function valuesOf({ marks = [], messageIds = [], conversationId }: ThreadSigns): readonly string[] {
  return [
    ...marks.map((mark) => `mark|${mark}`),
    ...messageIds.map((id) => `message|${bare(id)}`),
    ...(conversationId === undefined ? [] : [`${conversation}${conversationId}`]),
  ];
}

/** Some programs write a message id without its brackets. */
function bare(id: string): string {
  return id.trim().replace(/^<|>$/g, '');
}

function threadOf({ columns }: Row): Thread {
  const text = (name: string): string => String(columns[name] ?? '');
  const at = DateTime.fromISO(text('at'), { zone: 'utc' });
  return {
    ref: text('ref'),
    ...(text('others') !== '' && { others: text('others').split(' ') }),
    ...(text('mail') !== '' && { mail: text('mail') }),
    ...(text('what') !== '' && at.isValid && { ours: { what: text('what'), to: text('to'), at } }),
  };
}
