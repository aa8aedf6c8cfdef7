import type { DateTime } from 'luxon';
import { isoDate } from '../clock/local-date';
import { codeOf, type Diagnostics } from '../diagnostics';
import type { Inquiry } from '../inquiry/inquiry';
import { InquiryUnreadable } from '../log/inquiry-row';
import { keyHash } from '../log/keys';
import { commitDecision } from '../reminders/commit-decision';
import { setUnreadableAside } from '../reminders/set-unreadable-aside';
import { takeStatusQuestion } from './answer-by-mail';
import type { AsideReason, Route } from './draft';
import { knownPerson, type SerializableKnown } from './known';
import type { Ledger, LedgerEntry } from './ledger';
import { MailboxRefused, MailboxUnreachable, type InboxMessage, type Mailbox } from './mailbox';
import { openFromMail, type OpeningParts } from './open-from-mail';
import type { MailReader } from './reader';
import { mentionedReferences } from './references';

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
 * `undecided`: it failed by itself and is tried again by the next walk; it is not in the way of the messages after it.
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
    // Another copy of the same mail: people see beside it too what became of it.
    if (entry.messageId !== message.id) await label(parts, message.id, entry);
    return 'decided';
  }
  try {
    await decide(parts, message, entry);
  } catch (fault) {
    if (isOutage(fault)) throw fault;
    if ((await held(parts, entry, fault, 'FAILED_FIVE_TIMES')) === 'undecided') return 'undecided';
  }
  const done = await parts.ledger.byKey(entry.key);
  if (done !== undefined) await label(parts, message.id, done);
  return 'decided';
}

/** The mailbox lists a message and gives out others, but not this one: after five times it is set aside too. */
export async function couldNotRead(
  parts: TakeInParts,
  id: string,
  receivedAt: DateTime,
  fault: unknown,
): Promise<'decided' | 'undecided'> {
  const entry = await parts.ledger.seeUnread(id, receivedAt);
  return entry.state === 'seen' ? held(parts, entry, fault, 'UNREADABLE') : 'decided';
}

/** Holds a failure against the message. */
async function held(
  parts: TakeInParts,
  entry: LedgerEntry,
  fault: unknown,
  reason: AsideReason,
): Promise<'decided' | 'undecided'> {
  const { attempts } = await parts.ledger.failed(entry);
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
    ['STORE_UNREACHABLE', 'STORE_REFUSED', 'DATA_KEY_LOCKED', 'READER_DOWN', 'TOO_BUSY'].includes(codeOf(fault))
  );
}

async function decide(parts: TakeInParts, message: InboxMessage, entry: LedgerEntry): Promise<void> {
  const route = await parts.read(message, await known(parts, message));
  switch (route.to) {
    case 'own':
      return parts.ledger.settle(entry, 'own');
    case 'automatic':
      return parts.ledger.settle(entry, 'automatic');
    case 'aside':
      return setAside(parts, entry, route.reason);
    case 'append': {
      const added = await append(parts, entry, route, message);
      if (added === 'yes') return parts.ledger.settle(entry, 'appended', { ref: route.ref });
      return setAside(parts, entry, added === 'unreadable' ? 'UNREADABLE_INQUIRY' : 'UNREADABLE');
    }
    case 'open': {
      const ref = await openFromMail(parts, entry, route.draft, message);
      return parts.ledger.settle(entry, 'opened', { ref });
    }
  }
}

async function setAside(parts: TakeInParts, entry: LedgerEntry, reason: AsideReason): Promise<void> {
  await parts.ledger.settle(entry, 'aside', { reason });
  parts.diagnostics({ event: 'mail set aside', code: reason });
}

type Added = 'yes' | 'no' | 'unreadable';

/** Adds a mail to its inquiry, unless that cannot be read: then both are for the Unit Lead, and no other mail waits for it. */
async function append(
  parts: TakeInParts,
  entry: LedgerEntry,
  route: Extract<Route, { readonly to: 'append' }>,
  message: InboxMessage,
): Promise<Added> {
  try {
    const asked = await takeStatusQuestion(parts, entry, route, message);
    return (asked ?? (await addLine(parts, route.ref, route.text, entry))) ? 'yes' : 'no';
  } catch (fault) {
    if (!(fault instanceof InquiryUnreadable)) throw fault;
    await setUnreadableAside(parts, fault);
    return 'unreadable';
  }
}

/** Adds a mail to its inquiry as a line of the log; the owner is told. Mail text never moves a step. */
async function addLine(parts: TakeInParts, ref: string, text: string, entry: LedgerEntry): Promise<boolean> {
  const result = await commitDecision<never>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    (stored, now) =>
      Promise.resolve({
        outcome: 'decided' as const,
        inquiry: stored.inquiry satisfies Inquiry,
        lines: [
          {
            step: stored.inquiry.step,
            act: 'mailAdded',
            actor: 'system',
            happenedAt: entry.receivedAt,
            recordedAt: now,
            facts: {},
            words: { text },
          },
        ],
        notices: ['mailAdded' as const],
        marks: [keyHash('mail', entry.key)],
        marker: `mail:${entry.key}`,
      }),
  );
  parts.wake();
  return result.outcome === 'committed' || result.outcome === 'done';
}

async function known(parts: TakeInParts, message: InboxMessage): Promise<SerializableKnown> {
  const directory = await parts.people.directory();
  const references: string[] = [];
  for (const ref of mentionedReferences(message)) if (await isThere(parts, ref)) references.push(ref);
  return {
    mailboxAddress: parts.mailbox.address,
    closedDays: [...parts.calendar.notes.keys()].map((day) => isoDate(day)),
    people: directory.all.map((person) => knownPerson(person)),
    references,
  };
}

/** An inquiry that cannot be read is there all the same. */
async function isThere(parts: TakeInParts, ref: string): Promise<boolean> {
  try {
    return (await parts.log.read(ref)) !== undefined;
  } catch (fault) {
    if (fault instanceof InquiryUnreadable) return true;
    throw fault;
  }
}

/** Shows people in the mailbox what became of it; only for the eye, so a failure is harmless. */
async function label(parts: TakeInParts, id: string, entry: LedgerEntry): Promise<void> {
  const words = {
    seen: 'Waiting',
    opened: 'Opened',
    appended: 'Added to',
    own: 'Own mail',
    automatic: 'Automatic',
    aside: 'Set aside',
    dismissed: 'Not an inquiry',
  };
  try {
    await parts.mailbox.label(id, [words[entry.state], entry.ref].filter(Boolean).join(' '));
  } catch (fault) {
    parts.diagnostics({ event: 'label failed', code: codeOf(fault) });
  }
}
