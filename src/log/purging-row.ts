import type { Columns, Row } from './rows';

/** Of no version: an earlier one, which knows nothing of purges, leaves the row alone. */
const noSchema = 0;

/** The columns of `c|<ref>` from the moment on at which its purge has begun. */
export function purgingColumns(columns: Columns): Columns {
  return { ...columns, schema: noSchema, schemaBefore: columns['schema'] ?? noSchema, purging: true };
}

/** Whether the inquiry of a row is being purged: for everybody it is there no more. */
export function isPurging({ columns }: Pick<Row, 'columns'>): boolean {
  return columns['purging'] === true;
}

/** The row as it was before, for the purge itself. */
export function readPurging(row: Row): Row {
  if (!isPurging(row)) return row;
  return { ...row, columns: { ...row.columns, schema: row.columns['schemaBefore'] ?? noSchema } };
}
