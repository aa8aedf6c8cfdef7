import { keepRow } from '../../src/answer-link/keep-row';
import { memoryRows } from '../../src/log/memory-rows';
import type { Rows } from '../../src/log/rows';

/** A store that does what it is asked, and whose reply to the first write gets lost: the client asks again and is refused. */
function losingAReply(rows: Rows): Rows {
  let isFirst = true;
  return {
    ...rows,
    async transact(table, partition, ops) {
      const result = await rows.transact(table, partition, ops);
      if (!isFirst) return result;
      isFirst = false;
      return rows.transact(table, partition, ops);
    },
  };
}

let ids = 0;
const newId = (): string => `op-${String((ids += 1))}`;
const countUp = (rows: Rows) =>
  keepRow({ rows, newId }, 'counts', 'one', (before) => {
    const count = Number(before?.['count'] ?? 0) + 1;
    return Promise.resolve({ columns: { count }, then: count });
  });

test('what is kept follows from what was there', async () => {
  const rows = memoryRows();
  expect([await countUp(rows), await countUp(rows)]).toEqual([1, 2]);
});

test.each([
  ['the first', 0],
  ['a later', 1],
])('a write that got through without a reply counts once: %s', async (_case, before) => {
  const rows = memoryRows();
  for (let i = 0; i < before; i++) await countUp(rows);
  expect(await countUp(losingAReply(rows))).toBe(before + 1);
  expect((await rows.get('meta', 'counts', 'one'))?.columns['count']).toBe(before + 1);
});

test('two at the same moment count twice', async () => {
  const rows = memoryRows();
  expect((await Promise.all([countUp(rows), countUp(rows)])).sort()).toEqual([1, 2]);
});

test('a store that refuses each time keeps nothing, and says so', async () => {
  const rows: Rows = { ...memoryRows(), transact: () => Promise.resolve({ outcome: 'changed' }) };
  expect(await countUp(rows)).toBeUndefined();
});
