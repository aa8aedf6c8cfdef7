import { DateTime } from 'luxon';
import type { Clock, SystemTime } from '../clock/clock';
import { codeOf, type Diagnostics } from '../diagnostics';
import { LinkExpired, MailboxRefused, MailboxUnreachable, type InboxPage, type Mailbox } from './mailbox';

/** Where the last walk ended, shared by all instances. */
export type Cursor = {
  read(): Promise<{ readonly link?: string; readonly lastSeen?: DateTime }>;
  /** Written only when the page before `link` is committed whole. */
  write(cursor: { readonly link?: string; readonly lastSeen?: DateTime }): Promise<void>;
};

/** One walker at a time, in machine time. */
export type Lease = { take(forMs: number): Promise<boolean>; release(): Promise<void> };

/** `undecided`: the next walk tries it again. */
type Taken = 'decided' | 'undecided';

export type WalkParts = {
  readonly mailbox: Mailbox;
  readonly cursor: Cursor;
  readonly lease: Lease;
  readonly takeIn: (id: string) => Promise<Taken>;
  /** The mailbox gives out others, but not this one. */
  readonly couldNotRead: (id: string, receivedAt: DateTime, fault: unknown) => Promise<Taken>;
  /** Mail received before is never opened. */
  readonly mailSince: DateTime;
  readonly clock: Clock;
  readonly systemTime: SystemTime;
  readonly diagnostics: Diagnostics;
};

const leaseMs = 60_000;
const overlap = { hours: 24 };
/** So many messages in a row that the mailbox does not give out: it is down. */
const meansDown = 3;

/**
 * Walks the inbox from where the last walk ended. Notifications, start-up and the timer all mean just this. A page is
 * decided in received order; its link is kept only after all of it is committed.
 */
export function createWalk(parts: WalkParts) {
  let lastGood: number | undefined;
  let failing: string | undefined;
  let heldUntil = 0;

  /** Answers how many messages were looked at; never rejects. */
  async function run(): Promise<number> {
    let taken = 0;
    try {
      heldUntil = 0;
      if (!(await holds())) return 0;
      try {
        taken = await walk();
      } finally {
        await parts.lease.release();
      }
      lastGood = parts.systemTime.now();
      failing = undefined;
    } catch (fault) {
      failing = codeOf(fault);
      parts.diagnostics({ event: 'mail walk failed', code: failing });
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

  async function walk(): Promise<number> {
    let { link, lastSeen } = await parts.cursor.read();
    let taken = 0;
    let isAnew = false;
    for (;;) {
      const since = lastSeen === undefined ? parts.mailSince : DateTime.max(parts.mailSince, lastSeen.minus(overlap));
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
      if (!(await takePage(messages)) || !(await holds())) return taken;
      for (const { receivedAt } of messages)
        if (receivedAt !== undefined && (lastSeen === undefined || receivedAt > lastSeen)) lastSeen = receivedAt;
      link = page.next;
      await parts.cursor.write({ link, ...(lastSeen !== undefined && { lastSeen }) });
      if (page.done) return taken;
    }
  }

  /** Whether all of the page is decided. */
  async function takePage(messages: InboxPage['messages']): Promise<boolean> {
    const unread: { readonly id: string; readonly at: DateTime; readonly fault: unknown }[] = [];
    let isDecided = true;
    let isReadable = false;
    let inARow = 0;
    for (const { id, receivedAt } of messages) {
      if (!(await holds())) return false;
      try {
        if ((await parts.takeIn(id)) === 'undecided') isDecided = false;
        isReadable = true;
        inARow = 0;
      } catch (fault) {
        inARow += 1;
        if (!isOfTheMailbox(fault) || inARow === meansDown) throw fault;
        unread.push({ id, at: receivedAt ?? parts.clock.now(), fault });
      }
    }
    for (const { id, at, fault } of unread) {
      // Nothing else could be read either: the mailbox is down, and no message is to blame.
      if (!isReadable) throw fault;
      if ((await parts.couldNotRead(id, at, fault)) === 'undecided') isDecided = false;
    }
    return isDecided;
  }

  return { run, health: () => ({ lastGood, failing }) };
}

/** What arrived since MAIL_SINCE, in received order. */
function inOrder(page: InboxPage, mailSince: DateTime): InboxPage['messages'] {
  return page.messages
    .filter(({ removed, receivedAt }) => !removed && (receivedAt === undefined || receivedAt >= mailSince))
    .sort((a, b) => (a.receivedAt?.toMillis() ?? 0) - (b.receivedAt?.toMillis() ?? 0));
}

export type Walk = ReturnType<typeof createWalk>;

function isOfTheMailbox(fault: unknown): boolean {
  return fault instanceof MailboxUnreachable || fault instanceof MailboxRefused;
}
