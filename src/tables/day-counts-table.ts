import type { Row, Rows } from '../log/rows';
import type { DayCounts } from '../people/day-counts';

/** No envelope is called so. */
const key = 'sent|today';
/** Of several who count at once, the last gives up: a count that is one short makes nobody wait wrongly. */
const mostTries = 3;

/** In table `outbox`, partition = person: one row each. */
export function dayCountsTable(rows: Rows): DayCounts {
  const rowOf = (person: string): Promise<Row | undefined> => rows.get('outbox', person, key);
  const countIn = (row: Row | undefined, day: string): number =>
    row?.columns['day'] === day ? Number(row.columns['count']) : 0;
  return {
    of: async (person, day) => countIn(await rowOf(person), day),
    async add(person, day) {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const row = await rowOf(person);
        const columns = { day, count: countIn(row, day) + 1 };
        const { outcome } = await rows.transact('outbox', person, [
          row === undefined ? { do: 'insert', key, columns } : { do: 'replace', key, columns, etag: row.etag },
        ]);
        if (outcome === 'written') return;
      }
    },
  };
}
