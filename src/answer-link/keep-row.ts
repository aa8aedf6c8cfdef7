import type { Columns, Rows } from '../log/rows';

export type KeepParts = { readonly rows: Rows; readonly newId: () => string };

/**
 * Keeps in one row of table `meta` what follows from it as it stands, there or not; when somebody was quicker it looks again.
 * A write that got through although its reply was lost is known by the id that it left, and counts once.
 * Undefined when it could not be kept in five tries: nothing has happened then.
 */
export async function keepRow<T>(
  { rows, newId }: KeepParts,
  partition: string,
  key: string,
  decide: (columns: Columns | undefined) => Promise<{ readonly columns?: Columns; readonly then: T }>,
): Promise<T | undefined> {
  let tried: { readonly opId: string; readonly then: T } | undefined;
  for (let tries = 0; tries < 5; tries++) {
    const row = await rows.get('meta', partition, key);
    if (tried !== undefined && row?.columns['opId'] === tried.opId) return tried.then;
    const { columns, then } = await decide(row?.columns);
    if (columns === undefined) return then;
    tried = { opId: newId(), then };
    const kept = { ...columns, opId: tried.opId };
    const result = await rows.transact('meta', partition, [
      row === undefined ? { do: 'insert', key, columns: kept } : { do: 'replace', key, columns: kept, etag: row.etag },
    ]);
    if (result.outcome === 'written') return then;
  }
  return undefined;
}
