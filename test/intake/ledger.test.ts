import { ledger, type Ledger, type LedgerEntry } from '../../src/intake/ledger';
import { keyHash } from '../../src/log/keys';
import { memoryRows } from '../../src/log/memory-rows';
import { aCipher } from '../log/a-cipher';
import { watchedRows, type WatchedRows } from '../log/watched-rows';
import { aMessage, fromCsr, thursdayMorning } from './a-message';

describe('the mail ledger', () => {
  let rows: WatchedRows;
  let mails: Ledger;
  beforeEach(() => {
    rows = watchedRows(memoryRows());
    mails = ledger(rows, aCipher(rows));
  });
  const aside = async (): Promise<LedgerEntry[]> => {
    const found: LedgerEntry[] = [];
    for await (const entry of mails.aside()) found.push(entry);
    return found;
  };
  const mail = aMessage({ internetMessageId: '<one@calls.example.org>' });

  test('records a mail under the hash of its message id, with its receipt', async () => {
    expect(await mails.see(mail)).toMatchObject({
      key: keyHash('<one@calls.example.org>'),
      receivedAt: thursdayMorning,
      messageId: 'AAMk-1',
      state: 'seen',
      attempts: 0,
      flagged: false,
      domain: 'calls.example.org',
      managerTold: false,
    });
  });

  test('without a message id under the hash of the immutable id', async () => {
    expect((await mails.see(aMessage({ id: 'AAMk-7' }))).key).toBe(keyHash('AAMk-7'));
  });

  test('a second receipt obeys the first: same key, same instant', async () => {
    const first = await mails.see(mail);
    const again = await ledger(rows, aCipher(rows)).see({
      ...mail,
      id: 'AAMk-2',
      receivedAt: thursdayMorning.plus({ hours: 3 }),
    });
    expect(again).toEqual(first);
  });

  describe('of a mail that the mailbox lists and does not give out', () => {
    const listed = {
      id: mail.id,
      receivedAt: mail.receivedAt,
      internetMessageId: '<one@calls.example.org>',
      conversationId: 'AAQk-1',
    };
    const copy = { ...mail, id: 'AAMk-2', receivedAt: thursdayMorning.plus({ minutes: 5 }) };
    const count = async () => {
      let found = 0;
      for await (const _row of rows.range('mail', 'mail', 'l|', 'l|~')) found += 1;
      return found;
    };

    test('has one row, before and after it is given out', async () => {
      const { key } = await mails.seeUnread(listed);
      expect(await mails.see(mail)).toMatchObject({ key, messageId: mail.id, domain: 'calls.example.org' });
      expect(await mails.see(copy)).toMatchObject({ key, messageId: mail.id, flagged: false });
      expect(await count()).toBe(1);
    });

    test('is found by who answers in its conversation, also when another one there is not given out either', async () => {
      const { key } = await mails.seeUnread(listed);
      await mails.seeUnread({ ...listed, id: 'AAMk-9', internetMessageId: '<nine@calls.example.org>' });
      expect(await mails.undecidedIn('AAQk-1')).toMatchObject({ key });
    });

    test('goes to a copy that is given out; given out at last it is the same mail', async () => {
      const { key, receivedAt } = await mails.seeUnread(listed);
      expect(await mails.see(copy)).toMatchObject({ key, receivedAt, messageId: copy.id, flagged: false });
      expect((await mails.seeUnread(listed)).key).not.toBe(key);
      expect((await mails.see(mail)).key).toBe(key);
      expect(await count()).toBe(1);
    });

    test('goes to a copy; with other words it is another mail, and flagged', async () => {
      const { key } = await mails.seeUnread(listed);
      await mails.see(copy);
      const other = await mails.see({ ...mail, body: { type: 'text', content: 'Something else.' } });
      expect([other.key === key, other.flagged]).toEqual([false, true]);
    });

    test('stays set aside when it is given out after all', async () => {
      await mails.see(copy);
      const aside = await mails.seeUnread(listed);
      await mails.settle(aside, { state: 'aside', reason: 'UNREADABLE', at: thursdayMorning });
      expect(await mails.see(mail)).toMatchObject({ key: aside.key, state: 'aside' });
    });
  });

  test('of many receipts at once one is the first', async () => {
    const seen = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        mails.see({ ...mail, id: `AAMk-${String(n)}`, receivedAt: thursdayMorning.plus({ minutes: n }) }),
      ),
    );
    expect(new Set(seen.map(({ receivedAt }) => receivedAt.toMillis())).size).toBe(1);
  });

  test.each([
    ['another sender', { from: { name: 'Ola Field', address: 'ola.field@ombuds.example.org' } }],
    ['another date', { headers: { date: 'Thu, 17 Sep 2026 09:00:00 -0500' } }],
    ['another body', { body: { type: 'text' as const, content: 'Something else.' } }],
  ])('the same message id with %s is a mail of its own, and flagged', async (_, changes) => {
    const first = await mails.see(mail);
    const forged = { ...mail, id: 'AAMk-2', ...changes };
    const other = await mails.see(forged);
    expect(other.key).not.toBe(first.key);
    expect(other).toMatchObject({ state: 'seen', flagged: true, messageId: 'AAMk-2' });
    expect(await mails.see(forged)).toEqual(other);
    expect(await mails.find(forged)).toEqual(other);
    expect(await mails.find(mail)).toEqual(first);
  });

  test('two mails with one message id that come at the same time are two', async () => {
    const forged = { ...mail, id: 'AAMk-2', from: { name: 'X', address: 'x@elsewhere.example.org' } };
    const [one, two] = await Promise.all([mails.see(mail), ledger(rows, aCipher(rows)).see(forged)]);
    expect(one.key).not.toBe(two.key);
    expect([one.messageId, two.messageId]).toEqual(['AAMk-1', 'AAMk-2']);
  });

  test('the same message whose body reads otherwise later is the same', async () => {
    const first = await mails.see(mail);
    expect(await mails.see({ ...mail, body: { type: 'html', content: '<p>Please help.</p>' } })).toEqual(first);
  });

  test('keeps what became of a mail', async () => {
    const entry = await mails.see(mail);
    await mails.settle(entry, { state: 'opened', ref: 'ME-260917-AAAAAA' });
    expect(await mails.find(mail)).toMatchObject({ state: 'opened', ref: 'ME-260917-AAAAAA' });
    expect(await mails.see(mail)).toMatchObject({ state: 'opened' });
    expect(await mails.byKey('unknown')).toBeUndefined();
  });

  test('lists what is set aside, oldest first, until it is dealt with', async () => {
    const later = await mails.see(aMessage({ id: 'late', receivedAt: thursdayMorning.plus({ hours: 1 }) }));
    const earlier = await mails.see(aMessage({ id: 'early' }));
    for (const entry of [later, earlier])
      await mails.settle(entry, { state: 'aside', reason: 'ENCRYPTED', at: thursdayMorning });
    expect((await aside()).map(({ messageId, reason }) => [messageId, reason])).toEqual([
      ['early', 'ENCRYPTED'],
      ['late', 'ENCRYPTED'],
    ]);
    await mails.settle(earlier, { state: 'opened', ref: 'ME-260917-AAAAAA' });
    expect((await aside()).map(({ messageId }) => messageId)).toEqual(['late']);
    await mails.settle(later, { state: 'dismissed', by: 'u-lang', at: thursdayMorning, reason: 'OTHER' });
    expect(await aside()).toEqual([]);
  });

  test('a change whose reply was lost has happened once', async () => {
    const entry = await mails.see(mail);
    rows.resendNext();
    await mails.settle(entry, { state: 'aside', reason: 'TOO_SLOW', at: thursdayMorning });
    expect(await aside()).toHaveLength(1);
    rows.resendNext();
    await mails.settle(entry, { state: 'opened', ref: 'ME-260917-AAAAAA' });
    expect(await aside()).toEqual([]);
    expect(await mails.find(mail)).toMatchObject({ state: 'opened' });
  });

  test('two changes at once are both kept', async () => {
    const entry = await mails.see(mail);
    await mails.settle(entry, { state: 'aside', reason: 'TOO_SLOW', at: thursdayMorning });
    rows.beforeNext(() => mails.told(entry, thursdayMorning));
    await mails.settle(entry, { state: 'opened', ref: 'ME-260917-AAAAAA' });
    expect(await mails.find(mail)).toMatchObject({ state: 'opened', toldUpTo: thursdayMorning });
    expect(await aside()).toEqual([]);
  });

  test('counts failures', async () => {
    const once = await mails.failed(await mails.see(mail));
    expect(once.attempts).toBe(1);
    await mails.failed(once);
    expect(await mails.find(mail)).toMatchObject({ attempts: 2, state: 'seen' });
  });

  test('one instance at a time tells of a mail; when it has, the next moment can be told at once', async () => {
    const entry = await mails.see(mail);
    expect(await mails.mayTell(entry, 1_000, 2_000)).toBe(true);
    expect(await ledger(rows, aCipher(rows)).mayTell(entry, 1_999, 3_000)).toBe(false);
    expect(await ledger(rows, aCipher(rows)).mayTell(entry, 2_000, 3_000)).toBe(true);
    await mails.told(entry, thursdayMorning);
    expect(await mails.find(mail)).toMatchObject({ toldUpTo: thursdayMorning, managerTold: false });
    expect(await mails.mayTell(entry, 2_001, 3_001)).toBe(true);
    await mails.told(entry, 'manager');
    expect(await mails.find(mail)).toMatchObject({ toldUpTo: thursdayMorning, managerTold: true });
  });

  test('what was set aside is dealt with in one way at a time', async () => {
    const entry = await mails.see(mail);
    expect(await mails.mayDecide(entry, 'open', 1_000, 2_000)).toBe(false);
    await mails.settle(entry, { state: 'aside', reason: 'ENCRYPTED', at: thursdayMorning });
    expect(await mails.mayDecide(entry, 'open', 1_000, 2_000)).toBe(true);
    expect(await mails.mayDecide(entry, 'dismiss', 1_001, 2_001)).toBe(false);
    expect(await mails.mayDecide(entry, 'open', 1_001, 2_001)).toBe(true);
    expect(await mails.mayDecide(entry, 'dismiss', 2_001, 3_001)).toBe(true);
    await mails.settle(entry, { state: 'dismissed', by: 'u-lang', at: thursdayMorning, reason: 'OTHER' });
    expect(await mails.mayDecide(entry, 'dismiss', 3_000, 4_000)).toBe(false);
  });

  test('keeps who dismissed a mail, when and why, the words sealed', async () => {
    const entry = await mails.see(mail);
    await mails.settle(entry, { state: 'aside', reason: 'PROVIDER', at: thursdayMorning });
    await mails.settle(entry, {
      state: 'dismissed',
      by: 'u-lang',
      at: thursdayMorning.plus({ minutes: 5 }),
      reason: 'PROVIDER_MATTER',
      note: 'June Quill knows.',
    });
    const row = await rows.get('mail', 'mail', `l|${entry.key}`);
    expect(row?.columns).toMatchObject({
      state: 'dismissed',
      dismissedBy: 'u-lang',
      dismissedAt: '2026-09-17T14:09:00.000Z',
      dismissedAs: 'PROVIDER_MATTER',
      asideAt: '2026-09-17T14:04:00.000Z',
    });
    expect(JSON.stringify(rows.written)).not.toContain('Quill');
    const note = row?.columns['dismissedNote'] as Uint8Array;
    expect(await aCipher(rows).open(note, `mail|${entry.key}|dismissedNote`)).toBe('June Quill knows.');
  });

  test('keeps the header that said that no person wrote it', async () => {
    const entry = await mails.see(mail);
    await mails.settle(entry, { state: 'automatic', header: 'auto-submitted' });
    expect(await mails.find(mail)).toMatchObject({ state: 'automatic', header: 'auto-submitted' });
  });

  test.each([
    ['Cole.Stone@Calls.Example.ORG', 'calls.example.org'],
    ['a@b@calls.example.org', 'calls.example.org'],
    ['cole.stone@c\u0430lls.example.org', 'xn--clls-53d.example.org'],
    ['cole.stone', undefined],
    ['cole.stone@', undefined],
    ['cole.stone@calls/example.org', undefined],
  ])('of the sender %s it keeps the domain %s', async (address, domain) => {
    const entry = await mails.see({ ...mail, from: { name: '', address } });
    expect(entry.domain).toBe(domain);
  });

  test('holds neither address nor id of a mail in a key, nor any of its words', async () => {
    await mails.see({
      ...mail,
      subject: 'About June Quill',
      body: { type: 'text', content: 'June Quill needs help.' },
    });
    await mails.settle(await mails.see(mail), { state: 'aside', reason: 'TOO_SLOW', at: thursdayMorning });
    const written = JSON.stringify(rows.written);
    for (const plant of ['Quill', fromCsr.address, 'one@calls']) expect(written).not.toContain(plant);
    for (const { op } of rows.written) expect(op.key).not.toContain('AAMk');
  });
});
