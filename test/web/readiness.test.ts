import { DateTime } from 'luxon';
import type { LedgerEntry } from '../../src/intake/ledger';
import type { KeptAside } from '../../src/log/set-aside';
import { readinessOf } from '../../src/web/readiness';

const now = Date.parse('2026-11-24T15:00:00.000Z');
const time = { now: () => now, sleep: () => Promise.resolve() };

type Health = Parameters<typeof readinessOf>[0] extends { health(): infer T } ? T : never;
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

const readiness = (health: Partial<Health> = {}, { mails = 0, inquiries = [] }: Kept = {}) =>
  readinessOf(
    { health: () => ({ ...well, ...health }) },
    { aside: () => entries(mails) },
    { allSetAside: () => (inquiries instanceof Error ? Promise.reject(inquiries) : Promise.resolve(inquiries)) },
    time,
  );

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

test('mail that waits for the Unit Lead is told, and is no reason to be red', async () => {
  const { ready, lines } = await readiness({}, { mails: 3 });
  expect(ready).toBe(true);
  expect(lines.filter(({ ok }) => !ok).map(({ text }) => text)).toEqual([
    '3 mails are set aside and wait for the Unit Lead.',
  ]);
});
