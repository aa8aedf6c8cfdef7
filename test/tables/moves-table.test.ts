import { memoryRows } from '../../src/log/memory-rows';
import { mostInMove, type Move } from '../../src/people/moves';
import { movesTable } from '../../src/tables/moves-table';
import { central } from '../clock/calendars';
import { watchedRows } from '../log/watched-rows';

const move: Move = {
  id: 'a1b2',
  why: 'away',
  to: 'm-okafor',
  by: 'u-lang',
  at: central('2026-09-17T10:00').toUTC(),
  plan: [
    { ref: 'ME-260917-7K2QXM', from: 'd-reyes' },
    { ref: 'ME-260917-8K2QXM', from: 'd-reyes' },
  ],
};
const all = async (table: ReturnType<typeof movesTable>) => {
  const found = [];
  for await (const one of table.unfinished()) found.push(one);
  return found;
};

describe('moves', () => {
  test('are written down whole before anything is moved, and found by every instance until they are finished', async () => {
    const rows = memoryRows();
    const [here, there] = [movesTable(rows), movesTable(rows)];
    expect(await here.begin(move)).toBe(true);
    expect(await all(there)).toEqual([{ ...move, handed: false }]);
    await there.handed('a1b2');
    expect(await all(here)).toEqual([{ ...move, handed: true }]);
    await here.finish('a1b2');
    expect(await all(there)).toEqual([]);
    expect(await there.byId('a1b2')).toEqual(move);
  });

  test('begun a second time, also after they are finished, are the first ones', async () => {
    const table = movesTable(memoryRows());
    await table.begin(move);
    expect(await table.begin({ ...move, to: 'a-moss' })).toBe(false);
    await table.finish('a1b2');
    expect(await table.begin({ ...move, to: 'a-moss' })).toBe(false);
    expect((await table.byId('a1b2'))?.to).toBe('m-okafor');
    expect(await all(table)).toEqual([]);
  });

  test('finished by two at once, or of which nothing is known, are no fault', async () => {
    const rows = watchedRows(memoryRows());
    const table = movesTable(rows);
    await table.begin(move);
    await Promise.all([table.finish('a1b2'), movesTable(rows).finish('a1b2')]);
    await table.finish('nobody');
    await table.handed('nobody');
    expect([await all(table), await table.byId('nobody')]).toEqual([[], undefined]);
  });

  test('of the most inquiries that one may have, with the longest ids, fit into their row', async () => {
    const table = movesTable(memoryRows());
    const plan = Array.from({ length: mostInMove }, () => ({ ref: 'ME-260917-7K2QXM', from: 'x'.repeat(40) }));
    await table.begin({ ...move, plan });
    expect((await table.byId('a1b2'))?.plan).toHaveLength(mostInMove);
  });
});
