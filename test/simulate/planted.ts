import type { Columns, Row } from '../../src/log/rows';
import type { History } from '../../simulate/simulate';

/** What is changed in the stored rows of an inquiry before they are judged; undefined: the row is not there. */
export type Planting = (row: Row, ref: string) => Row | undefined;

/** A history whose log has been changed behind the service's back; what is to be found is known. */
export function planted(history: History, planting: Planting): History {
  const { unit } = history;
  const log = {
    ...unit.onlooker.log,
    async chainRows(ref: string): Promise<readonly Row[]> {
      const rows = await unit.onlooker.log.chainRows(ref);
      return rows.flatMap((row) => planting(row, ref) ?? []);
    },
  };
  return { ...history, unit: { ...unit, onlooker: { ...unit.onlooker, log } } };
}

/** Changes the first row of the log that fits. */
export function first(fits: (row: Row) => boolean, change: (row: Row) => Row | undefined): Planting {
  let done: string | undefined;
  return (row) => {
    if (!fits(row) || (done !== undefined && done !== row.key)) return row;
    done = row.key;
    return change(row);
  };
}

/** A line of the log with an act, and a fact `what` where one is asked for. */
export function isLine(act: string, what?: string): (row: Row) => boolean {
  return ({ key, columns }) =>
    key.startsWith('h|') && columns['act'] === act && (what === undefined || factsOf(columns)['what'] === what);
}

export function factsOf(columns: Columns): Readonly<Record<string, unknown>> {
  return JSON.parse(String(columns['facts'])) as Readonly<Record<string, unknown>>;
}

export function withColumns(row: Row, columns: Columns): Row {
  return { ...row, columns: { ...row.columns, ...columns } };
}
