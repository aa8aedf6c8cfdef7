import { AddressesRefused, type Subscriptions } from '../../src/watch/subscriptions';
import type { StandingTime } from '../clock/standing-time';

export type MadeSubscription = Parameters<Subscriptions['make']>[0] & { readonly id: string; expiresAt: number };

export type FakeSubscriptions = Subscriptions & {
  /** Those that Graph has, in the order of their making. */
  readonly there: Map<string, MadeSubscription>;
  /** Everything that was asked, as "renew 1". */
  readonly asked: string[];
  /** The next call of this kind fails; `after`: what was asked has happened all the same. */
  failNext(what: keyof Subscriptions, fault: Error, after?: 'after'): void;
};

/** Graph's side in memory: it implements the port and records. Ids are numbers in a row. */
export function fakeSubscriptions(time: StandingTime): FakeSubscriptions {
  const there = new Map<string, MadeSubscription>();
  const asked: string[] = [];
  const failures = new Map<keyof Subscriptions, { readonly fault: Error; readonly after: boolean }>();
  let made = 0;

  async function doing<T>(what: keyof Subscriptions, which: string, act: () => T): Promise<T> {
    await Promise.resolve();
    asked.push(`${what} ${which}`.trim());
    const failure = failures.get(what);
    failures.delete(what);
    if (failure === undefined) return act();
    if (failure.after) act();
    throw failure.fault;
  }
  const alive = (id: string): MadeSubscription | undefined => {
    const found = there.get(id);
    return found !== undefined && found.expiresAt > time.now() ? found : undefined;
  };

  return {
    there,
    asked,
    failNext: (what, fault, after) => void failures.set(what, { fault, after: after === 'after' }),
    make: (order) =>
      doing('make', '', () => {
        made += 1;
        const subscription = { ...order, id: String(made), expiresAt: order.until };
        there.set(subscription.id, subscription);
        return { id: subscription.id, expiresAt: subscription.expiresAt };
      }),
    find: (id) => doing('find', id, () => alive(id)),
    renew: (id, until) =>
      doing('renew', id, () => {
        const found = alive(id);
        if (found !== undefined) found.expiresAt = until;
        return found && { id, expiresAt: until };
      }),
    remove: (id) => doing('remove', id, () => void there.delete(id)),
    leadingTo: (url) =>
      doing('leadingTo', '', () =>
        [...there.values()].filter(({ notificationUrl }) => notificationUrl === url).map(({ id }) => id),
      ),
  };
}

export const notReachable = new AddressesRefused('ValidationError');
