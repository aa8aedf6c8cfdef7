import { keyHash } from '../log/keys';
import { answeredIds } from './find-thread';
import type { Ledger, LedgerEntry } from './ledger';
import type { InboxMessage } from './mailbox';

/** A mail that fails is set aside after five tries; what answers it waits longer than that, and never for ever. */
const mostWaits = 10;

/**
 * Whether a mail answers another that is recorded and not decided yet: then it waits, so that it comes to the inquiry that the
 * other opens. A mail that nobody has seen is not waited for.
 */
export async function waitsForParent(
  ledger: Pick<Ledger, 'byKey' | 'undecidedIn' | 'waits'>,
  message: InboxMessage,
  entry: LedgerEntry,
): Promise<boolean> {
  return (await isParentUndecided(ledger, message, entry)) && (await ledger.waits(entry)) <= mostWaits;
}

async function isParentUndecided(
  ledger: Pick<Ledger, 'byKey' | 'undecidedIn'>,
  message: InboxMessage,
  { key, receivedAt }: LedgerEntry,
): Promise<boolean> {
  for (const id of answeredIds(message)) {
    const answered = await ledger.byKey(keyHash(`<${id}>`));
    if (answered?.state === 'seen' && answered.key !== key) return true;
  }
  const { conversationId } = message;
  const other = conversationId === undefined ? undefined : await ledger.undecidedIn(conversationId);
  return other !== undefined && other.key !== key && other.receivedAt <= receivedAt;
}
