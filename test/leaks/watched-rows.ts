import { memoryRows } from '../../src/log/memory-rows';
import type { Columns, TableName } from '../../src/log/rows';
import type { AzureRows } from '../../src/tables/azure-rows';
import type { Watcher } from './watcher';

/** Rows in memory; every key that is asked for or written, and every value that is ever written, is looked at. */
export function watchedRows({ look }: Watcher): AzureRows {
  const rows = memoryRows();
  const keys = (table: TableName, ...keys: readonly string[]): void => {
    look('key of a row', keys.join(' '), table);
  };
  const columns = (table: TableName, key: string, written: Columns): void => {
    const kind = key.includes('|') ? key.slice(0, key.indexOf('|')) : '';
    for (const [name, value] of Object.entries(written)) {
      const isSealed = value instanceof Uint8Array;
      const text = isSealed ? Buffer.from(value).toString('latin1') : String(value);
      look(isSealed ? 'bytes of a sealed column' : 'plain column', text, `${table} ${kind} ${name}`);
    }
  };
  return {
    createTables: () => Promise.resolve(),
    get(table, partition, key) {
      keys(table, partition, key);
      return rows.get(table, partition, key);
    },
    range(table, partition, from, to, limit) {
      keys(table, partition, from, to);
      return rows.range(table, partition, from, to, limit);
    },
    transact(table, partition, ops) {
      for (const op of ops) {
        keys(table, partition, op.key);
        if (op.do !== 'delete') columns(table, op.key, op.columns);
      }
      return rows.transact(table, partition, ops);
    },
  };
}
