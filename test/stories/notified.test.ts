import { startAzurite, type Azurite } from '../../local/azurite';
import { mailboxAddress } from '../../local/unit';
import { sample } from './mails';
import { startNotifiedUnit, type NotifiedUnit } from './notified-unit';

let azurite: Azurite;
let unit: NotifiedUnit;
let units = 0;
beforeAll(async () => {
  azurite = await startAzurite();
});
beforeEach(async () => {
  unit = await startNotifiedUnit(azurite, `notified${String((units += 1))}x`);
});
afterEach(() => unit.stop());
afterAll(() => azurite.stop());

const mail = (n: number) => sample('lab-bill', `${String(n)}@mail.example.org`);
const failed = () => unit.diagnostics.filter(({ event }) => event.includes('fail')).map(({ event }) => event);

describe('Nobody looks into the mailbox by the timer > a mail comes', () => {
  test('Graph says so, and the liaisons have their card', async () => {
    const service = await unit.start();
    const { mailbox } = unit.standIns;
    expect((await service.readiness()).lines.map(({ text }) => text).join('\n')).toMatch(
      /^Notifications are on until/m,
    );
    const walks = unit.walks();
    await mailbox.deliver(mail(1));
    await unit.claims(1);
    expect(unit.walks()).toBeGreaterThan(walks);
    expect(mailbox.notifications().map(({ status }) => status)).toEqual([202]);
    expect(failed()).toEqual([]);
  });

  test('the word of it is lost, and Graph says later that some were missed', async () => {
    await unit.start();
    unit.standIns.mailbox.faults.nextNotification({ kind: 'lose', thenMissed: true });
    await unit.standIns.mailbox.deliver(mail(1));
    await unit.claims(1);
    expect(failed()).toEqual([]);
  });

  test('the word of many comes doubled, late, in another order and not at all: each is one inquiry', async () => {
    const service = await unit.start();
    const { mailbox } = unit.standIns;
    for (const kind of ['hold', 'twice', 'lose', 'hold', 'twice', 'hold'] as const) {
      mailbox.faults.nextNotification({ kind });
    }
    mailbox.faults.next({ kind: 'duplicateItems' });
    mailbox.faults.next({ kind: 'emptyPage' });
    for (let n = 1; n <= 8; n += 1) await mailbox.deliver(mail(n));
    mailbox.faults.letGo();
    await unit.claims(8);
    await service.drain();
    expect(new Set(unit.claimRefs()).size).toBe(8);
    expect(unit.claimRefs()).toHaveLength(8);
    expect(failed()).toEqual([]);
  });

  test('while Graph throttles, fails and has forgotten the place: it is taken in all the same', async () => {
    const service = await unit.start();
    const { faults } = unit.standIns.mailbox;
    await unit.standIns.mailbox.deliver(mail(1));
    await unit.claims(1);
    await service.drain();
    faults.next({ kind: 'answer', status: 429, retryAfter: '0.02' }, { path: /delta$/ });
    faults.next({ kind: 'answer', status: 503, retryAfter: '0.02' }, { path: /delta$/ });
    faults.next({ kind: 'drop', when: 'after' }, { path: /delta$/ });
    faults.next({ kind: 'answer', status: 401, json: {} }, { path: /delta$/ });
    faults.expireTokens();
    await unit.standIns.mailbox.deliver(mail(2));
    await unit.claims(2);
    await service.drain();
    expect(new Set(unit.claimRefs()).size).toBe(2);
    expect(failed()).toEqual([]);
  });
});

describe('The subscription', () => {
  test('expired without a word: the timer takes the mail in, and another subscription is made', async () => {
    const service = await unit.start();
    const { mailbox } = unit.standIns;
    const [before] = mailbox.subscriptions();
    mailbox.faults.expireSubscriptions();
    await mailbox.deliver(mail(1));
    await service.drain();
    await unit.claims(1);
    expect(mailbox.notifications()).toEqual([]);

    await unit.passMachineTime(15 * 60_000);
    const [after, ...more] = mailbox.subscriptions();
    expect([after?.id === before?.id, after === undefined, more]).toEqual([false, false, []]);
    await mailbox.deliver(mail(2));
    await unit.claims(2);
    expect(failed()).toEqual([]);
  });

  test('was removed, and Graph says so: another is made, and what came meanwhile is taken in', async () => {
    await unit.start();
    const { mailbox } = unit.standIns;
    const [before] = mailbox.subscriptions();
    mailbox.faults.loseNotifications(true);
    await mailbox.deliver(mail(1));
    mailbox.faults.removeSubscriptions();
    await unit.claims(1);
    await unit.until(() => mailbox.subscriptions().length === 1);
    expect(mailbox.subscriptions()[0]?.id).not.toBe(before?.id);
    expect(failed()).toEqual([]);
  });

  test('is to be confirmed: it runs on for two more days', async () => {
    await unit.start();
    const { mailbox } = unit.standIns;
    const [before] = mailbox.subscriptions();
    mailbox.faults.askReauthorization();
    await unit.until(() => (mailbox.subscriptions()[0]?.expiresAt ?? 0) > (before?.expiresAt ?? 0));
    expect(mailbox.subscriptions().map(({ id }) => id)).toEqual([before?.id]);
  });

  test('is renewed after a day, so that it never ends', async () => {
    await unit.start();
    const { mailbox } = unit.standIns;
    const [before] = mailbox.subscriptions();
    await unit.passMachineTime(24 * 3_600_000 + 1);
    const patched = mailbox.requests().filter(({ method }) => method === 'PATCH' || method === 'DELETE');
    expect(patched.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `PATCH /v1.0/subscriptions/${before?.id ?? ''}`,
    ]);
  });
});

test('Two services share one subscription, and either takes what Graph says: each card comes once', async () => {
  const east = await unit.start();
  const west = await unit.start();
  const { mailbox, teams } = unit.standIns;
  expect(mailbox.subscriptions()).toHaveLength(1);
  for (const service of [west, east]) {
    unit.bringTo(service);
    await mailbox.deliver(mail(unit.claimRefs().length + 1));
    await unit.claims(unit.claimRefs().length + 1);
  }
  await Promise.all([east.drain(), west.drain()]);
  const claims = teams.sends().filter(({ summary }) => summary?.includes(': new inquiry'));
  expect(claims.map(({ personaId }) => personaId).sort()).toEqual(['d-reyes', 'd-reyes', 's-okafor', 's-okafor']);
  expect(mailbox.notifications().map(({ status }) => status)).toEqual([202, 202]);
  expect(failed()).toEqual([]);
});

test('A notification that is not from Graph is answered as usual and followed by nothing', async () => {
  const service = await unit.start();
  const { mailbox } = unit.standIns;
  const [subscription] = mailbox.subscriptions();
  const post = (path: string, one: object) =>
    fetch(service.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ value: [{ subscriptionId: subscription?.id, ...one }] }),
    });
  const before = await unit.lastPoke();
  const forged = 'A'.repeat(43);
  expect((await post('/graph/notifications', { clientState: forged })).status).toBe(202);
  expect((await post('/graph/lifecycle', { clientState: forged, lifecycleEvent: 'missed' })).status).toBe(202);
  expect(await unit.lastPoke()).toBe(before);
  const passedOver = unit.diagnostics.filter(({ event }) => event === 'notifications passed over');
  expect(passedOver).toEqual([
    { event: 'notifications passed over', code: 'NOT_OURS', count: 1 },
    { event: 'notifications passed over', code: 'NOT_OURS', count: 1 },
  ]);
  // With the right secret the note is there before the answer.
  expect((await post('/graph/notifications', { clientState: subscription?.clientState })).status).toBe(202);
  expect(await unit.lastPoke()).not.toBe(before);
  expect(JSON.stringify(unit.diagnostics)).not.toContain(mailboxAddress);
});
