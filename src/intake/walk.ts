import { DateTime } from 'luxon';
import { waitMs } from '../clock/backoff';
import type { Clock, SystemTime } from '../clock/clock';
import { codeOf, type Diagnostics } from '../diagnostics';
import {
  LinkExpired,
  MailboxRefused,
  MailboxUnreachable,
  type InboxPage,
  type ListedMessage,
  type Mailbox,
} from './mailbox';

/** Where the last walk ended, shared by all instances. */
export type Cursor = {
  read(): Promise<{ readonly link?: string; readonly lastSeen?: DateTime }>;
  /** Written only when the page before `link` is committed whole. */
  write(cursor: { readonly link?: string; readonly lastSeen?: DateTime }): Promise<void>;
};

/** One walker at a time, in machine time. */
export type Lease = { take(forMs: number): Promise<boolean>; release(): Promise<void> };

/** The last note, of whichever instance, that there is something to look at; `''` before the first. */
export type Pokes = { lastPoke(): Promise<string> };

/** `undecided`: the next walk tries it again. */
type Taken = 'decided' | 'undecided';

export type WalkParts = {
  readonly mailbox: Mailbox;
  readonly cursor: Cursor;
  readonly lease: Lease;
  readonly pokes: Pokes;
  /** Asks for another walk soon: somebody was told of mail while this one was under way, and could not walk. */
  readonly walkAgain: () => void;
  readonly takeIn: (id: string) => Promise<Taken>;
  /** The mailbox does not give this one out: it is recorded at once, so that what answers it waits for it. */
  readonly sawUnread: (message: ListedMessage) => Promise<unknown>;
  /** The mailbox gives out others, but not this one. */
  readonly couldNotRead: (message: ListedMessage, fault: unknown) => Promise<Taken>;
  /** Mail received before is never opened. */
  readonly mailSince: DateTime;
  readonly clock: Clock;
  readonly systemTime: SystemTime;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly diagnostics: Diagnostics;
  /** The service is told to end: the mail in hand is finished, and the next walk goes on with the others. */
  readonly isEnding?: () => boolean;
};

/** The lease ran out in the middle, so that another instance may be walking. What was not decided is taken in by the next walk. */
export class LeaseLost extends Error {
  readonly code = 'LEASE_LOST';
  constructor() {
    super('A walk through the mailbox took too long and was given up. The next one goes on.');
    this.name = 'LeaseLost';
  }
}

const leaseMs = 60_000;
const overlap = { hours: 24 };
/** So many messages in a row that the mailbox does not give out: it may be down. */
const mayMeanDown = 3;
/** Between failed walks. Mail waits at most so long after an outage, unless Graph says itself when to come back. */
const waits = { firstMs: 5_000, longestMs: 60_000 };
/** Pages without a mail are usual while Graph passes over old mail; after so many in a row it is asked more slowly. */
const emptyPages = 20;
const emptyPauseMs = 1_000;

/**
 * Walks the inbox from where the last walk ended. Notifications, start-up and the timer all mean just this. A page is
 * decided in received order; its link is kept only after all of it is committed.
 */
export function createWalk(parts: WalkParts) {
  let lastGood: number | undefined;
  let failing: string | undefined;
  let failures = 0;
  let heldMs = 0;
  let heldUntil = 0;

  /** Answers how many messages were looked at; never rejects. */
  async function run(): Promise<number> {
    let taken = 0;
    try {
      heldUntil = 0;
      const poke = await parts.pokes.lastPoke();
      if (!(await holds())) return 0;
      try {
        taken = await walk();
      } finally {
        await parts.lease.release();
      }
      lastGood = parts.systemTime.now();
      failing = undefined;
      failures = 0;
      heldMs = 0;
      // Looked at after the release: who was told of mail since has either found the lease free, or is seen here.
      if ((await parts.pokes.lastPoke()) !== poke) parts.walkAgain();
    } catch (fault) {
      failing = codeOf(fault);
      failures += 1;
      const asked = fault instanceof MailboxUnreachable ? fault.retryAfterMs : undefined;
      heldMs = waitMs(failures, waits, parts.random(), asked);
      parts.diagnostics({ event: 'mail walk failed', code: failing, count: failures });
    }
    return taken;
  }

  /** Whether the walk is still ours: the lease is taken anew when half of it is over, never when it has run out. */
  async function holds(): Promise<boolean> {
    const now = parts.systemTime.now();
    if (heldUntil !== 0 && now >= heldUntil) return false;
    if (now < heldUntil - leaseMs / 2) return true;
    if (!(await parts.lease.take(leaseMs))) return false;
    heldUntil = now + leaseMs;
    return true;
  }

  async function mustHold(): Promise<void> {
    if (!(await holds())) throw new LeaseLost();
  }

  async function walk(): Promise<number> {
    let { link, lastSeen } = await parts.cursor.read();
    let taken = 0;
    let empty = 0;
    let isAnew = false;
    for (;;) {
      const since = overlapBefore(lastSeen);
      let page: InboxPage;
      try {
        page = await parts.mailbox.changes(link, since);
      } catch (fault) {
        if (!(fault instanceof LinkExpired) || isAnew) throw fault;
        // Once a walk it starts anew with an overlap; the ledger knows what was taken in before.
        isAnew = true;
        link = undefined;
        continue;
      }
      const messages = inOrder(page, parts.mailSince);
      taken += messages.length;
      // The page stays where it is until every message of it is decided; those that are, are known to the ledger.
      if (!(await takePage(messages, since))) return taken;
      await mustHold();
      for (const { receivedAt } of messages)
        if (receivedAt !== undefined && (lastSeen === undefined || receivedAt > lastSeen)) lastSeen = receivedAt;
      link = page.next;
      await parts.cursor.write({ link, ...(lastSeen !== undefined && { lastSeen }) });
      if (page.done) return taken;
      empty = page.messages.length === 0 ? empty + 1 : 0;
      if (empty > emptyPages) await parts.systemTime.sleep(emptyPauseMs);
    }
  }

  function overlapBefore(lastSeen: DateTime | undefined): DateTime {
    return lastSeen === undefined ? parts.mailSince : DateTime.max(parts.mailSince, lastSeen.minus(overlap));
  }

  /** Whether all of the page is decided. */
  async function takePage(messages: InboxPage['messages'], since: DateTime): Promise<boolean> {
    const unread: { readonly message: ListedMessage; readonly fault: unknown }[] = [];
    let isDecided = true;
    let isUp = false;
    let inARow = 0;
    for (const listed of messages) {
      if (parts.isEnding?.() === true) return false;
      await mustHold();
      try {
        if ((await parts.takeIn(listed.id)) === 'undecided') isDecided = false;
        isUp = true;
        inARow = 0;
      } catch (fault) {
        if (!isOfTheMailbox(fault) || isThrottled(fault)) throw fault;
        inARow += 1;
        if (inARow === mayMeanDown) {
          if (!(await givesOutOthers(since))) throw fault;
          isUp = true;
          inARow = 0;
        }
        const message = { ...listed, receivedAt: listed.receivedAt ?? parts.clock.now() };
        await parts.sawUnread(message);
        unread.push({ message, fault });
      }
    }
    for (const { message, fault } of unread) {
      // Nothing else could be read either: the mailbox is down, and no message is to blame.
      isUp ||= await givesOutOthers(since);
      if (!isUp) throw fault;
      if ((await parts.couldNotRead(message, fault)) === 'undecided') isDecided = false;
    }
    return isDecided;
  }

  /** Whether the mailbox gives out what it gave out before; it stays in the folder for what is taken in. */
  async function givesOutOthers(since: DateTime): Promise<boolean> {
    try {
      const [known] = (await parts.mailbox.list('taken', since)).messages;
      return known !== undefined && (await parts.mailbox.read(known.id)) !== undefined;
    } catch (fault) {
      if (isOfTheMailbox(fault)) return false;
      throw fault;
    }
  }

  return {
    run,
    health: () => ({ lastGood, failing }),
    /** How long to leave the mailbox alone after a failed walk, in ms. */
    heldMs: () => heldMs,
  };
}

/** What arrived since MAIL_SINCE, in received order. */
function inOrder(page: InboxPage, mailSince: DateTime): InboxPage['messages'] {
  return page.messages
    .filter(({ removed, receivedAt }) => !removed && (receivedAt === undefined || receivedAt >= mailSince))
    .sort((a, b) => (a.receivedAt?.toMillis() ?? 0) - (b.receivedAt?.toMillis() ?? 0));
}

export type Walk = ReturnType<typeof createWalk>;

/** The mailbox is asked too much and says when to come back: no message is to blame. */
function isThrottled(fault: unknown): boolean {
  return fault instanceof MailboxUnreachable && fault.gotThrough === 'no' && fault.retryAfterMs !== undefined;
}

function isOfTheMailbox(fault: unknown): boolean {
  return fault instanceof MailboxUnreachable || fault instanceof MailboxRefused;
}
