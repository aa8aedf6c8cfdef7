import { DateTime } from 'luxon';
import type { Ledger, LedgerEntry } from '../../src/intake/ledger';
import type { Reconciled } from '../../src/intake/reconcile';
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

const at = DateTime.fromISO('2026-11-24T15:00:00Z', { zone: 'utc' });
const even: Reconciled = { at, ranAt: now, counts: { opened: 3, aside: 1 }, missed: 0, left: 0 };
const readiness = (health: Partial<Health> = {}, aside: number | Error = 0, checked: Reconciled | undefined = even) =>
  readinessOf({ health: () => ({ ...well, ...health }) }, aLedger(aside), time, {
    last: () => Promise.resolve(checked),
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
    const { ready, lines } = await readiness({}, 0, { ...even, ...found });
    expect(ready).toBe(ok);
    expect(lines.find(({ text }) => text.includes('compared'))).toEqual({
      ok,
      text: expect.stringContaining(words) as string,
    });
  });

  test('before the first check nothing is wrong', async () => {
    const { ready, lines } = await readinessOf({ health: () => well }, aLedger(0), time, {
      last: () => Promise.resolve(undefined),
    });
    expect(ready).toBe(true);
    expect(lines.map(({ text }) => text)).toContain('The mailbox has not been compared with the ledger yet.');
  });
});

test('mail that waits for the Unit Lead is told, and is no reason to be red', async () => {
  const { ready, lines } = await readiness({}, 3);
  expect(ready).toBe(true);
  expect(lines.filter(({ ok }) => !ok).map(({ text }) => text)).toEqual([
    '3 mails are set aside and wait for the Unit Lead.',
  ]);
});
