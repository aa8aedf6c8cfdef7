import { codeOf, type Diagnostics } from '../diagnostics';
import { InquiryUnreadable } from '../log/inquiry-row';
import { keyHash } from '../log/keys';
import { setUnreadableAside } from '../reminders/set-unreadable-aside';
import { addBounce } from './add-bounce';
import { takeStatusQuestion } from './answer-by-mail';
import { appendMail } from './append-mail';
import type { AsideReason, Route } from './draft';
import { findThread } from './find-thread';
import { knownFor } from './known-for';
import type { Ledger, LedgerEntry } from './ledger';
import { MailboxRefused, MailboxUnreachable, type InboxMessage, type ListedMessage, type Mailbox } from './mailbox';
import { noteConversation, openFromMail, sharedBy, type OpeningParts } from './open-from-mail';
import type { MailReader } from './reader';
import { showResult } from './show-result';
import { waitsForParent } from './waits-for-parent';

export type TakeInParts = OpeningParts & {
  readonly mailbox: Mailbox;
  readonly ledger: Ledger;
  readonly read: MailReader;
  readonly diagnostics: Diagnostics;
};

/** A mail that fails so often by itself is set aside. */
const mostAttempts = 5;

/**
 * Takes one message in, once: ledger first, then read, then opened, added, or set aside. The same mail twice is one inquiry.
 * `undecided`: it failed by itself, or answers a mail that did, and is tried again by the next walk; it is not in the way of
 * the messages after it.
 * @throws MailboxUnreachable, MailboxRefused when the mailbox does not give it out; StoreUnreachable and other outages.
 *   The message stays undecided.
 */
export async function takeIn(parts: TakeInParts, id: string): Promise<'decided' | 'undecided'> {
  const message = await parts.mailbox.read(id);
  if (message === undefined) return 'decided';
  // Set aside, or dealt with since, because the mailbox would not give it out before.
  const unread = await parts.ledger.byKey(keyHash(id));
  if (unread !== undefined && unread.state !== 'seen') return 'decided';
  const entry = await parts.ledger.see(message);
  if (entry.state !== 'seen') {
    if (entry.messageId !== message.id) await takeCopy(parts, entry, message);
    return 'decided';
  }
  if (await waitsForParent(parts.ledger, message, entry)) return 'undecided';
  try {
    await decide(parts, message, entry);
  } catch (fault) {
    if (isOutage(fault)) throw fault;
    const { conversationId } = message;
    if ((await held(parts, entry, fault, 'FAILED_FIVE_TIMES', conversationId)) === 'undecided') return 'undecided';
  }
  const done = await parts.ledger.byKey(entry.key);
  if (done !== undefined) await showResult(parts, message.id, done);
  return 'decided';
}

/** Another copy of a mail: who answers in its conversation answers the same matter, and people see beside it what became of it. */
async function takeCopy(parts: TakeInParts, entry: LedgerEntry, message: InboxMessage): Promise<void> {
  const { ref, state } = entry;
  if (ref !== undefined && (state === 'opened' || state === 'appended'))
    await noteConversation(parts, ref, entry, message);
  await showResult(parts, message.id, entry);
}

/** The mailbox lists a message and gives out others, but not this one: after five times it is set aside too. */
export async function couldNotRead(
  parts: TakeInParts,
  message: ListedMessage,
  fault: unknown,
): Promise<'decided' | 'undecided'> {
  const entry = await parts.ledger.seeUnread(message);
  return entry.state === 'seen' ? held(parts, entry, fault, 'UNREADABLE', message.conversationId) : 'decided';
}

/** Holds a failure against the message. */
async function held(
  parts: TakeInParts,
  entry: LedgerEntry,
  fault: unknown,
  reason: AsideReason,
  conversationId?: string,
): Promise<'decided' | 'undecided'> {
  const { attempts } = await parts.ledger.failed(entry, conversationId);
  parts.diagnostics({ event: 'mail failed', code: codeOf(fault), count: attempts });
  if (attempts < mostAttempts) return 'undecided';
  await setAside(parts, entry, reason);
  return 'decided';
}

/** Faults that are not the message's own: nothing is held against it. */
function isOutage(fault: unknown): boolean {
  return (
    fault instanceof MailboxUnreachable ||
    fault instanceof MailboxRefused ||
    [
      'STORE_UNREACHABLE',
      'STORE_REFUSED',
      'DATA_KEY_LOCKED',
      'MASTER_KEY_UNREACHABLE',
      'MASTER_KEY_REFUSED',
      'READER_DOWN',
      'TOO_BUSY',
    ].includes(codeOf(fault))
  );
}

async function decide(parts: TakeInParts, message: InboxMessage, entry: LedgerEntry): Promise<void> {
  const thread = await findThread(parts, message, entry);
  const known = await knownFor(parts, message);
  const route = await parts.read(message, { ...known, ...(thread !== undefined && { thread }) });
  switch (route.to) {
    case 'own':
      return parts.ledger.settle(entry, { state: 'own' });
    case 'automatic':
      return parts.ledger.settle(entry, { state: 'automatic', header: route.header });
    case 'bounce':
      return bounce(parts, entry, route, message);
    case 'aside':
      return setAside(parts, entry, route.reason);
    case 'append':
      return append(parts, entry, route, message);
    case 'open': {
      const ref = await openFromMail(parts, entry, route.drafts[0], message, {
        ...sharedBy(entry, route.drafts),
        ...(route.hint !== undefined && { hint: route.hint }),
        ...(thread !== undefined && { thread: thread.ref }),
      });
      return parts.ledger.settle(entry, { state: 'opened', ref });
    }
  }
}

async function setAside(parts: TakeInParts, entry: LedgerEntry, reason: AsideReason): Promise<void> {
  await parts.ledger.settle(entry, { state: 'aside', reason, at: parts.clock.now() });
  parts.diagnostics({ event: 'mail set aside', code: reason });
}

/** Adds a mail to its inquiry: as an answered question about the status, or as a line of the log. */
async function append(
  parts: TakeInParts,
  entry: LedgerEntry,
  route: Extract<Route, { readonly to: 'append' }>,
  message: InboxMessage,
): Promise<void> {
  const ref = await unlessUnreadable(parts, async () => {
    const isAsked = await takeStatusQuestion(parts, entry, route, message);
    return isAsked === true ? route.ref : appendMail(parts, route.ref, route.text, entry, 'system', route.fromAddress);
  });
  if (ref === undefined || ref === 'unreadable')
    return setAside(parts, entry, ref === undefined ? 'UNREADABLE' : 'UNREADABLE_INQUIRY');
  await noteConversation(parts, ref, entry, message);
  return parts.ledger.settle(entry, { state: 'appended', ref });
}

/** Adds a report that a mail of ours came back to its inquiry; without one it stands in the ledger alone. */
async function bounce(
  parts: TakeInParts,
  entry: LedgerEntry,
  { header, ref: named }: Extract<Route, { readonly to: 'bounce' }>,
  message: InboxMessage,
): Promise<void> {
  const ref = await unlessUnreadable(parts, () => addBounce(parts, message, entry, named));
  if (ref === 'unreadable') return setAside(parts, entry, 'UNREADABLE_INQUIRY');
  return parts.ledger.settle(entry, { state: 'bounce', header, ...(ref !== undefined && { ref }) });
}

/** An inquiry that cannot be read and the mail that came for it are for the Unit Lead, and no other mail waits for them. */
async function unlessUnreadable<T>(parts: TakeInParts, add: () => Promise<T>): Promise<T | 'unreadable'> {
  try {
    return await add();
  } catch (fault) {
    if (!(fault instanceof InquiryUnreadable)) throw fault;
    await setUnreadableAside(parts, fault);
    return 'unreadable';
  }
}
