import { MailboxRefused } from '../../src/intake/mailbox';
import { readAndRoute } from '../../src/intake/reader';
import { aMessage, thursdayMorning } from './a-message';
import { intakeScene, type IntakeScene } from './intake-scene';

const first = aMessage({ id: 'first', internetMessageId: '<first@calls.example.org>', conversationId: 'AAQk-1' });
const second = aMessage({
  id: 'second',
  internetMessageId: '<second@calls.example.org>',
  subject: 'Re: A member',
  receivedAt: thursdayMorning.plus({ minutes: 1 }),
});

describe('a mail that answers another', () => {
  let scene: IntakeScene;
  beforeEach(() => {
    scene = intakeScene();
  });
  /** The reader fails at the first mail so many times. */
  const failsAtFirst = (times: number) => {
    let left = times;
    scene.readWith((message, known) => {
      if (message.id !== 'first' || left === 0) return Promise.resolve(readAndRoute(message, known));
      left -= 1;
      return Promise.reject(new TypeError('x'));
    });
  };
  const walk = () => scene.walker('here').run();
  const states = async () =>
    Promise.all([first, second].map(async (message) => (await scene.ledger.find(message))?.state));

  test.each([
    ['by In-Reply-To', { headers: { 'in-reply-to': '<first@calls.example.org>' } }],
    ['by References', { headers: { references: '<zero@x> <first@calls.example.org>' } }],
    ['in its conversation', { conversationId: 'AAQk-1' }],
  ])('that failed, %s, waits for it and then comes to its inquiry', async (_, parts) => {
    scene.mailbox.arrive(first);
    scene.mailbox.arrive({ ...second, ...parts });
    failsAtFirst(2);
    await walk();
    await walk();
    expect(await states()).toEqual(['seen', 'seen']);
    expect(await scene.refs()).toEqual([]);
    await walk();
    expect(await states()).toEqual(['opened', 'appended']);
    expect(await scene.refs()).toHaveLength(1);
    expect((await scene.ledger.find(second))?.attempts).toBe(0);
  });

  test.each([
    ['by In-Reply-To', { headers: { 'in-reply-to': '<first@calls.example.org>' } }],
    ['by References', { headers: { references: '<zero@x> <first@calls.example.org>' } }],
    ['in its conversation', { conversationId: 'AAQk-1' }],
  ])('that the mailbox does not give out yet, %s, waits for it', async (_, parts) => {
    scene.mailbox.arrive(first);
    scene.mailbox.arrive({ ...second, ...parts });
    scene.mailbox.refuse('first', new MailboxRefused('reading', 401, 'InvalidAuthenticationToken'));
    await walk();
    scene.mailbox.mend();
    await walk();
    expect(await states()).toEqual(['opened', 'appended']);
    expect(await scene.refs()).toHaveLength(1);
  });

  test('that was set aside after five tries opens an inquiry of its own', async () => {
    scene.mailbox.arrive(first);
    scene.mailbox.arrive({ ...second, headers: { 'in-reply-to': '<first@calls.example.org>' } });
    failsAtFirst(5);
    for (let i = 0; i < 5; i++) await walk();
    expect(await states()).toEqual(['aside', 'opened']);
  });

  test('that nobody has seen does not wait', async () => {
    scene.mailbox.arrive({
      ...second,
      headers: { 'in-reply-to': '<never@calls.example.org>' },
      conversationId: 'AAQk-9',
    });
    await walk();
    expect(await states()).toEqual([undefined, 'opened']);
  });

  test('that is gone before it was decided waits ten times, and no longer', async () => {
    scene.mailbox.arrive(first);
    scene.mailbox.arrive({ ...second, headers: { 'in-reply-to': '<first@calls.example.org>' } });
    failsAtFirst(1);
    await walk();
    scene.mailbox.remove('first');
    for (let i = 0; i < 9; i++) await walk();
    expect(await states()).toEqual(['seen', 'seen']);
    await walk();
    expect(await states()).toEqual(['seen', 'opened']);
  });

  test('each the other, by forged headers, is no deadlock', async () => {
    scene.mailbox.arrive({ ...first, headers: { 'in-reply-to': '<second@calls.example.org>' } });
    scene.mailbox.arrive({ ...second, headers: { 'in-reply-to': '<first@calls.example.org>' } });
    failsAtFirst(1);
    for (let i = 0; i < 12; i++) await walk();
    expect((await states()).every((state) => state === 'opened' || state === 'appended')).toBe(true);
  });

  test('a mail that comes later in the conversation is not waited for', async () => {
    scene.mailbox.arrive({ ...first, receivedAt: thursdayMorning.plus({ minutes: 5 }) });
    failsAtFirst(1);
    await walk();
    scene.mailbox.arrive({ ...second, conversationId: 'AAQk-1' });
    await walk();
    expect((await states())[1]).toBe('opened');
  });
});
