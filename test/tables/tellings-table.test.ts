import { memoryRows } from '../../src/log/memory-rows';
import { tellingsTable } from '../../src/tables/tellings-table';
import { watchedRows } from '../log/watched-rows';

describe('what is told once', () => {
  const scene = () => {
    const rows = watchedRows(memoryRows());
    return { rows, here: tellingsTable(rows), there: tellingsTable(rows) };
  };

  test('is one instance’s until its time is over, and nobody’s any more once it is told', async () => {
    const { here, there } = scene();
    expect(await here.claim('away|d-reyes', 1_000, 2_000)).toBe('ours');
    expect(await there.claim('away|d-reyes', 1_999, 3_000)).toBe('busy');
    expect(await here.isTold('away|d-reyes')).toBe(false);
    expect(await there.claim('away|d-reyes', 2_000, 3_000)).toBe('ours');
    await there.told('away|d-reyes');
    expect(await here.claim('away|d-reyes', 9_000, 9_999)).toBe('told');
    expect(await here.isTold('away|d-reyes')).toBe(true);
    expect(await here.claim('away|m-okafor', 9_000, 9_999)).toBe('ours');
  });

  test('of many who want to tell it at once is told by one', async () => {
    const { rows } = scene();
    const claims = await Promise.all(
      Array.from({ length: 10 }, () => tellingsTable(rows).claim('back|d-reyes', 1_000, 2_000)),
    );
    expect(claims.filter((claim) => claim === 'ours')).toHaveLength(1);
  });

  test('whose claim was resent is told by nobody twice: it runs out first', async () => {
    const { rows, here, there } = scene();
    rows.resendNext();
    expect(await here.claim('back|d-reyes', 1_000, 2_000)).toBe('busy');
    expect(await there.claim('back|d-reyes', 1_500, 2_500)).toBe('busy');
    expect(await there.claim('back|d-reyes', 2_000, 3_000)).toBe('ours');
  });

  test('can be settled without ever being claimed', async () => {
    const { here, there } = scene();
    await here.told('away|d-reyes');
    await there.told('away|d-reyes');
    expect(await there.isTold('away|d-reyes')).toBe(true);
  });
});
