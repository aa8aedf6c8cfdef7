import { reconcile } from '../../src/intake/reconcile';
import { MailboxRefused } from '../../src/intake/mailbox';
import { aMessage, thursdayMorning } from './a-message';
import { mailboxDown } from './fake-mailbox';
import { intakeScene, type IntakeScene } from './intake-scene';

describe('comparing the mailbox with the ledger', () => {
  let scene: IntakeScene;
  beforeEach(() => {
    scene = intakeScene(2);
    scene.clock.set(thursdayMorning.plus({ minutes: 30 }));
  });
  const message = (id: string, parts: Parameters<typeof aMessage>[0] = {}) =>
    aMessage({ id, internetMessageId: `<${id}@calls.example.org>`, ...parts });
  const check = (name = 'here', isDue = true) => reconcile(scene.checker(name), isDue);
  const walk = () => scene.walker('here').run();
  const automatic = { headers: { 'auto-submitted': 'auto-replied' } };

  test('counts what became of every message, in the inbox and in the folder for what is taken in', async () => {
    for (const id of ['a', 'b', 'c']) scene.mailbox.arrive(message(id));
    scene.mailbox.arrive(message('d', automatic));
    scene.mailbox.arrive(message('e', { from: { name: 'x', address: 'nobody' } }));
    await walk();
    expect(await check()).toEqual({
      at: scene.clock.now(),
      ranAt: scene.time.now(),
      counts: { opened: 3, automatic: 1, aside: 1 },
      missed: 0,
      left: 0,
    });
  });

  test('finds a message of which the walk was told nothing, takes it in, and says so', async () => {
    scene.mailbox.arrive(message('a'));
    await walk();
    scene.mailbox.slipIn(message('lost', { receivedAt: thursdayMorning.plus({ minutes: 5 }) }));
    const found = await check();
    expect(found).toMatchObject({ counts: { opened: 2 }, missed: 1, left: 0 });
    expect(found?.untold).toEqual({ at: scene.clock.now(), missed: 1, left: 0 });
    expect(scene.told).toContainEqual({ event: 'mail missed', count: 1 });
    const inquiries = await Promise.all((await scene.refs()).map((ref) => scene.log.read(ref)));
    expect(inquiries.map((stored) => stored?.inquiry.anchors.received.toISO()).sort()).toContain(
      '2026-09-17T14:09:00.000Z',
    );
    expect((await check())?.missed).toBe(0);
  });

  test('finds one that somebody put into the folder for what is taken in before it was', async () => {
    scene.mailbox.slipIn(message('moved'));
    scene.mailbox.filed.add('moved');
    expect(await check()).toMatchObject({ counts: { opened: 1 }, missed: 1 });
  });

  test('does not take a message that has just come for missed', async () => {
    scene.mailbox.slipIn(message('new', { receivedAt: thursdayMorning.plus({ minutes: 21 }) }));
    expect(await check()).toMatchObject({ counts: { seen: 1 }, missed: 0 });
    expect(await scene.refs()).toEqual([]);
  });

  test('looks back two weeks, and never behind MAIL_SINCE', async () => {
    scene.mailbox.slipIn(message('before', { receivedAt: thursdayMorning.minus({ days: 2 }) }));
    expect(await check()).toMatchObject({ counts: {}, missed: 0 });
    scene.clock.set(thursdayMorning.plus({ days: 14, minutes: 1 }));
    scene.mailbox.slipIn(message('old'));
    expect(await check()).toMatchObject({ counts: {}, missed: 0 });
  });

  test('tells of a message that nobody has decided for ten minutes', async () => {
    scene.readWith(() => Promise.reject(new TypeError('x')));
    scene.mailbox.arrive(message('a'));
    scene.mailbox.arrive(message('b', { receivedAt: thursdayMorning.plus({ minutes: 1 }) }));
    await walk();
    expect(await check()).toMatchObject({ counts: { seen: 2 }, missed: 0, oldestWaiting: thursdayMorning });
    // And tries it again, should the walk not be at it.
    scene.readWith(undefined);
    expect(await check()).toMatchObject({ counts: { opened: 2 }, missed: 0 });
  });

  test.each(['label', 'file'] as const)('shows and moves again what could not be (%s)', async (doing) => {
    scene.mailbox.arrive(message('a'));
    scene.mailbox.failNext(doing, mailboxDown);
    await walk();
    expect(scene.mailbox.filed.has('a')).toBe(false);
    await check();
    expect(scene.mailbox.filed.has('a')).toBe(true);
    expect(scene.mailbox.labels['a']).toMatch(/^Opened ME-/);
  });

  test('leaves in the inbox what waits for a person', async () => {
    scene.mailbox.arrive(message('e', { from: { name: 'x', address: 'nobody' } }));
    await walk();
    await check();
    expect(scene.mailbox.filed.size).toBe(0);
  });

  test('a message that the mailbox lists and does not give out is set aside in the end', async () => {
    scene.mailbox.slipIn(message('locked'));
    scene.mailbox.refuse('locked', new MailboxRefused('reading', 403, 'ErrorAccessDenied'));
    expect(await check()).toMatchObject({ missed: 1, left: 0, counts: { seen: 1 } });
    for (let i = 0; i < 4; i++) await scene.checker('here').couldNotRead(message('locked'), mailboxDown);
    expect(await check()).toMatchObject({ missed: 0, counts: { aside: 1 } });
  });

  test('a message that the mailbox does not give out now is left, told once, and found later', async () => {
    scene.mailbox.slipIn(message('slow'));
    scene.mailbox.refuse('slow', mailboxDown);
    expect(await check()).toMatchObject({ missed: 1, left: 1, untold: { missed: 1, left: 1 } });
    const { untold: _told, ...rest } = (await scene.checker('here').reconciliations.last())!;
    await scene.checker('here').reconciliations.write(rest);
    expect((await check())?.untold).toBeUndefined();
    scene.mailbox.mend();
    expect(await check()).toMatchObject({ missed: 1, left: 0, counts: { opened: 1 } });
    expect((await check())?.missed).toBe(0);
  });

  test('what nobody was told of yet is kept by the next check', async () => {
    scene.mailbox.slipIn(message('lost'));
    const at = scene.clock.now();
    await check();
    scene.clock.set(at.plus({ hours: 1 }));
    scene.mailbox.slipIn(message('lost too', { receivedAt: at.plus({ minutes: 1 }) }));
    await check();
    expect((await check())?.untold).toEqual({ at, missed: 2, left: 0 });
  });

  describe('is done', () => {
    test('every hour, and ten minutes after one that found something', async () => {
      expect(await check('here', false)).toBeDefined();
      scene.time.pass(3_599_999);
      expect(await check('here', false)).toBeUndefined();
      scene.time.pass(1);
      scene.mailbox.slipIn(message('lost'));
      expect(await check('here', false)).toMatchObject({ missed: 1 });
      scene.time.pass(600_000);
      expect(await check('here', false)).toMatchObject({ missed: 0 });
    });

    test('by one of several instances', async () => {
      const both = await Promise.all([check('here', false), check('there', false)]);
      expect(both.filter((found) => found !== undefined)).toHaveLength(1);
      expect(await check('there', false)).toBeUndefined();
    });

    test('again by the next when one was not finished', async () => {
      const failing = {
        ...scene.checker('here'),
        ledger: { ...scene.ledger, find: () => Promise.reject(mailboxDown) },
      };
      scene.mailbox.arrive(message('a'));
      await expect(reconcile(failing, true)).rejects.toBe(mailboxDown);
      expect(await check('there', false)).toMatchObject({ missed: 1 });
    });
  });
});
