import type { TableEntity } from '@azure/data-tables';
import type { Columns, Row, Value } from '../log/rows';
import { RowNotAllowed } from '../log/store-errors';

const INT32 = 2 ** 31;

/** The row as the client sends it. Whole numbers beyond 32 bits go as Double: the store would refuse them as Int32. */
export function toEntity(partition: string, key: string, columns: Columns): TableEntity {
  const entity: Record<string, unknown> = { partitionKey: partition, rowKey: key };
  for (const [name, value] of Object.entries(columns)) {
    const isWide = Number.isInteger(value) && Math.abs(value as number) >= INT32;
    entity[name] = isWide ? { type: 'Double', value: String(value) } : value;
  }
  return entity as TableEntity;
}

/** The row as the store sent it: its keys, its etag, and our columns without the store's own. */
export function toRow(entity: Readonly<Record<string, unknown>>): Row {
  const columns: Record<string, Value> = {};
  let partition = '';
  let key = '';
  let etag = '';
  for (const [name, value] of Object.entries(entity)) {
    if (name === 'partitionKey') partition = String(value);
    else if (name === 'rowKey') key = String(value);
    else if (name === 'etag') etag = String(value);
    else if (name !== 'timestamp' && !name.startsWith('odata.')) columns[name] = toValue(name, value);
  }
  return Object.freeze({ partition, key, etag, columns: Object.freeze(columns) });
}

function toValue(name: string, value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value instanceof Uint8Array) return new Uint8Array(value);
  throw new RowNotAllowed(`Column ${name}, whose type none of our rows has,`);
}
