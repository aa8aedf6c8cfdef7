import { DateTime } from 'luxon';
import type { LedgerEntry } from '../../src/intake/ledger';
import type { Reconciled } from '../../src/intake/reconcile';
import type { KeptAside } from '../../src/log/set-aside';
import type { WatchHealth } from '../../src/watch/keep-watch';
import { readinessOf, type ReadinessParts } from '../../src/web/readiness';

const now = Date.parse('2026-11-24T15:00:00.000Z');
const time = { now: () => now, sleep: () => Promise.resolve() };

type Health = ReturnType<ReadinessParts['app']['health']>;
const well: Health = {
  walk: { lastGood: now - 20_000, failing: undefined },
  sweep: { failed: 0 },
};

/** What is set aside in the store; an error when it does not answer. */
type Kept = { readonly mails?: number | Error; readonly inquiries?: readonly KeptAside[] | Error };

async function* entries(mails: number | Error): AsyncGenerator<LedgerEntry> {
  await Promise.resolve();
  if (mails instanceof Error) throw mails;
  for (let i = 0; i < mails; i++) yield {} as LedgerEntry;
}

const at = DateTime.fromISO('2026-11-24T15:00:00Z', { zone: 'utc' });
const even: Reconciled = { at, ranAt: now, counts: { opened: 3, aside: 1 }, missed: 0, left: 0 };
const on: WatchHealth = { onUntil: Date.parse('2026-11-26T14:59:00.000Z') };

const readiness = (
  health: Partial<Health> = {},
  { mails = 0, inquiries = [] }: Kept = {},
  word: WatchHealth = on,
  checked: Reconciled | null = even,
) =>
  readinessOf({
    app: { health: () => ({ ...well, ...health }) },
    ledger: {
      aside: () => entries(mails),
    },
    log: { allSetAside: () => (inquiries instanceof Error ? Promise.reject(inquiries) : Promise.resolve(inquiries)) },
    watch: { health: () => Promise.resolve(word) },
    checks: { last: () => Promise.resolve(checked ?? undefined) },
    pollMs: 5_000,
    time,
  });

const aside = (ref: string, reason: KeptAside['reason'], to = ''): KeptAside => ({
  ref,
  reason,
  what: 'limit',
  to,
  since: DateTime.fromISO('2026-11-24T14:00:00Z'),
  told: true,
});
test('all is well', async () => {
  const { ready, lines } = await readiness();
  expect(ready).toBe(true);
  expect(lines.every(({ ok }) => ok)).toBe(true);
  expect(lines.map(({ text }) => text)).toContain('The mailbox was looked at 20 seconds ago.');
  expect(lines.map(({ text }) => text)).toContain(
    'The mailbox was compared with the ledger Tue Nov 24, 9:00 AM Central: 3 opened, 1 set aside.',
  );
});

const down = Object.assign(new Error('at 10.0.0.1'), { code: 'STORE_UNREACHABLE' });

describe('is red', () => {
  test.each<[string, Partial<Health>, Kept, string]>([
    ['before the first look', { walk: { lastGood: undefined, failing: undefined } }, {}, 'not been looked at yet'],
    ['when the mailbox fails', { walk: { lastGood: now, failing: 'MAILBOX_REFUSED' } }, {}, '(MAILBOX_REFUSED)'],
    [
      'when nobody has looked for 5 minutes',
      { walk: { lastGood: now - 300_000, failing: undefined } },
      {},
      '300 seconds',
    ],
    ['when reminders fail', { sweep: { failed: 2 } }, {}, '2 reminders failed'],
    [
      'when inquiries cannot be read, whichever instance met them',
      {},
      {
        inquiries: [aside('ME-261124-7K2QXM', 'UNREADABLE_INQUIRY'), aside('ME-261124-0AAAAA', 'UNREADABLE_INQUIRY')],
      },
      'Cannot be read: ME-261124-0AAAAA, ME-261124-7K2QXM.',
    ],
    [
      'when messages failed eight times, each inquiry named once',
      {},
      {
        inquiries: [
          aside('ME-261124-7K2QXM', 'FAILED_EIGHT_TIMES', 'd-reyes'),
          aside('ME-261124-7K2QXM', 'FAILED_EIGHT_TIMES', 'u-lang'),
        ],
      },
      'A message failed eight times: ME-261124-7K2QXM.',
    ],
    [
      'when more inquiries cannot be read than anybody reads',
      {},
      {
        inquiries: Array.from({ length: 23 }, (_, n) => aside(`ME-261124-0000${String(10 + n)}`, 'UNREADABLE_INQUIRY')),
      },
      'ME-261124-000029 and 3 more.',
    ],
    ['when the log does not answer', {}, { mails: down }, '(STORE_UNREACHABLE)'],
    ['when the log does not say what is set aside', {}, { inquiries: down }, '(STORE_UNREACHABLE)'],
  ])('%s, and one line says why', async (_case, health, kept, words) => {
    const { ready, lines } = await readiness(health, kept);
    expect(ready).toBe(false);
    expect(lines.filter(({ ok }) => !ok).map(({ text }) => text)).toEqual([expect.stringContaining(words)]);
  });
});

describe('the balance of mailbox and ledger', () => {
  test.each<[string, Partial<Reconciled>, boolean, string]>([
    ['nothing came', { counts: {} }, true, 'Central: no mail.'],
    ['some were missed', { missed: 2 }, false, '2 had been missed; all are taken in now.'],
    ['some are still not in it', { missed: 2, left: 1 }, false, '2 had been missed; 1 are still not in it.'],
    [
      'one waits too long',
      { counts: { seen: 1 }, oldestWaiting: at.minus({ minutes: 20 }) },
      false,
      '1 waiting. The oldest that nobody has decided came Tue Nov 24, 8:40 AM Central.',
    ],
  ])('%s', async (_case, found, ok, words) => {
    const { ready, lines } = await readiness({}, {}, on, { ...even, ...found });
    expect(ready).toBe(ok);
    expect(lines.find(({ text }) => text.includes('compared'))).toEqual({
      ok,
      text: expect.stringContaining(words) as string,
    });
  });

  test('before the first check nothing is wrong', async () => {
    const { ready, lines } = await readiness({}, {}, on, null);
    expect(ready).toBe(true);
    expect(lines.map(({ text }) => text)).toContain('The mailbox has not been compared with the ledger yet.');
  });
});

describe('notifications', () => {
  const told = async (word: WatchHealth, health: Partial<Health> = {}) => {
    const { ready, lines } = await readiness(health, {}, word);
    return { ready, line: lines.find(({ text }) => text.startsWith('Notifications')) };
  };

  test('are on until a time', async () => {
    expect(await told(on)).toEqual({
      ready: true,
      line: { ok: true, text: 'Notifications are on until Thu Nov 26, 8:59 AM Central.' },
    });
  });

  test('are on, and their renewal fails', async () => {
    const { ready, line } = await told({ ...on, failing: 'MAILBOX_REFUSED' });
    expect(ready).toBe(true);
    expect(line?.text).toMatch(/Central, but cannot be renewed at the moment \(MAILBOX_REFUSED\)\.$/);
  });

  test('are off, and the timer does the work: green for an hour, then red', async () => {
    const off = { offSince: now - 3_599_000, failing: 'ADDRESSES_REFUSED' };
    const text = 'Notifications are off (ADDRESSES_REFUSED); the mailbox is looked at every 5 seconds.';
    expect(await told(off)).toEqual({ ready: true, line: { ok: true, text } });
    expect(await told({ ...off, offSince: now - 3_600_000 })).toEqual({ ready: false, line: { ok: false, text } });
  });

  test('are off while nobody can look either: red at once', async () => {
    const mailboxFails = { walk: { lastGood: now, failing: 'MAILBOX_REFUSED' } };
    expect((await told({ offSince: now }, mailboxFails)).line).toEqual({
      ok: false,
      text: 'Notifications are off (NOT_YET); the mailbox is looked at every 5 seconds.',
    });
  });

  test('are not told of while the store that knows does not answer', async () => {
    const { lines } = await readiness({}, { mails: down });
    expect(lines.some(({ text }) => text.startsWith('Notifications'))).toBe(false);
  });
});

test('mail that waits for the Unit Lead is told, and is no reason to be red', async () => {
  const { ready, lines } = await readiness({}, { mails: 3 });
  expect(ready).toBe(true);
  expect(lines.filter(({ ok }) => !ok).map(({ text }) => text)).toEqual([
    '3 mails are set aside and wait for the Unit Lead.',
  ]);
});

test.each<[string, Health['replies'], readonly string[]]>([
  ['not wanted are not named', undefined, []],
  ['read are named', {}, ['Automatic replies are read.']],
  [
    'that cannot be read are named, and are no reason to be red',
    { failing: 'MAILBOX_REFUSED' },
    ['Automatic replies cannot be read (MAILBOX_REFUSED). Absences are set by hand.'],
  ],
])('automatic replies %s', async (_name, replies, expected) => {
  const { ready, lines } = await readiness(replies === undefined ? {} : { replies });
  expect(ready).toBe(true);
  expect(lines.map(({ text }) => text).filter((text) => text.startsWith('Automatic'))).toEqual(expected);
});
