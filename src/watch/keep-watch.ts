import { waitMs } from '../clock/backoff';
import type { SystemTime } from '../clock/clock';
import { codeOf, type Diagnostics } from '../diagnostics';
import { MailboxUnreachable } from '../intake/mailbox';
import type { Lease } from '../intake/walk';
import { keyHash } from '../log/keys';
import { clientStateHash, newClientState } from './client-state';
import { nextAct, type Act } from './next-act';
import type { Subscription, Subscriptions, Where } from './subscriptions';
import type { KeptWatch, Said, WatchStore } from './watch-store';

export type WatchParts = {
  readonly subscriptions: Subscriptions;
  readonly where: Where;
  readonly store: WatchStore;
  /** One instance at a time makes, renews and removes. */
  readonly lease: Lease;
  /** What came while nobody was told is looked for. */
  readonly wakeWalk: () => void;
  readonly systemTime: SystemTime;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly diagnostics: Diagnostics;
};

/** Until when notifications come, or since when they do not; machine time. `failing`: the code of the last try. */
export type WatchHealth = {
  readonly onUntil?: number;
  readonly offSince?: number;
  readonly failing?: string;
};

/** Graph allows 4,230 minutes; two days leave room for clocks that differ, and for a service that was down. */
const lifeMs = 2 * 24 * 3_600_000;
/** Longer than making one: Graph waits up to 10 seconds for each of the two addresses. */
const leaseMs = 120_000;
const waits = { firstMs: 15_000, longestMs: 15 * 60_000 };

/**
 * Keeps one subscription for all instances: made at the start, renewed when half of its life is over, made anew when it is
 * gone or leads elsewhere. Whatever fails here, the timer's walk goes on: notifications only make it come sooner.
 */
export function createWatch(parts: WatchParts) {
  const { subscriptions, store, systemTime } = parts;
  const startedAt = systemTime.now();
  const leadsTo = keyHash(parts.where.notificationUrl, parts.where.lifecycleUrl);
  let wereInForce = false;
  let lookedAt: number | undefined;
  let failures = 0;
  let failing: string | undefined;
  let heldMs = 0;

  /** Does what is due; never rejects. */
  async function tend(): Promise<void> {
    try {
      if ((await decide()).act !== 'rest' && (await parts.lease.take(leaseMs))) {
        try {
          // Decided anew: another instance may have done it before the lease was ours.
          await follow(await decide());
        } finally {
          await parts.lease.release();
        }
      }
      failures = 0;
      failing = undefined;
      heldMs = 0;
    } catch (fault) {
      failures += 1;
      failing = codeOf(fault);
      const asked = fault instanceof MailboxUnreachable ? fault.retryAfterMs : undefined;
      heldMs = waitMs(failures, waits, parts.random(), asked);
      parts.diagnostics({ event: 'notifications failed', code: failing, count: failures });
    }
  }

  type Decided = { readonly act: Act; readonly watch: KeptWatch | undefined; readonly said: Said | undefined };

  async function decide(): Promise<Decided> {
    const [watch, said] = await Promise.all([store.read(), store.said()]);
    return { act: nextAct({ watch, said, leadsTo, wereInForce, lookedAt }, systemTime.now()), watch, said };
  }

  async function follow({ act, watch, said }: Decided): Promise<void> {
    if (act === 'rest') return;
    if (watch === undefined || act === 'make') return make(watch);
    if (act === 'ended') return makeAfterEnd(watch);
    const found =
      act === 'look'
        ? await subscriptions.find(watch.id)
        : await subscriptions.renew(watch.id, systemTime.now() + lifeMs);
    if (found === undefined) return makeAfterEnd(watch);
    sawIt(watch.leadsTo);
    if (act === 'renew') await store.write({ ...watch, ...lifeOf(found), followed: said?.word ?? '' }, watch);
    else if (found.expiresAt < watch.expiresAt) await store.write({ ...watch, ...lifeOf(found) }, watch);
  }

  /** That it has ended is written first: should making another fail, everybody knows since when there is none. */
  async function makeAfterEnd(watch: KeptWatch): Promise<void> {
    const now = systemTime.now();
    const ended = await store.write({ ...watch, expiresAt: now, renewAt: now }, watch);
    if (ended !== undefined) await make(ended);
  }

  async function make(over: KeptWatch | undefined): Promise<void> {
    const clientState = newClientState();
    const until = systemTime.now() + lifeMs;
    const made = await subscriptions.make({ ...parts.where, clientState, until });
    const stateHash = clientStateHash(clientState);
    const kept = await store.write({ id: made.id, stateHash, leadsTo, ...lifeOf(made), followed: '' }, over);
    if (kept === undefined) return remove([made.id]); // Another instance was quicker; its own is the one.
    sawIt(leadsTo);
    parts.diagnostics({ event: 'notifications on' });
    parts.wakeWalk();
    await remove(await stale(made.id, over?.id));
  }

  /** The one before, and those whose making got through although its answer was lost. */
  async function stale(madeId: string, beforeId: string | undefined): Promise<readonly string[]> {
    const before = beforeId === undefined ? [] : [beforeId];
    const leading = await harmlessly(() => subscriptions.leadingTo(parts.where.notificationUrl));
    return [...new Set([...before, ...(leading ?? [])])].filter((id) => id !== madeId);
  }

  async function remove(ids: readonly string[]): Promise<void> {
    for (const id of ids) await harmlessly(() => subscriptions.remove(id));
  }

  /** What stays behind ends by itself, and what it sends is not believed. */
  async function harmlessly<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (fault) {
      parts.diagnostics({ event: 'old notifications remain', code: codeOf(fault) });
      return undefined;
    }
  }

  function sawIt(itsLeadsTo: string): void {
    lookedAt = systemTime.now();
    wereInForce ||= itsLeadsTo === leadsTo;
  }

  function lifeOf({ expiresAt }: Subscription): { readonly expiresAt: number; readonly renewAt: number } {
    const now = systemTime.now();
    return { expiresAt, renewAt: now + Math.floor((expiresAt - now) / 2) };
  }

  return {
    tend,
    /** How long to leave Graph alone after a failure, in ms. */
    heldMs: () => heldMs,
    /** As all instances share it. @throws StoreUnreachable */
    async health(): Promise<WatchHealth> {
      const expiresAt = (await store.read())?.expiresAt ?? 0;
      const isOn = expiresAt > systemTime.now();
      return {
        ...(isOn ? { onUntil: expiresAt } : { offSince: Math.max(startedAt, expiresAt) }),
        ...(failing !== undefined && { failing }),
      };
    },
  };
}

export type KeepWatch = ReturnType<typeof createWatch>;
