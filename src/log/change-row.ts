import type { Columns, Op, Row, Rows, TableName } from './rows';

/** What a row is to become: columns that change, and what changes with it in the same transaction. */
export type RowChange = { readonly columns: Columns; readonly with?: readonly Op[] };

const mostTries = 5;

/**
 * Changes some columns of a row as it stands at that moment; `wanted` is asked anew at every try.
 * False: the row is not there, `wanted` leaves it as it is, or others were quicker each time.
 */
export async function changeRow(
  rows: Rows,
  at: { readonly table: TableName; readonly partition: string; readonly key: string },
  wanted: (row: Row) => RowChange | undefined,
): Promise<boolean> {
  for (let tries = 0; tries < mostTries; tries++) {
    const row = await rows.get(at.table, at.partition, at.key);
    const change = row && wanted(row);
    if (row === undefined || change === undefined) return false;
    const result = await rows.transact(at.table, at.partition, [
      { do: 'replace', key: row.key, columns: { ...row.columns, ...change.columns }, etag: row.etag },
      ...(change.with ?? []),
    ]);
    if (result.outcome === 'written') return true;
    // Somebody was quicker, or it was ours and the reply got lost: the row tells.
  }
  return false;
}
