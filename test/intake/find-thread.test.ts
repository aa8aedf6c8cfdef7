import { answeredIds, findThread } from '../../src/intake/find-thread';
import { takeIn } from '../../src/intake/take-in';
import { StoreUnreachable } from '../../src/log/store-errors';
import { aMessage, thursdayMorning } from './a-message';
import { intakeScene, type IntakeScene } from './intake-scene';

describe('the message ids that a mail answers', () => {
  test.each([
    ['the nearest first', { 'in-reply-to': '<c@x>', references: '<a@x>\r\n <b@x> <c@x>' }, ['c@x', 'b@x', 'a@x']],
    ['from References alone', { references: '<a@x> <b@x>' }, ['b@x', 'a@x']],
    ['none', {}, []],
    ['none that is none', { 'in-reply-to': 'your mail of Thursday', references: '<> < >' }, []],
  ])('%s', (_, headers, ids) => {
    expect(answeredIds({ headers })).toEqual(ids);
  });

  test('at most twenty, of however many', () => {
    const references = Array.from({ length: 500 }, (_, n) => `<${String(n)}@x>`).join(' ');
    expect(answeredIds({ headers: { references } })).toHaveLength(20);
    expect(answeredIds({ headers: { references } })[0]).toBe('499@x');
  });
});

describe('the thread of a mail', () => {
  let scene: IntakeScene;
  let ref: string;
  const first = { id: 'AAMk-1', internetMessageId: '<first@calls.example.org>', conversationId: 'AAQk-1' };
  beforeEach(async () => {
    scene = intakeScene();
    await comes(first);
    [ref = ''] = await scene.refs();
  });
  const comes = async (parts: Parameters<typeof aMessage>[0]) => {
    const message = aMessage(parts);
    scene.mailbox.arrive(message);
    await takeIn(scene.parts, message.id);
    return message;
  };
  const became = async (message: ReturnType<typeof aMessage>) => {
    const entry = await scene.ledger.find(message);
    return [entry?.state, entry?.ref];
  };
  const reply = {
    id: 'AAMk-2',
    internetMessageId: '<second@calls.example.org>',
    subject: 'Re: A member',
    text: 'More.',
  };

  test.each([
    ['answers the mail that opened it', { headers: { 'in-reply-to': '<first@calls.example.org>' } }],
    ['lies in its conversation, from a program that sends no References', { conversationId: 'AAQk-1' }],
  ])('is that of the inquiry when it %s', async (_, parts) => {
    const from = { name: 'Lee Hart', address: 'lee.hart@house.example.org' };
    expect(await became(await comes({ ...reply, from, ...parts }))).toEqual(['appended', ref]);
    expect(await scene.refs()).toEqual([ref]);
    expect((await scene.log.lines(ref)).map(({ act }) => act)).toEqual(['opened', 'mailAdded']);
  });

  test('is found by a mail that we sent, its message id or its conversation', async () => {
    const ours = { what: 'mcoRequest', to: 'j-ortiz', at: thursdayMorning };
    await scene.parts.threads.note(
      { messageIds: ['<ours@unit.example.org>'], conversationId: 'AAQk-9' },
      { ref, ours },
    );
    const headers = { references: '<ours@unit.example.org>' };
    expect(await became(await comes({ ...reply, subject: 'Your request', headers }))).toEqual(['appended', ref]);
    const other = { ...reply, id: 'AAMk-3', internetMessageId: '<third@calls.example.org>', conversationId: 'AAQk-9' };
    expect(await became(await comes(other))).toEqual(['appended', ref]);
  });

  test('goes on from an answer to the next, by another conversation too', async () => {
    await comes({ ...reply, subject: `${ref}: more`, conversationId: 'AAQk-2' });
    const next = { ...reply, id: 'AAMk-3', internetMessageId: '<third@x.example.org>', conversationId: 'AAQk-2' };
    expect(await became(await comes(next))).toEqual(['appended', ref]);
    const last = { ...reply, id: 'AAMk-4', internetMessageId: '<fourth@x.example.org>' };
    expect(await became(await comes({ ...last, headers: { 'in-reply-to': '<third@x.example.org>' } }))).toEqual([
      'appended',
      ref,
    ]);
  });

  test('of somebody who passes it on, or begins anew, is not taken for the same matter', async () => {
    const forward = await comes({ ...reply, subject: 'FW: A member', conversationId: 'AAQk-1' });
    expect((await became(forward))[0]).toBe('opened');
    expect(await scene.refs()).toHaveLength(2);
  });

  test('of an inquiry that is not in the log is none', async () => {
    await scene.parts.threads.note({ messageIds: ['<lost@x>'], conversationId: 'AAQk-7' }, { ref: 'ME-260917-ZZZZZZ' });
    const headers = { 'in-reply-to': '<lost@x>' };
    expect((await became(await comes({ ...reply, conversationId: 'AAQk-7', headers })))[0]).toBe('opened');
  });

  test('is not its own: a try that died after the opening is no answer to itself', async () => {
    const scene2 = intakeScene();
    const transact = scene2.rows.transact.bind(scene2.rows);
    let writes = 0;
    // Ledger, conversation, then the ledger again: before that the process dies.
    const dying: typeof transact = (table, partition, ops) =>
      table === 'mail' && (writes += 1) === 3
        ? Promise.reject(new StoreUnreachable('dying', undefined))
        : transact(table, partition, ops);
    const dead = intakeScene(10, { ...scene2.rows, transact: dying });
    const message = aMessage({ ...reply, conversationId: 'AAQk-5' });
    dead.mailbox.arrive(message);
    await expect(takeIn(dead.parts, message.id)).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
    scene2.mailbox.arrive(message);
    await takeIn(scene2.parts, message.id);
    const [only = '', ...more] = await scene2.refs();
    expect(more).toEqual([]);
    expect((await scene2.log.lines(only)).map(({ act }) => act)).toEqual(['opened']);
    expect(await scene2.ledger.find(message)).toMatchObject({ state: 'opened', ref: only });
  });

  test('of a mail without any sign is none', async () => {
    const entry = (await scene.ledger.find(aMessage(first)))!;
    expect(await findThread(scene.parts, aMessage(), entry)).toBeUndefined();
  });
});
