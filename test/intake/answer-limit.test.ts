import { answerLimit, type AnswerableMail } from '../../src/intake/answer-limit';
import { memoryRows } from '../../src/log/memory-rows';
import { aCipher } from '../log/a-cipher';
import { watchedRows } from '../log/watched-rows';

const mail = (n: number, changes: Partial<AnswerableMail> = {}): AnswerableMail => ({
  key: `mail-${String(n)}`,
  kind: 'acknowledgement',
  address: 'cole.stone@calls.example.org',
  conversationId: `thread-${String(n)}`,
  day: '2026-09-17',
  ...changes,
});

describe('how often the mailbox answers by itself', () => {
  const store = { rows: watchedRows(memoryRows()) };
  beforeEach(() => {
    store.rows = watchedRows(memoryRows());
  });
  const instance = (mostADay = 3) => answerLimit(store.rows, aCipher(store.rows), mostADay);
  const takes = async (mails: readonly AnswerableMail[], limit = instance()): Promise<boolean[]> => {
    const taken: boolean[] = [];
    for (const one of mails) taken.push(await limit.take(one));
    return taken;
  };

  test('so many times a day to one address, however it is written', async () => {
    const address = ' Cole.Stone@CALLS.example.org';
    expect(await takes([mail(1), mail(2), mail(3, { address }), mail(4)])).toEqual([true, true, true, false]);
  });

  test('each address, each day and each kind has its own count', async () => {
    expect(await takes([mail(1), mail(2), mail(3)])).toEqual([true, true, true]);
    const others = [mail(4, { address: 'ola@ombuds.example.org' }), mail(5, { day: '2026-09-18' })];
    expect(await takes([...others, mail(6, { kind: 'status' }), mail(7)])).toEqual([true, true, true, false]);
  });

  test('once in a conversation it says that mail has arrived, to whoever writes in it', async () => {
    const conversationId = 'thread';
    const other = mail(2, { conversationId, address: 'ola@ombuds.example.org' });
    expect(await takes([mail(1, { conversationId }), other])).toEqual([true, false]);
    // What was not answered does not count.
    expect(await takes([mail(3), mail(4), mail(5)])).toEqual([true, true, false]);
  });

  test('in one conversation the status is told each time that it is asked, and mails without one count alone', async () => {
    const conversationId = 'thread';
    const asked = [1, 2].map((n) => mail(n, { kind: 'status', conversationId }));
    expect(await takes(asked)).toEqual([true, true]);
    const { conversationId: _none, ...bare } = mail(3);
    expect(await takes([bare, { ...bare, key: 'mail-4' }])).toEqual([true, true]);
  });

  test('the same mail again gets the same decision and is not counted twice', async () => {
    expect(await takes([mail(1), mail(1), mail(2), mail(3), mail(4), mail(4), mail(1)])).toEqual([
      ...[true, true, true, true, false, false, true],
    ]);
  });

  test('several instances at once agree', async () => {
    const mails = Array.from({ length: 8 }, (_, n) => mail(n));
    const taken = await Promise.all(mails.map((one) => instance().take(one)));
    expect(taken.filter(Boolean)).toHaveLength(3);
    const thread = Array.from({ length: 4 }, (_, n) => mail(20 + n, { conversationId: 'one', day: '2026-09-18' }));
    const told = await Promise.all(thread.map((one) => instance().take(one)));
    expect(told.filter(Boolean)).toHaveLength(1);
  });

  test('a count whose reply was lost is found to be its own', async () => {
    await takes([mail(1)]);
    store.rows.resendNext();
    expect(await takes([mail(2), mail(3), mail(4)])).toEqual([true, true, false]);
  });

  test('no key or column holds an address', async () => {
    await takes([mail(1)]);
    const written = JSON.stringify(store.rows.written);
    expect(written).toContain('d|2026-09-17|acknowledgement|');
    expect(written).not.toMatch(/cole|stone|calls\.example/i);
  });
});
