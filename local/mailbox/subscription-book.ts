import { randomUUID } from 'node:crypto';

/** A subscription as the mailbox keeps it; in memory alone, so that none outlives the mailbox's own address. */
export type KeptSubscription = {
  readonly id: string;
  readonly changeType: string;
  readonly resource: string;
  readonly notificationUrl: string;
  readonly lifecycleNotificationUrl: string | undefined;
  readonly clientState: string | undefined;
  /** Its notifications name messages by their immutable ids. */
  readonly immutable: boolean;
  /** Machine time, in ms since 1970. */
  readonly expiresAt: number;
};

/** All subscriptions that have not expired. Whoever asks after an expired one is told that there is none. */
export type SubscriptionBook = {
  add(subscription: Omit<KeptSubscription, 'id'>): KeptSubscription;
  find(id: string): KeptSubscription | undefined;
  extend(id: string, expiresAt: number): KeptSubscription | undefined;
  remove(id: string): boolean;
  all(): readonly KeptSubscription[];
};

export function subscriptionBook(machineNow: () => number): SubscriptionBook {
  const kept = new Map<string, KeptSubscription>();
  const alive = (one: KeptSubscription | undefined): KeptSubscription | undefined =>
    one !== undefined && one.expiresAt > machineNow() ? one : undefined;

  return {
    add(subscription) {
      const added = { ...subscription, id: randomUUID() };
      kept.set(added.id, added);
      return added;
    },
    find: (id) => alive(kept.get(id)),
    extend(id, expiresAt) {
      const before = alive(kept.get(id));
      if (before === undefined) return undefined;
      const after = { ...before, expiresAt };
      kept.set(id, after);
      return after;
    },
    remove: (id) => alive(kept.get(id)) !== undefined && kept.delete(id),
    all: () => [...kept.values()].filter((one) => alive(one) !== undefined),
  };
}
