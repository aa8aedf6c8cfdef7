import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCaller } from '../../graph/caller';
import { createSubscriptions } from '../../graph/subscriptions';
import { startMailboxStandIn, type MailboxStandIn } from '../../local/mailbox/stand-in';
import { MailboxRefused, MailboxUnreachable } from '../../src/intake/mailbox';
import { AddressesRefused, type Subscriptions } from '../../src/watch/subscriptions';
import { aListener, type Listener } from './a-listener';
import { aClock, aMail, aRecordingSystemTime, inboxAddress, start } from './mailbox-scene';

const dayMs = 24 * 3_600_000;
let now: number;
let standIn: MailboxStandIn;
let listener: Listener;
let subscriptions: Subscriptions;
let sleeps: number[];

beforeEach(async () => {
  now = start.toMillis();
  standIn = await startMailboxStandIn({
    address: inboxAddress,
    clock: aClock(),
    token: 'good',
    machineNow: () => now,
    notifyAgainMs: Array.from({ length: 1_000 }, () => 1),
  });
  listener = await aListener();
  const systemTime = aRecordingSystemTime();
  sleeps = systemTime.sleeps;
  const baseUrl = standIn.graphUrl;
  const caller = createCaller({ baseUrl, token: () => Promise.resolve('good'), systemTime, timeoutMs: 2_000 });
  subscriptions = createSubscriptions(caller, { baseUrl, mailbox: inboxAddress });
});
afterEach(async () => {
  await standIn.stop();
  await listener.stop();
});

const clientState = 'a secret of the service';
const make = (changes: Partial<Parameters<Subscriptions['make']>[0]> = {}) => {
  const { notificationUrl, lifecycleUrl } = listener;
  return subscriptions.make({ notificationUrl, lifecycleUrl, clientState, until: now + 2 * dayMs, ...changes });
};

describe('making one', () => {
  test('asks for new mail of the inbox, with immutable ids, both addresses and the secret', async () => {
    const made = await make();
    expect(made).toEqual({ id: expect.any(String) as unknown, expiresAt: now + 2 * dayMs });
    expect(standIn.subscriptions()).toMatchObject([
      {
        id: made.id,
        changeType: 'created',
        resource: `users/${inboxAddress}/mailFolders('inbox')/messages`,
        notificationUrl: listener.notificationUrl,
        lifecycleNotificationUrl: listener.lifecycleUrl,
        clientState,
        immutable: true,
      },
    ]);
  });

  test('is refused, and says so, when one of the addresses does not answer as it should', async () => {
    const dumb = await aServer((_request, response) => response.end('hello'));
    const silent = await aServer((_request, response) => response.socket?.destroy());
    try {
      for (const notificationUrl of [dumb.url, silent.url]) {
        await expect(make({ notificationUrl })).rejects.toThrow(AddressesRefused);
        await expect(make({ lifecycleUrl: notificationUrl })).rejects.toMatchObject({ graphCode: 'ValidationError' });
      }
    } finally {
      await Promise.all([dumb.stop(), silent.stop()]);
    }
    expect(standIn.subscriptions()).toEqual([]);
  });

  test('happens once at most, though its outcome may be unknown', async () => {
    standIn.faults.next({ kind: 'drop', when: 'after' }, { path: /subscriptions$/ });
    await expect(make()).rejects.toMatchObject({ code: 'MAILBOX_UNREACHABLE', gotThrough: 'unknown' });
    expect(standIn.subscriptions()).toHaveLength(1);
    expect(await subscriptions.leadingTo(listener.notificationUrl)).toEqual([standIn.subscriptions()[0]?.id]);
  });

  test.each([
    ['throttled', { kind: 'answer', status: 429, retryAfter: '2.128' }, 2_128],
    ['answered 503', { kind: 'answer', status: 503, retryAfter: '30' }, 30_000],
    ['cut', { kind: 'drop', when: 'before' }, undefined],
  ] as const)('is not repeated by itself when it is %s', async (_case, fault, retryAfterMs) => {
    standIn.faults.next(fault, { path: /subscriptions$/ });
    const failed: unknown = await make().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(MailboxUnreachable);
    expect(failed).toMatchObject({ retryAfterMs });
    expect(standIn.requests()).toHaveLength(1);
    expect(sleeps).toEqual([]);
  });

  test('without the right to do so is a refusal that holds neither address nor secret', async () => {
    standIn.faults.next({ kind: 'answer', status: 403, json: { error: { code: 'ErrorAccessDenied' } } });
    const failed: unknown = await make().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(MailboxRefused);
    expect(failed).toMatchObject({ status: 403, graphCode: 'ErrorAccessDenied' });
    expect(JSON.stringify(failed, Object.getOwnPropertyNames(failed))).not.toMatch(/127\.0\.0\.1|secret/);
  });
});

describe('one that is there', () => {
  test('is found, runs on when it is renewed, and is gone when it is removed', async () => {
    const { id } = await make();
    expect(await subscriptions.find(id)).toEqual({ id, expiresAt: now + 2 * dayMs });
    now += dayMs;
    expect(await subscriptions.renew(id, now + 2 * dayMs)).toEqual({ id, expiresAt: now + 2 * dayMs });
    await subscriptions.remove(id);
    expect(await subscriptions.find(id)).toBeUndefined();
    expect(await subscriptions.renew(id, now + dayMs)).toBeUndefined();
    await subscriptions.remove(id);
  });

  test('is gone when it has expired', async () => {
    const { id } = await make();
    now += 2 * dayMs;
    expect(await subscriptions.renew(id, now + dayMs)).toBeUndefined();
  });

  test('gets no more time than Graph allows, and no less than three quarters of an hour', async () => {
    const { id } = await make({ until: now + 1_000 });
    expect((await subscriptions.find(id))?.expiresAt).toBe(now + 45 * 60_000);
    await expect(subscriptions.renew(id, now + 4_231 * 60_000)).rejects.toThrow(MailboxRefused);
    expect(await subscriptions.renew(id, now + 4_230 * 60_000)).toBeDefined();
  });

  test('is listed by where it leads to, over several pages', async () => {
    const { id } = await make();
    const other = await aListener();
    await make({ notificationUrl: other.notificationUrl });
    await other.stop();
    expect(await subscriptions.leadingTo(listener.notificationUrl)).toEqual([id]);
    const next = `${standIn.graphUrl}/v1.0/subscriptions?$skiptoken=x%2By`;
    standIn.faults.next({ kind: 'answer', status: 200, json: { value: [], '@odata.nextLink': next } });
    const page = { value: [{ id: 'second', notificationUrl: listener.notificationUrl }] };
    standIn.faults.next({ kind: 'answer', status: 200, json: page });
    expect(await subscriptions.leadingTo(listener.notificationUrl)).toEqual(['second']);
    expect(standIn.requests().at(-1)?.url).toBe('/v1.0/subscriptions?$skiptoken=x%2By');
  });

  test('is not looked for where a link leads away', async () => {
    for (const next of ['http://127.0.0.1:1/v1.0/subscriptions?a', `${standIn.graphUrl}/v1.0/users?a`]) {
      standIn.faults.next({ kind: 'answer', status: 200, json: { value: [], '@odata.nextLink': next } });
      await expect(subscriptions.leadingTo('x')).rejects.toMatchObject({ code: 'FOREIGN_ADDRESS' });
    }
  });
});

describe('word of mail', () => {
  test('comes with the secret and the subscription, for each mail that comes into the inbox and for nothing else', async () => {
    const { id } = await make();
    const first = await standIn.deliver(aMail());
    const mailbox = `${standIn.graphUrl}/v1.0/users/${inboxAddress}`;
    const headers = { authorization: 'Bearer good' };
    // A draft is no mail that came, and a label is none either.
    await fetch(`${mailbox}/messages`, { method: 'POST', headers, body: '{}' });
    await fetch(`${mailbox}/messages/${first}`, { method: 'PATCH', headers, body: '{"categories":["seen"]}' });
    const second = await standIn.deliver(aMail());
    await listener.hears(2);
    await standIn.stop();
    expect(told()).toEqual([first, second]);
    expect(listener.heard).toEqual([
      { subscriptionId: id, clientState },
      { subscriptionId: id, clientState },
    ]);
  });

  test('is brought again until it is taken', async () => {
    await make();
    listener.failWith(new Error('the store is down'));
    const failedTwice = new Promise<void>((resolve) => {
      const look = (): void => {
        if (standIn.notifications().length < 2) setImmediate(look);
        else resolve();
      };
      look();
    });
    await standIn.deliver(aMail());
    await failedTwice;
    listener.failWith(undefined);
    await listener.hears(1);
    expect(listener.heard).toHaveLength(1);
  });

  test('can be lost, doubled, held back and sent in another order, and no more comes once it has expired', async () => {
    const { id } = await make();
    standIn.faults.nextNotification({ kind: 'lose', thenMissed: true });
    standIn.faults.nextNotification({ kind: 'hold' });
    standIn.faults.nextNotification({ kind: 'hold' });
    standIn.faults.nextNotification({ kind: 'twice' });
    const ids: string[] = [];
    for (let n = 0; n < 4; n += 1) ids.push(await standIn.deliver(aMail()));
    await listener.hears(3);
    expect(listener.heard[0]).toEqual({ subscriptionId: id, clientState, lifecycleEvent: 'missed' });
    standIn.faults.letGo();
    await listener.hears(5);
    standIn.faults.expireSubscriptions();
    await standIn.deliver(aMail());
    await make();
    const last = await standIn.deliver(aMail());
    await listener.hears(6);
    await standIn.stop();
    expect(told()).toEqual([ids[3], ids[3], ids[2], ids[1], last]);
  });

  test('of the subscription itself comes to the other address', async () => {
    const { id } = await make();
    standIn.faults.askReauthorization();
    await listener.hears(1);
    standIn.faults.removeSubscriptions();
    await listener.hears(2);
    expect(listener.heard.map(({ lifecycleEvent }) => lifecycleEvent)).toEqual([
      'reauthorizationRequired',
      'subscriptionRemoved',
    ]);
    expect(standIn.notifications().every(({ url }) => url === listener.lifecycleUrl)).toBe(true);
    expect(await subscriptions.find(id)).toBeUndefined();
  });
});

/** The messages that notifications of mail were about, in the order in which they came. */
function told(): readonly unknown[] {
  type Body = { readonly value: readonly { readonly resourceData?: { readonly id: string } }[] };
  return standIn
    .notifications()
    .flatMap(({ body }) => (body as Body).value)
    .flatMap(({ resourceData }) => resourceData?.id ?? []);
}

async function aServer(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
