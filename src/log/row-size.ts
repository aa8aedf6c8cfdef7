import type { Columns, Value } from './rows';

/** The largest single value: 64 KiB, which for a text is 32,768 UTF-16 units. */
export const MAX_VALUE_BYTES = 65_536;
/** The largest row, keys and column names included: 1 MiB. */
export const MAX_ROW_BYTES = 1_048_576;
/** The largest transaction as it goes over the wire: 4 MiB. */
export const MAX_TRANSACTION_BYTES = 4_194_304;

/** What an operation takes over the wire besides its keys and values: headers, the address of the store. */
const ENVELOPE_BYTES = 1_000;

/** The bytes of one value as the store counts them. */
export function valueBytes(value: Value): number {
  switch (typeof value) {
    case 'string':
      return value.length * 2;
    case 'number':
      return 8;
    case 'boolean':
      return 1;
    default:
      return value.byteLength;
  }
}

/** The bytes of one row as the store counts them against 1 MiB: 4, twice the keys, and per column 8, twice its name, its value and 4 for a length. */
export function rowBytes(partition: string, key: string, columns: Columns): number {
  let bytes = 4 + (partition.length + key.length) * 2;
  for (const [name, value] of Object.entries(columns)) bytes += 12 + name.length * 2 + valueBytes(value);
  return bytes;
}

/**
 * The most bytes that one operation can take inside a transaction's body.
 * `exact` counts the texts as they are escaped; without it every character counts as its longest escape, which is cheap.
 */
export function wireBytes(partition: string, key: string, columns: Columns, exact: boolean): number {
  // In the address a UTF-16 unit becomes at most three percent-escapes of three characters; in the body the keys stand again.
  let bytes = ENVELOPE_BYTES + (partition.length + key.length) * (9 + 6);
  for (const [name, value] of Object.entries(columns)) {
    bytes += 2 * name.length + 40;
    if (typeof value === 'string') bytes += exact ? Buffer.byteLength(JSON.stringify(value)) : value.length * 6;
    else if (typeof value === 'object') bytes += Math.ceil(value.byteLength / 3) * 4;
  }
  return bytes;
}
