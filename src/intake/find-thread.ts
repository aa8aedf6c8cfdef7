import { keyHash } from '../log/keys';
import type { InquiryLog } from '../log/inquiry-log';
import type { MailThreads } from '../log/mail-threads';
import type { KnownThread } from './known';
import { isInLog } from './known-for';
import type { Ledger, LedgerEntry } from './ledger';
import type { InboxMessage } from './mailbox';

export type FindThreadParts = {
  readonly threads: MailThreads;
  readonly ledger: Ledger;
  readonly log: InquiryLog;
};

/** The nearest mails are the ones that tell; a thread of years may name hundreds. */
const most = 20;

/** The message ids that a mail answers, the nearest first: In-Reply-To, then References from its end. Without brackets. */
export function answeredIds({ headers }: Pick<InboxMessage, 'headers'>): readonly string[] {
  const idsIn = (header: string | undefined): readonly string[] =>
    [...(header ?? '').slice(0, 20_000).matchAll(/<([^<>\s]{1,500})>/g)].map(([, id = '']) => id);
  return [...new Set([...idsIn(headers['in-reply-to']), ...idsIn(headers['references']).toReversed()])].slice(0, most);
}

/**
 * The inquiry to whose thread a mail belongs, though it does not name it: it answers a mail that we sent or took in, or lies
 * in the same conversation of the mailbox. Its own rows, of a try that did not end, say nothing.
 */
export async function findThread(
  parts: FindThreadParts,
  message: InboxMessage,
  entry: Pick<LedgerEntry, 'key'>,
): Promise<KnownThread | undefined> {
  const answered = await answeredThread(parts, answeredIds(message));
  if (answered !== undefined) return answered;
  const { conversationId } = message;
  const found = conversationId === undefined ? undefined : await parts.threads.find({ conversationId });
  if (found === undefined || found.mail === entry.key) return undefined;
  return (await isInLog(parts.log, found.ref)) ? known(found.ref, 'conversation', found.others) : undefined;
}

async function answeredThread(parts: FindThreadParts, ids: readonly string[]): Promise<KnownThread | undefined> {
  for (const id of ids) {
    const ours = await parts.threads.find({ messageIds: [id] });
    const ref = ours?.ref ?? (await parts.ledger.byKey(keyHash(`<${id}>`)))?.ref;
    if (ref !== undefined && (await isInLog(parts.log, ref))) return known(ref, 'answer', ours?.others);
  }
  return undefined;
}

function known(ref: string, by: KnownThread['by'], others: readonly string[] = []): KnownThread {
  return { ref, by, ...(others.length > 0 && { isOfSeveral: true as const }) };
}
