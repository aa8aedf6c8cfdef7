import { LinkExpired, MailboxRefused, MailboxUnreachable } from '../../src/intake/mailbox';
import { takeIn } from '../../src/intake/take-in';
import { StoreUnreachable } from '../../src/log/store-errors';
import { mailCursor } from '../../src/tables/meta-table';
import { aMessage, thursdayMorning } from './a-message';
import { mailboxDown } from './fake-mailbox';
import { intakeScene, type IntakeScene } from './intake-scene';

describe('walking the inbox', () => {
  let scene: IntakeScene;
  beforeEach(() => {
    scene = intakeScene(3);
  });
  const mail = (n: number, parts: Parameters<typeof aMessage>[0] = {}) =>
    aMessage({
      id: `mail-${String(n)}`,
      receivedAt: thursdayMorning.plus({ minutes: n }),
      text: `Matter ${String(n)}.`,
      ...parts,
    });
  const arrive = (...ns: number[]) => {
    for (const n of ns) scene.mailbox.arrive(mail(n));
  };
  const cursor = () => mailCursor(scene.rows, scene.mailbox.address).read();
  const states = async (...ns: number[]) => Promise.all(ns.map(async (n) => (await scene.ledger.find(mail(n)))?.state));

  test('takes in all that has arrived, page by page, and keeps the place', async () => {
    arrive(1, 2, 3, 4, 5, 6, 7);
    const walk = scene.walker('here');
    expect(await walk.run()).toBe(7);
    expect(await scene.refs()).toHaveLength(7);
    expect(await cursor()).toEqual({ link: '1:at:7', lastSeen: thursdayMorning.plus({ minutes: 7 }) });
    expect(scene.mailbox.walks.map(({ link }) => link)).toEqual([undefined, '1:at:3', '1:at:6']);
    expect(walk.health()).toEqual({ lastGood: scene.time.now(), failing: undefined });
    arrive(8);
    expect(await walk.run()).toBe(1);
    expect(await scene.refs()).toHaveLength(8);
  });

  test('decides a page in the order of receipt', async () => {
    const order: string[] = [];
    scene.mailbox.arrive(mail(3));
    scene.mailbox.arrive(mail(1));
    scene.mailbox.arrive(mail(2));
    await scene.walker('here', { takeIn: (id) => (order.push(id), Promise.resolve('decided')) }).run();
    expect(order).toEqual(['mail-1', 'mail-2', 'mail-3']);
  });

  test('that is told to end finishes the mail in hand, and the next one goes on at once', async () => {
    arrive(1, 2, 3, 4);
    let taken = 0;
    const ending = scene.walker('ending', {
      isEnding: () => taken === 2,
      async takeIn(id) {
        taken += 1;
        return takeIn(scene.parts, id);
      },
    });
    await ending.run();
    expect(await states(1, 2, 3, 4)).toEqual(['opened', 'opened', undefined, undefined]);
    expect(await cursor()).toEqual({});
    await scene.walker('next').run();
    expect(await states(1, 2, 3, 4)).toEqual(['opened', 'opened', 'opened', 'opened']);
    expect(await scene.refs()).toHaveLength(4);
  });

  test('opens no mail from before MAIL_SINCE', async () => {
    scene.mailbox.arrive(mail(1, { receivedAt: thursdayMorning.minus({ days: 400 }) }));
    arrive(2);
    expect(await scene.walker('here', { mailSince: thursdayMorning }).run()).toBe(1);
    expect(scene.mailbox.walks[0]?.since).toBe(thursdayMorning.toISO());
    // Moved into the inbox later, it comes by the link.
    scene.mailbox.arrive(mail(3, { receivedAt: thursdayMorning.minus({ seconds: 1 }) }));
    expect(await scene.walker('here', { mailSince: thursdayMorning }).run()).toBe(0);
    expect(await scene.refs()).toHaveLength(1);
  });

  test('passes over what was removed', async () => {
    arrive(1, 2);
    scene.mailbox.remove('mail-1');
    expect(await scene.walker('here').run()).toBe(1);
    expect(await scene.refs()).toHaveLength(1);
  });

  test('keeps the place before a page of which one is undecided, goes on with the others, and comes back', async () => {
    arrive(1, 2, 3, 4);
    const broken = new Set(['mail-2']);
    const walk = scene.walker('here', {
      takeIn: (id) => (broken.has(id) ? Promise.resolve('undecided') : takeIn(scene.parts, id)),
    });
    await walk.run();
    expect(await states(1, 2, 3, 4)).toEqual(['opened', undefined, 'opened', undefined]);
    expect(await cursor()).toEqual({});
    broken.clear();
    await walk.run();
    expect(await states(1, 2, 3, 4)).toEqual(['opened', 'opened', 'opened', 'opened']);
    expect(await scene.refs()).toHaveLength(4);
  });

  test('a mail that fails by itself is in the way of nothing after five walks', async () => {
    arrive(1, 2, 3, 4);
    scene.readWith((message) =>
      message.id === 'mail-2'
        ? Promise.reject(new TypeError('x'))
        : Promise.resolve({ to: 'automatic', header: 'precedence' }),
    );
    const walk = scene.walker('here');
    for (let walks = 1; walks <= 5; walks++) await walk.run();
    expect(await states(1, 2, 3, 4)).toEqual(['automatic', 'aside', 'automatic', 'automatic']);
    expect((await cursor()).link).toBe('1:at:4');
  });

  test('a mail that the mailbox lists and does not give out is set aside after five walks', async () => {
    arrive(1);
    scene.mailbox.arrive(mail(2, { internetMessageId: '<two@calls.example.org>' }));
    arrive(3, 4);
    scene.mailbox.refuse('mail-2', mailboxDown);
    const walk = scene.walker('here');
    for (let walks = 1; walks <= 4; walks++) await walk.run();
    expect(await cursor()).toEqual({});
    expect(walk.health().failing).toBeUndefined();
    await walk.run();
    expect((await cursor()).link).toBe('1:at:4');
    expect(await states(1, 3, 4)).toEqual(['opened', 'opened', 'opened']);
    const aside = [];
    for await (const { messageId, reason, receivedAt } of scene.ledger.aside())
      aside.push({ messageId, reason, receivedAt });
    expect(aside).toEqual([{ messageId: 'mail-2', reason: 'UNREADABLE', receivedAt: mail(2).receivedAt }]);
    // Given out after all, when the walk starts anew: it is with the Unit Lead by then.
    scene.mailbox.mend();
    scene.mailbox.forgetLinks();
    await walk.run();
    expect(await scene.refs()).toHaveLength(3);
  });

  test('mails in a row that are not given out are in the way of nothing while others are', async () => {
    arrive(1);
    const walk = scene.walker('here');
    await walk.run();
    arrive(2, 3, 4, 5);
    for (const n of [2, 3, 4]) scene.mailbox.refuse(`mail-${String(n)}`, mailboxDown);
    await walk.run();
    expect(walk.health().failing).toBeUndefined();
    for (let walks = 2; walks <= 5; walks++) await walk.run();
    expect(await states(1, 2, 3, 4, 5)).toEqual(['opened', 'aside', 'aside', 'aside', 'opened']);
    expect((await cursor()).link).toBe('1:at:5');
  });

  test('a mail alone that is not given out is set aside when what was taken in before still is', async () => {
    arrive(1);
    const walk = scene.walker('here');
    await walk.run();
    arrive(2);
    scene.mailbox.refuse('mail-2', new MailboxRefused('reading', 403, 'ErrorAccessDenied'));
    for (let walks = 1; walks <= 5; walks++) await walk.run();
    expect(await states(1, 2)).toEqual(['opened', 'aside']);
    expect(walk.health().failing).toBeUndefined();
  });

  test('an outage after mail was taken in is held against no mail', async () => {
    arrive(1);
    const walk = scene.walker('here');
    await walk.run();
    arrive(2, 3);
    scene.mailbox.refuse(undefined, mailboxDown);
    for (let walks = 1; walks <= 6; walks++) await walk.run();
    expect(walk.health().failing).toBe('MAILBOX_UNREACHABLE');
    scene.mailbox.mend();
    await walk.run();
    expect(await states(1, 2, 3)).toEqual(['opened', 'opened', 'opened']);
  });

  test('an outage of the mailbox while reading stops the walk, and is held against no mail', async () => {
    arrive(1, 2, 3, 4);
    scene.mailbox.refuse(undefined, mailboxDown);
    const walk = scene.walker('here');
    for (let walks = 1; walks <= 6; walks++) expect(await walk.run()).toBe(0);
    expect(walk.health()).toEqual({ lastGood: undefined, failing: 'MAILBOX_UNREACHABLE' });
    expect(await cursor()).toEqual({});
    scene.mailbox.mend();
    await walk.run();
    expect(await states(1, 2, 3, 4)).toEqual(['opened', 'opened', 'opened', 'opened']);
    expect(walk.health().failing).toBeUndefined();
  });

  test('a mail alone that is not given out may be an outage: it waits until another one tells', async () => {
    arrive(1);
    scene.mailbox.refuse('mail-1', new MailboxRefused('reading', 404, 'ErrorItemNotFound'));
    const walk = scene.walker('here');
    for (let walks = 1; walks <= 6; walks++) await walk.run();
    expect(walk.health().failing).toBe('MAILBOX_REFUSED');
    arrive(2);
    await walk.run();
    expect(walk.health().failing).toBeUndefined();
    expect(await states(2)).toEqual(['opened']);
  });

  test('an outage of the store stops it before the place is kept; nothing is lost', async () => {
    arrive(1, 2, 3);
    let isDown = true;
    const walk = scene.walker('here', {
      takeIn: (id) =>
        isDown && id === 'mail-2' ? Promise.reject(new StoreUnreachable('x', undefined)) : takeIn(scene.parts, id),
    });
    expect(await walk.run()).toBe(0);
    expect(walk.health().failing).toBe('STORE_UNREACHABLE');
    expect(await states(1, 2, 3)).toEqual(['opened', undefined, undefined]);
    isDown = false;
    // The first is out of the inbox by now.
    expect(await walk.run()).toBe(2);
    expect(await scene.refs()).toHaveLength(3);
  });

  test('when the mailbox has forgotten the link, it starts anew a day back, and opens nothing twice', async () => {
    scene.clock.set(thursdayMorning.plus({ days: 3 }));
    arrive(1);
    scene.mailbox.arrive(mail(2, { receivedAt: thursdayMorning.plus({ days: 2 }) }));
    const walk = scene.walker('here');
    await walk.run();
    scene.mailbox.forgetLinks();
    scene.mailbox.arrive(mail(3, { receivedAt: thursdayMorning.plus({ days: 2, hours: 1 }) }));
    await walk.run();
    expect(await scene.refs()).toHaveLength(3);
    expect(scene.mailbox.walks.at(-1)).toEqual({ link: undefined, since: thursdayMorning.plus({ days: 1 }).toISO() });
    expect(walk.health().failing).toBeUndefined();
  });

  test('a mailbox that forgets every link at once stops the walk instead of keeping it for ever', async () => {
    scene.mailbox.changes = () => Promise.reject(new LinkExpired());
    const walk = scene.walker('here');
    expect(await walk.run()).toBe(0);
    expect(walk.health().failing).toBe('LINK_EXPIRED');
  });

  test('the overlap never reaches behind MAIL_SINCE', async () => {
    arrive(1);
    const walk = scene.walker('here', { mailSince: thursdayMorning });
    await walk.run();
    scene.mailbox.forgetLinks();
    await walk.run();
    expect(scene.mailbox.walks.at(-1)?.since).toBe(thursdayMorning.toISO());
  });

  describe('that fails', () => {
    const failWith = (fault: Error): void => {
      scene.mailbox.changes = () => Promise.reject(fault);
    };

    test('asks to be left alone longer each time, up to a minute, and no more once one is good', async () => {
      const changes = scene.mailbox.changes.bind(scene.mailbox);
      failWith(mailboxDown);
      const walk = scene.walker('here');
      const waits: number[] = [];
      for (let walks = 1; walks <= 6; walks++) {
        await walk.run();
        waits.push(walk.heldMs());
      }
      expect(waits).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
      scene.mailbox.changes = changes;
      await walk.run();
      expect(walk.heldMs()).toBe(0);
    });

    test('stays away for as long as Graph says, when that is longer', async () => {
      failWith(new MailboxUnreachable('looking', 'no', 300_128));
      const walk = scene.walker('here');
      await walk.run();
      expect(walk.heldMs()).toBe(300_128);
      failWith(new MailboxUnreachable('looking', 'no', 100));
      await walk.run();
      expect(walk.heldMs()).toBe(10_000);
    });

    test('because Graph throttles one message holds that against none', async () => {
      arrive(1, 2, 3);
      scene.mailbox.refuse('mail-3', new MailboxUnreachable('reading', 'no', 90_000));
      const walk = scene.walker('here');
      for (let walks = 1; walks <= 6; walks++) await walk.run();
      expect(walk.health().failing).toBe('MAILBOX_UNREACHABLE');
      expect(walk.heldMs()).toBe(90_000);
      scene.mailbox.mend();
      await walk.run();
      expect(await states(1, 2, 3)).toEqual(['opened', 'opened', 'opened']);
    });

    test('because its lease ran out says so, and keeps its place', async () => {
      arrive(1, 2);
      const walk = scene.walker('here', {
        takeIn: (id) => {
          scene.time.pass(61_000);
          return takeIn(scene.parts, id);
        },
      });
      await walk.run();
      expect(walk.health()).toEqual({ lastGood: undefined, failing: 'LEASE_LOST' });
      expect(await cursor()).toEqual({});
    });
  });

  test('goes on over any number of empty pages, but asks more slowly after twenty in a row', async () => {
    let pages = 0;
    scene.mailbox.changes = () => {
      pages += 1;
      const page = { messages: [], next: `page ${String(pages)}`, done: pages === 24 };
      return Promise.resolve(page);
    };
    const slept = jest.spyOn(scene.time, 'sleep');
    const walk = scene.walker('here');
    await walk.run();
    expect(slept.mock.calls).toEqual([[1_000], [1_000], [1_000]]);
    expect((await cursor()).link).toBe('page 24');
    expect(walk.health().failing).toBeUndefined();
  });

  describe('when somebody was told of mail meanwhile', () => {
    const poke = () => scene.watch.leave({ walk: true });

    test('asks for another walk, whichever instance was told', async () => {
      arrive(1);
      const walk = scene.walker('here', {
        takeIn: async (id) => {
          await poke();
          return takeIn(scene.parts, id);
        },
      });
      await walk.run();
      expect(scene.again()).toBe(1);
    });

    test('asks for none when the note is from before it', async () => {
      await poke();
      await scene.walker('here').run();
      expect(scene.again()).toBe(0);
    });

    test('sees the note of one that could not walk because the lease was not free yet', async () => {
      const walk = scene.walker('here');
      const transact = scene.rows.transact.bind(scene.rows);
      // Just as the lease is given back, the other instance is told, and finds it taken.
      let writes = 0;
      scene.rows.transact = async (table, partition, ops) => {
        writes += 1;
        if (writes === 3) {
          await poke();
          expect(await scene.walker('there').run()).toBe(0);
        }
        return transact(table, partition, ops);
      };
      await walk.run();
      expect(scene.again()).toBe(1);
    });
  });

  describe('of two instances', () => {
    test('one walks at a time', async () => {
      arrive(1, 2, 3, 4);
      const taken = await Promise.all([scene.walker('here').run(), scene.walker('there').run()]);
      expect(taken.sort()).toEqual([0, 4]);
      expect(await scene.refs()).toHaveLength(4);
    });

    test('the other goes on where the first one left off, at once after it', async () => {
      arrive(1);
      await scene.walker('here').run();
      arrive(2);
      expect(await scene.walker('there').run()).toBe(1);
    });

    test('the other goes on after the lease of one that died, and takes nothing in twice', async () => {
      arrive(1, 2, 3, 4);
      const dying = scene.walker('here', {
        takeIn: async (id) => {
          if (id === 'mail-3') return new Promise<never>(() => undefined);
          return takeIn(scene.parts, id);
        },
      });
      void dying.run();
      await settled();
      expect(await scene.walker('there').run()).toBe(0);
      scene.time.pass(60_000);
      expect(await scene.walker('there').run()).toBe(2);
      expect(await scene.refs()).toHaveLength(4);
    });

    test('one whose lease ran out in the middle stops, and does not move the place back', async () => {
      arrive(1, 2, 3);
      const slow = scene.walker('here', {
        takeIn: async (id) => {
          if (id === 'mail-2') {
            scene.time.pass(61_000);
            await scene.walker('there').run();
            arrive(4);
            await scene.walker('there').run();
          }
          return takeIn(scene.parts, id);
        },
      });
      await slow.run();
      expect((await cursor()).link).toBe('1:at:4');
      expect(await scene.refs()).toHaveLength(4);
    });
  });
});

/** Everything that can run without the clock has run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
