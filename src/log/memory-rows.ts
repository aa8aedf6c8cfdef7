import { checkKey, checkOps } from './row-limits';
import type { Columns, Op, Refused, Row, Rows, TableName, Value } from './rows';
import { SortedRows } from './sorted-rows';

/** As the table service: a range comes in pages, and a write between two pages may or may not be seen. */
const PAGE = 1_000;

/**
 * Table rows in memory, with the errors and limits of the table service: for simulations, scale figures and tests.
 * Nothing is kept when the process ends. Rows are copies: what the caller changes afterwards changes nothing here.
 */
export function memoryRows(): Rows {
  const tables = new Map<TableName, Map<string, SortedRows>>();
  let writes = 0;

  const partitionOf = (table: TableName, partition: string): SortedRows => {
    const partitions = tables.get(table) ?? new Map<string, SortedRows>();
    tables.set(table, partitions);
    const rows = partitions.get(partition) ?? new SortedRows();
    partitions.set(partition, rows);
    return rows;
  };
  const existing = (table: TableName, partition: string): SortedRows | undefined => tables.get(table)?.get(partition);

  const apply = (rows: SortedRows, partition: string, op: Op): void => {
    if (op.do === 'delete') {
      rows.remove(op.key);
      return;
    }
    writes += 1;
    rows.put(Object.freeze({ partition, key: op.key, etag: `W/"${String(writes)}"`, columns: copyOf(op.columns) }));
  };

  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- the port answers later, and so throws later
    async get(table, partition, key) {
      checkKey(partition);
      checkKey(key);
      const row = existing(table, partition)?.find(key);
      return row && handOut(row);
    },

    // eslint-disable-next-line @typescript-eslint/require-await -- as above
    async *range(table, partition, from, to, limit = Number.POSITIVE_INFINITY) {
      checkKey(partition);
      let left = limit;
      let last = from;
      let after = false;
      while (left > 0) {
        const page = existing(table, partition)?.slice(last, to, Math.min(PAGE, left), after) ?? [];
        for (const row of page) {
          last = row.key;
          yield handOut(row);
        }
        if (page.length < PAGE) return;
        left -= page.length;
        after = true;
      }
    },

    // eslint-disable-next-line @typescript-eslint/require-await -- as above; not awaiting is what makes it all or nothing
    async transact(table, partition, ops) {
      checkOps(partition, ops);
      const rows = partitionOf(table, partition);
      for (const [at, op] of ops.entries()) {
        const refused = refusal(rows.find(op.key), op);
        if (refused !== undefined) return { outcome: refused, at };
      }
      for (const op of ops) apply(rows, partition, op);
      return { outcome: 'written' };
    },
  };
}

function refusal(row: Row | undefined, op: Op): Refused['outcome'] | undefined {
  switch (op.do) {
    case 'insert':
      return row === undefined ? undefined : 'exists';
    case 'delete':
      return row === undefined ? 'missing' : undefined;
    case 'replace':
      if (op.etag === undefined) return undefined;
      if (row === undefined) return 'missing';
      return row.etag === op.etag ? undefined : 'changed';
  }
}

function copyOf(columns: Columns): Columns {
  const copy: Record<string, Value> = {};
  for (const [name, value] of Object.entries(columns)) {
    if (typeof value === 'object') copy[name] = new Uint8Array(value);
    // The wire has no negative zero.
    else copy[name] = value === 0 ? 0 : value;
  }
  return Object.freeze(copy);
}

/** Bytes cannot be frozen: a row that has some is copied once more for every reader. */
function handOut(row: Row): Row {
  const hasBytes = Object.values(row.columns).some((value) => typeof value === 'object');
  return hasBytes ? Object.freeze({ ...row, columns: copyOf(row.columns) }) : row;
}
