import { createDeadMan, type Alarm, type Beats, type Watched } from '../../src/alarm/dead-man';
import type { Diagnostic } from '../../src/diagnostics';
import { memoryRows } from '../../src/log/memory-rows';
import type { Rows } from '../../src/log/rows';
import { StoreUnreachable } from '../../src/log/store-errors';
import { beatsTable } from '../../src/tables/beats-table';
import { lease } from '../../src/tables/meta-table';

const minuteMs = 60_000;

describe('the dead man’s switch', () => {
  let now: number;
  let raised: Alarm[];
  let told: Diagnostic[];
  let isWebhookDown: boolean;
  let isStoreDown: boolean;
  let rows: Rows;
  const systemTime = { now: () => now, sleep: () => Promise.resolve() };

  beforeEach(() => {
    now = Date.UTC(2026, 10, 24, 15);
    raised = [];
    told = [];
    isWebhookDown = false;
    isStoreDown = false;
    const store = memoryRows();
    const down = (): Promise<never> => Promise.reject(new StoreUnreachable('reading', new Error('down')));
    rows = {
      ...store,
      get: (...asked) => (isStoreDown ? down() : store.get(...asked)),
      transact: (...asked) => (isStoreDown ? down() : store.transact(...asked)),
    };
  });

  /** An instance of the service: what it succeeded at last, and its look at all of it. */
  const instance = (name: string) => {
    const good: Partial<Record<Watched, number>> = {};
    const beats: Beats = beatsTable(rows);
    const look = createDeadMan({
      lastGood: (what) => good[what],
      beats,
      raise: (alarm) => {
        if (isWebhookDown) return Promise.reject(new Error('down'));
        raised.push(alarm);
        return Promise.resolve();
      },
      afterMs: 15 * minuteMs,
      lease: lease(rows, 'alarm', name, systemTime),
      systemTime,
      diagnostics: (line) => told.push(line),
    });
    return {
      look,
      succeeds(...what: Watched[]) {
        for (const one of what) good[one] = now;
      },
    };
  };
  const passes = (minutes: number): void => {
    now += minutes * minuteMs;
  };
  const said = (): string[] => raised.map(({ what, state }) => `${what} ${state}`);

  test('is quiet while mail and reminders are looked at', async () => {
    const one = instance('a');
    for (let minute = 0; minute < 60; minute++) {
      one.succeeds('mail', 'sweep');
      await one.look();
      passes(1);
    }
    expect(said()).toEqual([]);
  });

  test('raises once when the mailbox is silent too long, and once more when it answers again', async () => {
    const one = instance('a');
    one.succeeds('mail', 'sweep');
    for (let minute = 0; minute < 60; minute++) {
      passes(1);
      one.succeeds('sweep');
      await one.look();
      expect(said()).toEqual(minute < 14 ? [] : ['mail silent']);
    }
    one.succeeds('mail');
    await one.look();
    await one.look();
    expect(said()).toEqual(['mail silent', 'mail recovered']);
    expect(raised[0]).toEqual({
      what: 'mail',
      state: 'silent',
      lastGood: '2026-11-24T15:00:00.000Z',
      text: 'Member Escalations: the mailbox has not been looked at since Tue Nov 24, 9:00 AM Central. See /readyz.',
    });
  });

  test('tries again until the alarm is taken', async () => {
    const one = instance('a');
    passes(20);
    isWebhookDown = true;
    await one.look();
    await one.look();
    isWebhookDown = false;
    await one.look();
    await one.look();
    expect(said()).toEqual(['mail silent', 'sweep silent']);
    expect(told.filter(({ event }) => event === 'alarm not sent')).toHaveLength(4);
  });

  test('is satisfied when another instance looks at the mailbox', async () => {
    const [walker, other] = [instance('a'), instance('b')];
    for (let minute = 0; minute < 60; minute++) {
      walker.succeeds('mail', 'sweep');
      await walker.look();
      await other.look();
      passes(1);
    }
    expect(said()).toEqual([]);
  });

  test('of two instances raises one alarm, and it is over when either succeeds', async () => {
    const [one, other] = [instance('a'), instance('b')];
    for (let minute = 0; minute < 30; minute++) {
      passes(1);
      await one.look();
      await other.look();
    }
    expect(said()).toEqual(['mail silent', 'sweep silent']);
    other.succeeds('mail', 'sweep');
    await other.look();
    await one.look();
    expect(said().slice(2)).toEqual(['mail recovered', 'sweep recovered']);
  });

  test('works while the store is down, and remembers when it is back', async () => {
    const one = instance('a');
    one.succeeds('mail', 'sweep');
    await one.look();
    isStoreDown = true;
    passes(20);
    await one.look();
    await one.look();
    expect(said()).toEqual(['mail silent', 'sweep silent']);
  });

  test('outlives a restart: no second alarm, but the word that it works again', async () => {
    passes(20);
    const before = instance('a');
    passes(20);
    await before.look();
    const after = instance('b');
    passes(5);
    await after.look();
    expect(said()).toEqual(['mail silent', 'sweep silent']);
    after.succeeds('mail', 'sweep');
    await after.look();
    expect(said().slice(2)).toEqual(['mail recovered', 'sweep recovered']);
  });

  test('is not put off by restarts, though each is given two minutes', async () => {
    const first = instance('a');
    first.succeeds('mail', 'sweep');
    await first.look();
    passes(14);
    const second = instance('b');
    passes(1);
    await second.look();
    expect(said()).toEqual([]);
    passes(1);
    await second.look();
    expect(said()).toEqual(['mail silent', 'sweep silent']);
  });
});
