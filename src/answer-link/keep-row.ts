import type { Columns, Rows } from '../log/rows';

/**
 * Writes to one row of table `meta` what follows from it as it stands; when somebody was quicker it looks again.
 * Undefined when it could not be written in five tries: nothing has happened then.
 */
export async function changeRow<T>(
  rows: Rows,
  partition: string,
  key: string,
  decide: (columns: Columns | undefined) => Promise<{ readonly columns?: Columns; readonly then: T }>,
): Promise<T | undefined> {
  for (let tries = 0; tries < 5; tries++) {
    const row = await rows.get('meta', partition, key);
    const { columns, then } = await decide(row?.columns);
    if (columns === undefined) return then;
    const result = await rows.transact('meta', partition, [
      row === undefined ? { do: 'insert', key, columns } : { do: 'replace', key, columns, etag: row.etag },
    ]);
    if (result.outcome === 'written') return then;
  }
  return undefined;
}
