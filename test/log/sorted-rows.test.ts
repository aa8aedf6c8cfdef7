import fc from 'fast-check';
import type { Row } from '../../src/log/rows';
import { SortedRows } from '../../src/log/sorted-rows';

const row = (key: string, etag = ''): Row => ({ partition: 'S0', key, etag, columns: {} });
const keysOf = (rows: readonly Row[]): string[] => rows.map(({ key }) => key);

describe('sorted rows', () => {
  test('after any writes and deletions hold what a plain map would, in order', () => {
    const key = fc.integer({ min: 0, max: 3_000 }).map(String);
    const step = fc.record({ key, many: fc.integer({ min: 1, max: 1_500 }), remove: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 30 }),
        key,
        key,
        fc.integer({ min: 0, max: 2_000 }),
        (steps, from, to, most) => {
          const rows = new SortedRows();
          const plain = new Map<string, string>();
          for (const [turn, { key: start, many, remove }] of steps.entries()) {
            for (let i = 0; i < many; i++) {
              // 769 is a prime: the keys jump about, so that chunks split and join everywhere.
              const at = String((Number(start) + i * (turn % 2 === 0 ? 769 : 1)) % 3_001);
              if (remove) {
                rows.remove(at);
                plain.delete(at);
              } else {
                rows.put(row(at, String(turn)));
                plain.set(at, String(turn));
              }
            }
          }
          const sorted = [...plain.keys()].sort((a, b) => (a < b ? -1 : 1));
          expect(keysOf(rows.slice('', '~', Number.POSITIVE_INFINITY, false))).toEqual(sorted);
          expect(keysOf(rows.slice(from, to, most, false))).toEqual(
            sorted.filter((k) => k >= from && k < to).slice(0, most),
          );
          expect(keysOf(rows.slice(from, to, most, true))).toEqual(
            sorted.filter((k) => k > from && k < to).slice(0, most),
          );
          expect(rows.find(from)?.etag).toBe(plain.get(from));
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });
});
