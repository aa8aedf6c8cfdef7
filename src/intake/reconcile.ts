import { DateTime } from 'luxon';
import type { Clock, SystemTime } from '../clock/clock';
import { codeOf, type Diagnostics } from '../diagnostics';
import { keyHash } from '../log/keys';
import type { Ledger, LedgerEntry, LedgerState } from './ledger';
import { MailboxRefused, type ListedMessage, type Mailbox } from './mailbox';
import { showResult } from './show-result';
import type { Lease } from './walk';

/** What a check of the mailbox against the ledger found. No word of a mail. */
export type Reconciled = {
  /** Business instant of the check. */
  readonly at: DateTime;
  /** Machine time of its end, in ms. */
  readonly ranAt: number;
  /** How many messages of the mailbox are in which state of the ledger. */
  readonly counts: Readonly<Partial<Record<LedgerState, number>>>;
  /** Messages that had not come to the ledger in time: the walk had missed them. */
  readonly missed: number;
  /** Those of them that are still not in it. */
  readonly left: number;
  /** Receipt of the oldest message that nobody has decided. */
  readonly oldestWaiting?: DateTime;
  /** What the Unit Lead is still to be told, of this check or of earlier ones. */
  readonly untold?: Missed;
};

/** What was missed, and since which check. */
export type Missed = { readonly at: DateTime; readonly missed: number; readonly left: number };

/** The last check, shared by all instances. */
export type Reconciliations = {
  last(): Promise<Reconciled | undefined>;
  write(reconciled: Reconciled): Promise<void>;
};

export type ReconcileParts = {
  readonly mailbox: Pick<Mailbox, 'list' | 'label' | 'file'>;
  readonly ledger: Ledger;
  readonly reconciliations: Reconciliations;
  /** Only one instance checks at a time. */
  readonly reconcileLease: Lease;
  readonly takeIn: (id: string) => Promise<unknown>;
  /** The mailbox lists it, but does not give it out. */
  readonly couldNotRead: (message: ListedMessage, fault: unknown) => Promise<unknown>;
  readonly mailSince: DateTime;
  readonly clock: Clock;
  readonly systemTime: SystemTime;
  readonly diagnostics: Diagnostics;
};

/** What is older has been checked many times. */
const lookBack = { days: 14 };
/** A message is expected in the ledger so long after its receipt: the walk runs every few seconds. */
const grace = { minutes: 10 };
/** Machine time between two checks; sooner when the last one found something. */
const everyMs = 3_600_000;
const soonMs = 600_000;
/** Longer than a check of two busy weeks. */
const leaseMs = 900_000;

type Listed = ListedMessage & { readonly folder: 'inbox' | 'taken' };

/**
 * Compares what lies in the mailbox, message by message, with the ledger: whatever the walk was told, nothing may be lost. A
 * message that is not in the ledger is taken in, and counts as missed; one that is not decided is tried again. What is decided and still lies in the inbox is shown
 * and moved again. Not more often than every hour.
 * @param isDue asks for a check now, whatever the time of the last one.
 * @returns what it found; nothing when it was not due, or another instance is at it.
 * @throws MailboxUnreachable, MailboxRefused, StoreUnreachable; then the last check stands.
 */
export async function reconcile(parts: ReconcileParts, isDue = false): Promise<Reconciled | undefined> {
  if (!isDue && !(await isTime(parts))) return undefined;
  if (!(await parts.reconcileLease.take(leaseMs))) return undefined;
  try {
    const found = await check(parts);
    await parts.reconciliations.write(found);
    if (found.missed > 0) parts.diagnostics({ event: 'mail missed', count: found.missed });
    return found;
  } finally {
    await parts.reconcileLease.release();
  }
}

async function isTime({ reconciliations, systemTime }: ReconcileParts): Promise<boolean> {
  const last = await reconciliations.last();
  return last === undefined || systemTime.now() - last.ranAt >= (isSettled(last) ? everyMs : soonMs);
}

/** Nothing was missed, and nothing waits for too long. */
function isSettled({ missed, oldestWaiting }: Reconciled): boolean {
  return missed === 0 && oldestWaiting === undefined;
}

async function check(parts: ReconcileParts): Promise<Reconciled> {
  const last = await parts.reconciliations.last();
  const at = parts.clock.now();
  const counts: Partial<Record<LedgerState, number>> = {};
  let missed = 0;
  let left = 0;
  let oldestWaiting: DateTime | undefined;
  for (const message of await listAll(parts, at)) {
    const isLate = message.receivedAt <= at.minus(grace);
    let entry = await entryOf(parts.ledger, message);
    if (isLate && (entry === undefined || entry.state === 'seen')) {
      const isMissed = entry === undefined;
      entry = await takeInLate(parts, message);
      if (isMissed) missed += 1;
      if (entry === undefined) left += 1;
    }
    const state = entry?.state ?? 'seen';
    counts[state] = (counts[state] ?? 0) + 1;
    if (state === 'seen' && isLate && (oldestWaiting === undefined || message.receivedAt < oldestWaiting))
      oldestWaiting = message.receivedAt;
    // It could not be shown or moved when it was decided, or somebody has put it back.
    if (entry !== undefined && message.folder === 'inbox' && state !== 'seen' && state !== 'aside')
      await showResult(parts, message.id, entry);
  }
  const untold = toTell(last, { at, missed, left });
  return {
    at,
    ranAt: parts.systemTime.now(),
    counts,
    missed,
    left,
    ...(oldestWaiting !== undefined && { oldestWaiting }),
    ...(untold !== undefined && { untold }),
  };
}

/** What is left from the last check was told after it: it is not told again. What nobody was told of yet waits for the opening. */
function toTell(last: Reconciled | undefined, found: Missed): Missed | undefined {
  const fresh = found.missed - (last?.left ?? 0);
  const before = last?.untold;
  if (fresh <= 0) return before && { ...before, left: found.left };
  return before === undefined
    ? { ...found, missed: fresh }
    : { ...before, missed: before.missed + fresh, left: found.left };
}

/** All of it before anything is moved: a list whose folder changes meanwhile passes messages over. */
async function listAll({ mailbox, mailSince }: ReconcileParts, now: DateTime): Promise<readonly Listed[]> {
  const since = DateTime.max(mailSince, now.minus(lookBack));
  const all = new Map<string, Listed>();
  for (const folder of ['inbox', 'taken'] as const) {
    let next: string | undefined;
    do {
      const page = await mailbox.list(folder, since, next);
      for (const message of page.messages) all.set(message.id, { ...message, folder });
      next = page.next;
    } while (next !== undefined);
  }
  return [...all.values()];
}

/** The mailbox may have listed it to the walk without giving it out: then it has a row by its id alone. */
async function entryOf(ledger: Ledger, message: Listed): Promise<LedgerEntry | undefined> {
  return (await ledger.find(message)) ?? (await ledger.byKey(keyHash(message.id)));
}

async function takeInLate(parts: ReconcileParts, message: Listed): Promise<LedgerEntry | undefined> {
  try {
    await parts.takeIn(message.id);
  } catch (fault) {
    parts.diagnostics({ event: 'mail failed', code: codeOf(fault) });
    if (fault instanceof MailboxRefused) await parts.couldNotRead(message, fault);
  }
  return entryOf(parts.ledger, message);
}
