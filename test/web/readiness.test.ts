import type { Ledger, LedgerEntry } from '../../src/intake/ledger';
import { readinessOf } from '../../src/web/readiness';

const now = Date.parse('2026-11-24T15:00:00.000Z');
const time = { now: () => now, sleep: () => Promise.resolve() };

type Health = Parameters<typeof readinessOf>[0] extends { health(): infer T } ? T : never;
const well: Health = {
  walk: { lastGood: now - 20_000, failing: undefined },
  sweep: { failed: 0, unreadable: [] },
};

/** A ledger with so many mails set aside, or one that cannot be read. */
function aLedger(aside: number | Error): Ledger {
  const entries = async function* (): AsyncGenerator<LedgerEntry> {
    await Promise.resolve();
    if (aside instanceof Error) throw aside;
    for (let i = 0; i < aside; i++) yield {} as LedgerEntry;
  };
  return { aside: entries } as unknown as Ledger;
}

const readiness = (health: Partial<Health> = {}, aside: number | Error = 0) =>
  readinessOf({ health: () => ({ ...well, ...health }) }, aLedger(aside), time);

test('all is well', async () => {
  const { ready, lines } = await readiness();
  expect(ready).toBe(true);
  expect(lines.every(({ ok }) => ok)).toBe(true);
  expect(lines.map(({ text }) => text)).toContain('The mailbox was looked at 20 seconds ago.');
});

const down = Object.assign(new Error('at 10.0.0.1'), { code: 'STORE_UNREACHABLE' });

describe('is red', () => {
  test.each<[string, Partial<Health>, number | Error, string]>([
    ['before the first look', { walk: { lastGood: undefined, failing: undefined } }, 0, 'not been looked at yet'],
    ['when the mailbox fails', { walk: { lastGood: now, failing: 'MAILBOX_REFUSED' } }, 0, '(MAILBOX_REFUSED)'],
    [
      'when nobody has looked for 5 minutes',
      { walk: { lastGood: now - 300_000, failing: undefined } },
      0,
      '300 seconds',
    ],
    ['when reminders fail', { sweep: { failed: 2, unreadable: [] } }, 0, '2 reminders failed'],
    [
      'when an inquiry cannot be read',
      { sweep: { failed: 0, unreadable: ['ME-261124-7K2QXM'] } },
      0,
      'ME-261124-7K2QXM',
    ],
    ['when the log does not answer', {}, down, '(STORE_UNREACHABLE)'],
  ])('%s, and one line says why', async (_case, health, aside, words) => {
    const { ready, lines } = await readiness(health, aside);
    expect(ready).toBe(false);
    expect(lines.filter(({ ok }) => !ok).map(({ text }) => text)).toEqual([expect.stringContaining(words)]);
  });
});

test('mail that waits for the Unit Lead is told, and is no reason to be red', async () => {
  const { ready, lines } = await readiness({}, 3);
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
