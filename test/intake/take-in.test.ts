import { asideReasons, type AsideReason } from '../../src/intake/draft';
import { shardOf } from '../../src/inquiry/reference';
import { takeIn } from '../../src/intake/take-in';
import { StoreUnreachable } from '../../src/log/store-errors';
import { verifyChain } from '../../src/log/verify';
import { keysFrom } from '../log/a-log';
import { aMessage, thursdayMorning } from './a-message';
import { intakeScene, type IntakeScene } from './intake-scene';

describe('taking a mail in', () => {
  let scene: IntakeScene;
  beforeEach(() => {
    scene = intakeScene();
  });
  const arrives = (parts: Parameters<typeof aMessage>[0] = {}) => {
    const message = aMessage({ internetMessageId: `<${parts.id ?? 'AAMk-1'}@calls.example.org>`, ...parts });
    scene.mailbox.arrive(message);
    return message;
  };
  const take = (id = 'AAMk-1') => takeIn(scene.parts, id);
  const stateOf = async (message: ReturnType<typeof aMessage>) => (await scene.ledger.find(message))?.state;

  test('records it in the ledger before anything else is written', async () => {
    arrives();
    await take();
    const tables = scene.rows.written.map(({ table, op }) => [table, op.do]);
    expect(tables[0]).toEqual(['mail', 'insert']);
    expect(tables.findIndex(([table]) => table === 'inquiries')).toBeGreaterThan(0);
  });

  test('is moved out of the inbox only when the store has it', async () => {
    arrives();
    const file = scene.mailbox.file.bind(scene.mailbox);
    let state: string | undefined;
    const parts = {
      ...scene.parts,
      mailbox: {
        ...scene.mailbox,
        async file(id: string) {
          state = (await scene.ledger.find(aMessage({ internetMessageId: '<AAMk-1@calls.example.org>' })))?.state;
          await file(id);
        },
      },
    };
    await takeIn(parts, 'AAMk-1');
    expect(state).toBe('opened');
  });

  test('opens an inquiry at its receipt, wakes the sweep, and says so beside the mail', async () => {
    const message = arrives();
    expect(await take()).toBe('decided');
    const [ref = ''] = await scene.refs();
    expect(ref).toMatch(/^ME-260917-/);
    expect((await scene.log.read(ref))?.inquiry.anchors.received).toEqual(thursdayMorning);
    expect(await scene.ledger.find(message)).toMatchObject({ state: 'opened', ref });
    expect(scene.mailbox.labels).toEqual({ 'AAMk-1': `Opened ${ref}` });
    expect([...scene.mailbox.filed]).toEqual(['AAMk-1']);
    expect(scene.woken()).toBe(1);
    expect(verifyChain(await scene.log.chainRows(ref))).toEqual([]);
  });

  test('twice is one inquiry', async () => {
    arrives();
    await take();
    await take();
    expect(await scene.refs()).toHaveLength(1);
    expect(await keysFrom(scene.rows, 'h|')).toHaveLength(1);
  });

  test('from two instances at once is one inquiry', async () => {
    arrives();
    await Promise.all([take(), take(), take()]);
    expect(await scene.refs()).toHaveLength(1);
  });

  test('that was delivered twice (two lists, two ids) is one inquiry', async () => {
    arrives({ internetMessageId: '<same@calls.example.org>' });
    arrives({
      id: 'AAMk-2',
      internetMessageId: '<same@calls.example.org>',
      receivedAt: thursdayMorning.plus({ minutes: 5 }),
    });
    await take('AAMk-2');
    await take('AAMk-1');
    expect(await scene.refs()).toHaveLength(1);
    const [ref = ''] = await scene.refs();
    expect((await scene.log.read(ref))?.inquiry.anchors.received).toEqual(thursdayMorning.plus({ minutes: 5 }));
  });

  test('that was delivered twice brings an answer in the conversation of either copy to its inquiry', async () => {
    const twice = { internetMessageId: '<same@calls.example.org>' };
    arrives({ ...twice, conversationId: 'AAQk-1' });
    arrives({ ...twice, id: 'AAMk-2', conversationId: 'AAQk-2' });
    arrives({ id: 'AAMk-3', subject: 'Re: A member', conversationId: 'AAQk-2', text: 'One more thing.' });
    await take('AAMk-1');
    await take('AAMk-2');
    await take('AAMk-3');
    expect(await scene.refs()).toHaveLength(1);
  });

  test('with the message id of another mail is an inquiry of its own, and flagged', async () => {
    arrives({ internetMessageId: '<same@calls.example.org>' });
    const forged = arrives({
      id: 'AAMk-2',
      internetMessageId: '<same@calls.example.org>',
      text: 'Another member, another matter.',
    });
    await take('AAMk-1');
    await take('AAMk-2');
    expect(await scene.refs()).toHaveLength(2);
    expect(await scene.ledger.find(forged)).toMatchObject({ flagged: true, state: 'opened' });
  });

  test.each([
    ['own', { from: { name: 'Member Escalations', address: 'escalations@unit.example.org' } }],
    ['automatic', { headers: { 'auto-submitted': 'auto-replied' } }],
  ])('that is %s opens nothing', async (state, parts) => {
    const message = arrives(parts);
    expect(await take()).toBe('decided');
    expect(await scene.refs()).toEqual([]);
    expect(await stateOf(message)).toBe(state);
    expect(scene.woken()).toBe(0);
  });

  test('about an inquiry of ours is added to it, once, and its owner is told', async () => {
    arrives();
    await take();
    const [ref = ''] = await scene.refs();
    const reply = arrives({ id: 'AAMk-2', subject: `Re: ${ref}`, text: 'The member called again.' });
    await take('AAMk-2');
    expect(await scene.ledger.find(reply)).toMatchObject({ state: 'appended', ref });
    const lines = await scene.log.lines(ref);
    expect(lines.map(({ act }) => act)).toEqual(['opened', 'mailAdded']);
    expect(lines[1]?.words['text']).toContain('called again');
    expect(lines[1]?.happenedAt).toEqual(thursdayMorning);
    expect(await scene.refs()).toEqual([ref]);
    expect(scene.mailbox.labels['AAMk-2']).toBe(`Added to ${ref}`);
    const pending = Object.values((await scene.log.read(ref))?.inquiry.pending ?? {});
    expect(pending.filter(({ what }) => what === 'mailAdded')).toHaveLength(1);
  });

  describe('about an inquiry that cannot be read', () => {
    let ref: string;
    beforeEach(async () => {
      arrives();
      await take();
      [ref = ''] = await scene.refs();
      const row = (await scene.rows.get('inquiries', shardOf(ref), `c|${ref}`))!;
      await scene.rows.transact('inquiries', shardOf(ref), [
        { do: 'replace', key: row.key, columns: { ...row.columns, schema: 2 } },
      ]);
    });

    test('is set aside with that reason, and the inquiry too; no other mail waits for it', async () => {
      const reply = arrives({ id: 'AAMk-2', subject: `Re: ${ref}`, text: 'The member called again.' });
      arrives({ id: 'AAMk-3', text: 'Another member, another matter.' });
      expect(await take('AAMk-2')).toBe('decided');
      expect(await take('AAMk-3')).toBe('decided');
      expect(await scene.ledger.find(reply)).toMatchObject({ state: 'aside', reason: 'UNREADABLE_INQUIRY' });
      expect(await scene.log.allSetAside()).toMatchObject([{ ref, reason: 'UNREADABLE_INQUIRY' }]);
      expect(await scene.refs()).toHaveLength(2);
    });
  });

  test.each(Object.keys(asideReasons).filter((reason) => reason !== 'FAILED_FIVE_TIMES'))(
    'that cannot be dealt with (%s) is set aside at once, with the reason',
    async (reason) => {
      scene.readWith(() => Promise.resolve({ to: 'aside', reason: reason as AsideReason }));
      const message = arrives();
      expect(await take()).toBe('decided');
      expect(await scene.ledger.find(message)).toMatchObject({ state: 'aside', reason });
      expect(scene.mailbox.labels['AAMk-1']).toBe('Set aside');
      expect(scene.mailbox.filed.size).toBe(0);
      expect(scene.told).toEqual([{ event: 'mail set aside', code: reason }]);
    },
  );

  test('that fails by itself is tried again, and set aside after five times', async () => {
    scene.readWith(() => Promise.reject(new TypeError('the words of the mail')));
    const message = arrives();
    for (let tries = 1; tries <= 4; tries++) expect(await take()).toBe('undecided');
    expect(await stateOf(message)).toBe('seen');
    expect(await take()).toBe('decided');
    expect(await scene.ledger.find(message)).toMatchObject({ state: 'aside', reason: 'FAILED_FIVE_TIMES' });
    expect(JSON.stringify(scene.told)).not.toContain('words of the mail');
  });

  test('that works at the fifth time is opened', async () => {
    scene.readWith(() => Promise.reject(new TypeError('x')));
    arrives();
    for (let tries = 1; tries <= 4; tries++) await take();
    scene.readWith(undefined);
    expect(await take()).toBe('decided');
    expect(await scene.refs()).toHaveLength(1);
  });

  test.each([
    'STORE_UNREACHABLE',
    'STORE_REFUSED',
    'DATA_KEY_LOCKED',
    'MASTER_KEY_UNREACHABLE',
    'MASTER_KEY_REFUSED',
    'READER_DOWN',
    'TOO_BUSY',
  ])('is not to blame for an outage (%s)', async (code) => {
    scene.readWith(() => Promise.reject(Object.assign(new Error('down'), { code })));
    const message = arrives();
    for (let tries = 1; tries <= 6; tries++) await expect(take()).rejects.toMatchObject({ code });
    expect(await scene.ledger.find(message)).toMatchObject({ state: 'seen', attempts: 0 });
  });

  test('that is gone before it was read is nothing', async () => {
    arrives();
    scene.mailbox.remove('AAMk-1');
    expect(await take()).toBe('decided');
    expect(await scene.refs()).toEqual([]);
  });

  test.each(['label', 'file'] as const)('is taken in all the same when %s fails', async (doing) => {
    scene.mailbox.failNext(doing, new Error('no'));
    const message = arrives();
    expect(await take()).toBe('decided');
    expect(await stateOf(message)).toBe('opened');
  });

  describe('when the process dies', () => {
    const dieBefore = (table: string, nth: number) => {
      let seen = 0;
      const transact = scene.rows.transact.bind(scene.rows);
      const dying: typeof scene.rows.transact = (name, partition, ops) => {
        if (name === table && (seen += 1) === nth) return Promise.reject(new StoreUnreachable('dying', undefined));
        return transact(name, partition, ops);
      };
      return { ...scene.rows, transact: dying };
    };
    test.each([
      ['between the ledger and the opening', 'inquiries', 1],
      ['between the opening and the ledger', 'mail', 2],
    ])('%s, it is one inquiry in the end, with the first receipt', async (_, table, nth) => {
      const dead = intakeScene(10, dieBefore(table, nth));
      dead.mailbox.arrive(aMessage());
      await expect(takeIn(dead.parts, 'AAMk-1')).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
      scene.clock.set(thursdayMorning.plus({ hours: 2 }));
      const message = aMessage({ receivedAt: thursdayMorning });
      scene.mailbox.arrive(message);
      expect(await take()).toBe('decided');
      expect(await scene.refs()).toHaveLength(1);
      const [ref = ''] = await scene.refs();
      expect((await scene.log.read(ref))?.inquiry.anchors.received).toEqual(thursdayMorning);
      expect(await scene.log.lines(ref)).toHaveLength(1);
      expect(await stateOf(message)).toBe('opened');
    });

    test('between the adding and the ledger, the mail is added once', async () => {
      arrives();
      await take();
      const [ref = ''] = await scene.refs();
      const reply = aMessage({ id: 'AAMk-2', subject: ref });
      scene.mailbox.arrive(reply);
      const dead = intakeScene(10, dieBefore('mail', 2));
      dead.mailbox.arrive(reply);
      await expect(takeIn(dead.parts, 'AAMk-2')).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
      expect(await scene.log.lines(ref)).toHaveLength(2);
      await take('AAMk-2');
      expect(await scene.log.lines(ref)).toHaveLength(2);
      expect(await stateOf(reply)).toBe('appended');
    });
  });
});
