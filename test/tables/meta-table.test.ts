import { memoryRows } from '../../src/log/memory-rows';
import { lease, mailCursor, reconciliations, setSharedValue, sharedValue } from '../../src/tables/meta-table';
import { central } from '../clock/calendars';
import { standingTime } from '../clock/standing-time';
import { watchedRows } from '../log/watched-rows';

describe('the last check of the mailbox', () => {
  const at = central('2026-09-17T10:00').toUTC();
  const found = {
    at,
    ranAt: 5,
    counts: { opened: 2 },
    missed: 1,
    left: 0,
    oldestWaiting: at,
    untold: { at, missed: 1, left: 0 },
  };

  test('is the same for all instances, and each mailbox has its own', async () => {
    const rows = memoryRows();
    await reconciliations(rows, 'a@unit.example.org').write(found);
    expect(await reconciliations(rows, 'a@unit.example.org').last()).toEqual(found);
    expect(await reconciliations(rows, 'b@unit.example.org').last()).toBeUndefined();
  });

  test('of another version is none', async () => {
    const rows = watchedRows(memoryRows());
    const checks = reconciliations(rows, 'a@unit.example.org');
    await checks.write(found);
    const partition = rows.written[0]?.partition ?? '';
    await rows.transact('meta', partition, [
      { do: 'replace', key: 'reconciled', columns: { found: '{"at":"2026-09-17T10:00:00.000Z"}' } },
    ]);
    expect(await checks.last()).toBeUndefined();
  });
});

describe('a lease', () => {
  const scene = () => {
    const rows = watchedRows(memoryRows());
    const time = standingTime();
    return { rows, time, here: lease(rows, 'mail', 'here', time), there: lease(rows, 'mail', 'there', time) };
  };

  test('has one holder at a time', async () => {
    const { here, there } = scene();
    expect(await here.take(60_000)).toBe(true);
    expect(await there.take(60_000)).toBe(false);
    await here.release();
    expect(await there.take(60_000)).toBe(true);
    expect(await here.take(60_000)).toBe(false);
  });

  test('of many who want it at once goes to one', async () => {
    const { rows, time } = scene();
    const holders = Array.from({ length: 10 }, (_, i) => lease(rows, 'mail', String(i), time));
    const taken = await Promise.all(holders.map((holder) => holder.take(60_000)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test('is extended by its holder, and falls to another when it has run out', async () => {
    const { time, here, there } = scene();
    await here.take(60_000);
    time.pass(50_000);
    expect(await here.take(60_000)).toBe(true);
    time.pass(50_000);
    expect(await there.take(60_000)).toBe(false);
    time.pass(10_000);
    expect(await there.take(60_000)).toBe(true);
  });

  test('that ran out and was taken by another is not released by the one before', async () => {
    const { time, here, there } = scene();
    await here.take(60_000);
    time.pass(60_000);
    await there.take(60_000);
    await here.release();
    expect(await here.take(60_000)).toBe(false);
  });

  test('whose reply was lost is held all the same', async () => {
    const { rows, here, there } = scene();
    rows.resendNext();
    expect(await here.take(60_000)).toBe(true);
    rows.resendNext();
    expect(await here.take(70_000)).toBe(true);
    expect(await there.take(60_000)).toBe(false);
  });

  test('of another name is another', async () => {
    const { rows, time, here } = scene();
    await here.take(60_000);
    expect(await lease(rows, 'export', 'there', time).take(60_000)).toBe(true);
  });
});

describe('the cursor of the mail walk', () => {
  test('is kept by mailbox, whose address stands in no key', async () => {
    const rows = watchedRows(memoryRows());
    const cursor = mailCursor(rows, 'escalations@unit.example.org');
    expect(await cursor.read()).toEqual({});
    const lastSeen = central('2026-09-17T09:04').toUTC();
    await cursor.write({ link: 'https://graph.example.org/delta?token=1', lastSeen });
    expect(await mailCursor(rows, 'escalations@unit.example.org').read()).toEqual({
      link: 'https://graph.example.org/delta?token=1',
      lastSeen,
    });
    expect(await mailCursor(rows, 'other@unit.example.org').read()).toEqual({});
    expect(rows.written.map(({ partition, op }) => partition + op.key).join(' ')).not.toContain('example.org');
  });
});

describe('a value that all instances share', () => {
  test('is the first one; later starts obey it', async () => {
    const rows = memoryRows();
    expect(await sharedValue(rows, 'mailSince', 'first')).toBe('first');
    expect(await sharedValue(rows, 'mailSince', 'second')).toBe('first');
    await setSharedValue(rows, 'mailSince', 'third');
    expect(await sharedValue(rows, 'mailSince', 'second')).toBe('third');
  });

  test('of two first starts at once is one', async () => {
    const rows = memoryRows();
    const values = await Promise.all(['a', 'b', 'c'].map((value) => sharedValue(rows, 'mailSince', value)));
    expect(new Set(values).size).toBe(1);
  });
});
