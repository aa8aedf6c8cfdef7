import type { DeskParts } from './parts';
import type { LedgerEntry } from '../intake/ledger';
import { MailboxRefused, MailboxUnreachable, type InboxMessage } from '../intake/mailbox';

/** The message of a row of the ledger, if the mailbox gives it out; `down` when it does not answer now. */
export async function messageOf(
  parts: Pick<DeskParts, 'mailbox'>,
  entry: Pick<LedgerEntry, 'messageId'>,
): Promise<InboxMessage | 'down' | undefined> {
  try {
    return await parts.mailbox.read(entry.messageId);
  } catch (fault) {
    if (fault instanceof MailboxUnreachable) return 'down';
    if (fault instanceof MailboxRefused) return undefined;
    throw fault;
  }
}
