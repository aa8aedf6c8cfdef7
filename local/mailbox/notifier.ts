import { randomUUID } from 'node:crypto';
import { systemTime } from '../../src/clock/system';
import { changeKey, publicId, type MailItem } from './mail-item';
import type { NotificationFault } from './notification-faults';
import type { KeptSubscription, SubscriptionBook } from './subscription-book';

/** A POST with notifications, and how it was answered; no status when nobody answered. */
export type SentNotifications = { readonly url: string; readonly body: object; readonly status: number | undefined };

export type LifecycleEvent = 'missed' | 'subscriptionRemoved' | 'reauthorizationRequired';

export type NotifierParts = {
  readonly address: string;
  readonly subscriptions: SubscriptionBook;
  readonly takeFault: () => NotificationFault | undefined;
  /** Waits between tries, in ms; after the last one it is given up. */
  readonly retryAfterMs: readonly number[];
};

/** Sends word to whoever has subscribed. */
export type Notifier = {
  /** A mail came into the inbox. */
  tell(item: MailItem): void;
  tellOf(event: LifecycleEvent, subscription: KeptSubscription): void;
  /** Sends what was held back, the last first. */
  letGo(): void;
  sent(): readonly SentNotifications[];
  /** Breaks off what is under way. */
  stop(): Promise<void>;
};

/** Graph's own limit for an answer. */
const answerWithinMs = 3_000;
/** Graph sends several notifications for one address together. */
const mostTogether = 50;
const tenantId = '00000000-0000-4000-8000-0000000000e0';

export function createNotifier({ address, subscriptions, takeFault, retryAfterMs }: NotifierParts): Notifier {
  const stopped = new AbortController();
  const waiting = new Map<string, object[]>();
  const held: { readonly url: string; readonly notification: object }[] = [];
  const sent: SentNotifications[] = [];
  const underWay = new Set<Promise<void>>();

  /** What is queued while an address is being told goes with the next POST. */
  function queue(url: string, notification: object): void {
    if (stopped.signal.aborted) return;
    const before = waiting.get(url);
    if (before !== undefined) {
      before.push(notification);
      return;
    }
    waiting.set(url, [notification]);
    const telling = deliverAll(url).finally(() => underWay.delete(telling));
    underWay.add(telling);
  }

  async function deliverAll(url: string): Promise<void> {
    const queued = waiting.get(url) ?? [];
    while (queued.length > 0 && !stopped.signal.aborted) await deliver(url, { value: queued.splice(0, mostTogether) });
    waiting.delete(url);
  }

  async function deliver(url: string, body: object): Promise<void> {
    for (const pause of [...retryAfterMs, undefined]) {
      const status = await post(url, body);
      sent.push({ url, body, status });
      if (sent.length > 1_000) sent.shift();
      if (status !== undefined && status >= 200 && status < 300) return;
      if (pause === undefined || stopped.signal.aborted) return;
      await systemTime.sleep(pause, stopped.signal);
    }
  }

  async function post(url: string, body: object): Promise<number | undefined> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        redirect: 'manual',
        signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(answerWithinMs)]),
      });
      await response.body?.cancel();
      return response.status;
    } catch {
      return undefined;
    }
  }

  function tellOf(event: LifecycleEvent, subscription: KeptSubscription): void {
    const { lifecycleNotificationUrl: url } = subscription;
    if (url !== undefined) queue(url, { lifecycleEvent: event, ...ofSubscription(subscription) });
  }

  function tell(item: MailItem): void {
    for (const subscription of subscriptions.all()) {
      const fault = takeFault();
      const url = subscription.notificationUrl;
      const notification = ofMail(item, subscription, address);
      switch (fault?.kind) {
        case undefined:
          queue(url, notification);
          break;
        case 'lose':
          if (fault.thenMissed === true) tellOf('missed', subscription);
          break;
        case 'twice':
          queue(url, notification);
          queue(url, notification);
          break;
        case 'hold':
          held.push({ url, notification });
      }
    }
  }

  return {
    tell,
    tellOf,
    letGo() {
      for (const { url, notification } of held.splice(0).reverse()) queue(url, notification);
    },
    sent: () => [...sent],
    async stop() {
      stopped.abort();
      await Promise.all(underWay);
    },
  };
}

function ofSubscription({ id, expiresAt, clientState }: KeptSubscription): object {
  return {
    subscriptionId: id,
    subscriptionExpirationDateTime: new Date(expiresAt).toISOString(),
    tenantId,
    ...(clientState !== undefined && { clientState }),
  };
}

function ofMail(item: MailItem, subscription: KeptSubscription, address: string): object {
  const id = publicId(item, subscription.immutable);
  const resource = `Users/${address}/Messages/${id}`;
  return {
    id: randomUUID(),
    ...ofSubscription(subscription),
    changeType: 'created',
    resource,
    resourceData: {
      '@odata.type': '#Microsoft.Graph.Message',
      '@odata.id': resource,
      '@odata.etag': `W/"${changeKey(item)}"`,
      id,
    },
  };
}
