import { DateTime } from 'luxon';
import { z } from 'zod';
import { AddressesRefused, type Subscription, type Subscriptions } from '../src/watch/subscriptions';
import { readAnswer } from './answer-shape';
import type { GraphCaller } from './caller';
import { cutListLink } from './link';
import { instant } from './message';
import { accepted } from './outbox';

const root = '/subscriptions';
const subscriptionSchema = z.object({ id: z.string().min(1), expirationDateTime: instant });
const listSchema = z.object({
  value: z.array(z.object({ id: z.string().min(1), notificationUrl: z.string() })),
  '@odata.nextLink': z.string().optional(),
});

/** An app has a handful of subscriptions; more pages than this are a mistake. */
const mostPages = 20;

/** Notifications of new mail in the inbox of `address`. */
export function createSubscriptions(
  caller: GraphCaller,
  { baseUrl, mailbox }: { readonly baseUrl: string; readonly mailbox: string },
): Subscriptions {
  const { origin } = new URL(baseUrl);
  const one = (id: string): string => `${root}/${encodeURIComponent(id)}`;

  return {
    async make({ notificationUrl, lifecycleUrl, clientState, until }) {
      const doing = 'asking for notifications';
      const answer = await caller.write({
        doing,
        method: 'POST',
        path: root,
        body: {
          changeType: 'created',
          resource: `users/${mailbox}/mailFolders('inbox')/messages`,
          notificationUrl,
          lifecycleNotificationUrl: lifecycleUrl,
          clientState,
          expirationDateTime: iso(until),
        },
      });
      // Nothing else in the request can be wrong: Graph tried the addresses and did not get its token back.
      if (!answer.ok && answer.status === 400) throw new AddressesRefused(answer.graphCode);
      return toSubscription(accepted(answer, doing), doing);
    },

    async find(id) {
      const doing = 'looking for the notifications';
      const answer = await caller.read({ doing, method: 'GET', path: one(id) });
      return isGone(answer) ? undefined : toSubscription(accepted(answer, doing), doing);
    },

    async renew(id, until) {
      const doing = 'renewing the notifications';
      const body = { expirationDateTime: iso(until) };
      const answer = await caller.write({ doing, method: 'PATCH', path: one(id), body });
      return isGone(answer) ? undefined : toSubscription(accepted(answer, doing), doing);
    },

    async remove(id) {
      const doing = 'removing old notifications';
      const answer = await caller.write({ doing, method: 'DELETE', path: one(id) });
      if (!isGone(answer)) accepted(answer, doing);
    },

    async leadingTo(notificationUrl) {
      const doing = 'listing the notifications';
      const found: string[] = [];
      let path: string | undefined = root;
      for (let page = 0; path !== undefined && page < mostPages; page += 1) {
        const answer = await caller.read({ doing, method: 'GET', path });
        const list: z.output<typeof listSchema> = readAnswer(listSchema, accepted(answer, doing), doing);
        found.push(...list.value.filter((each) => each.notificationUrl === notificationUrl).map(({ id }) => id));
        const next: string | undefined = list['@odata.nextLink'];
        path = next === undefined ? undefined : cutListLink(next, origin, root);
      }
      return found;
    },
  };
}

function isGone(answer: { readonly ok: boolean; readonly status?: number }): boolean {
  return !answer.ok && (answer.status === 404 || answer.status === 410);
}

function toSubscription(json: unknown, doing: string): Subscription {
  const { id, expirationDateTime } = readAnswer(subscriptionSchema, json, doing);
  return { id, expiresAt: expirationDateTime.toMillis() };
}

function iso(ms: number): string {
  const text = DateTime.fromMillis(ms, { zone: 'utc' }).toISO();
  if (text === null) throw new RangeError('The instant until which notifications are wanted is not valid.');
  return text;
}
