import { DateTime } from 'luxon';
import type { Clock, SystemTime } from '../clock/clock';
import { codeOf, type Diagnostics } from '../diagnostics';
import { LinkExpired, type Mailbox } from './mailbox';

/** Where the last walk ended, shared by all instances. */
export type Cursor = {
  read(): Promise<{ readonly link?: string; readonly lastSeen?: DateTime }>;
  /** Written only when the page before `link` is committed whole. */
  write(cursor: { readonly link?: string; readonly lastSeen?: DateTime }): Promise<void>;
};

/** One walker at a time, in machine time. */
export type Lease = { take(forMs: number): Promise<boolean>; release(): Promise<void> };

export type WalkParts = {
  readonly mailbox: Mailbox;
  readonly cursor: Cursor;
  readonly lease: Lease;
  readonly takeIn: (id: string) => Promise<'decided' | 'undecided'>;
  /** Mail received before is never opened. */
  readonly mailSince: DateTime;
  readonly clock: Clock;
  readonly systemTime: SystemTime;
  readonly diagnostics: Diagnostics;
};

const leaseMs = 60_000;
const overlap = { hours: 24 };

/**
 * Walks the inbox from where the last walk ended. Notifications, start-up and the timer all mean just this. A page is
 * decided in received order; its link is kept only after all of it is committed.
 */
export function createWalk(parts: WalkParts) {
  let lastGood: number | undefined;
  let failing: string | undefined;

  async function run(): Promise<number> {
    if (!(await parts.lease.take(leaseMs))) return 0;
    try {
      const taken = await walk();
      lastGood = parts.systemTime.now();
      failing = undefined;
      return taken;
    } catch (fault) {
      failing = codeOf(fault);
      parts.diagnostics({ event: 'mail walk failed', code: failing });
      return 0;
    } finally {
      await parts.lease.release();
    }
  }

  async function walk(): Promise<number> {
    let { link, lastSeen } = await parts.cursor.read();
    let taken = 0;
    for (;;) {
      const floor = lastSeen === undefined ? parts.mailSince : DateTime.max(parts.mailSince, lastSeen.minus(overlap));
      let page;
      try {
        page = await parts.mailbox.changes(link, floor);
      } catch (fault) {
        if (!(fault instanceof LinkExpired) || link === undefined) throw fault;
        // Anew with an overlap; the ledger knows what was taken in before.
        link = undefined;
        continue;
      }
      const arrived = page.messages.filter((message) => !message.removed);
      const inOrder = [...arrived].sort((a, b) => (a.receivedAt?.toMillis() ?? 0) - (b.receivedAt?.toMillis() ?? 0));
      let undecided = 0;
      for (const message of inOrder) {
        if (message.receivedAt !== undefined && message.receivedAt < parts.mailSince) continue;
        if ((await parts.takeIn(message.id)) === 'undecided') undecided += 1;
        taken += 1;
        if (message.receivedAt !== undefined && (lastSeen === undefined || message.receivedAt > lastSeen))
          lastSeen = message.receivedAt;
      }
      // The page stays where it is until every message of it is decided; those that are, are known to the ledger.
      if (undecided > 0) return taken;
      link = page.next;
      await parts.cursor.write({ link, ...(lastSeen !== undefined && { lastSeen }) });
      if (page.done) return taken;
      await parts.lease.take(leaseMs);
    }
  }

  return { run, health: () => ({ lastGood, failing }) };
}
