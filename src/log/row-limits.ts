import type { Columns, Op } from './rows';
import { RowNotAllowed, RowTooLarge } from './store-errors';
import { MAX_ROW_BYTES, MAX_TRANSACTION_BYTES, MAX_VALUE_BYTES, rowBytes, valueBytes, wireBytes } from './row-size';

const MAX_OPS = 100;
/** 1 KiB of UTF-16. */
const MAX_KEY_LENGTH = 512;
/** 255 less the store's own three. */
const MAX_COLUMNS = 252;
/** Slashes, # and ? break addresses; control characters and halves of surrogate pairs are refused by the service. */
const NOT_IN_KEYS = /[/\\#?\p{Cc}\p{Cs}]/u;
const COLUMN_NAME = /^[A-Za-z][A-Za-z0-9_]{0,254}$/;
/** The client and the store keep these for themselves, whatever the first letter's case. */
const RESERVED = new Set(['partitionkey', 'rowkey', 'timestamp', 'etag']);
const NOTHING: Columns = {};

/**
 * Refuses what a real table store would refuse, before anything is sent; both stores call it, so that tests in memory meet the same limits.
 * The messages name the kind of row, never a value.
 * @throws RowTooLarge, RowNotAllowed
 */
export function checkOps(partition: string, ops: readonly Op[]): void {
  if (ops.length === 0) throw new RowNotAllowed('A transaction without operations');
  if (ops.length > MAX_OPS) throw new RowTooLarge(`A transaction of ${String(ops.length)} operations`);
  checkKey(partition);
  const seen = new Set<string>();
  for (const op of ops) {
    checkKey(op.key);
    if (seen.has(op.key)) throw new RowNotAllowed('A transaction with one key twice');
    seen.add(op.key);
    if (op.do !== 'delete') checkRow(partition, op.key, op.columns);
  }
  checkTransactionSize(partition, ops);
}

/** @throws RowNotAllowed when a partition or row key is empty, over 512 UTF-16 units (1 KiB), or holds a character that keys may not. */
export function checkKey(key: string): void {
  if (key.length === 0) throw new RowNotAllowed('An empty key');
  if (key.length > MAX_KEY_LENGTH) throw new RowNotAllowed('A key of more than 1 KiB');
  if (NOT_IN_KEYS.test(key)) throw new RowNotAllowed('A key with / \\ # ? or a control character');
}

function checkRow(partition: string, key: string, columns: Columns): void {
  const entries = Object.entries(columns);
  if (entries.length > MAX_COLUMNS) throw new RowNotAllowed(`A row of ${String(entries.length)} columns`);
  for (const [name, value] of entries) {
    if (!COLUMN_NAME.test(name) || RESERVED.has(name.toLowerCase())) {
      throw new RowNotAllowed(`A column named "${name.slice(0, 40)}"`);
    }
    if (typeof value === 'number' && !Number.isFinite(value)) {
      throw new RowNotAllowed(`A number that is not finite (column ${name})`);
    }
    if (valueBytes(value) > MAX_VALUE_BYTES) throw new RowTooLarge(`A value over 64 KiB (column ${name})`);
  }
  if (rowBytes(partition, key, columns) > MAX_ROW_BYTES) throw new RowTooLarge('A row over 1 MiB');
}

function checkTransactionSize(partition: string, ops: readonly Op[]): void {
  const size = (exact: boolean): number => {
    let bytes = 0;
    for (const op of ops) bytes += wireBytes(partition, op.key, op.do === 'delete' ? NOTHING : op.columns, exact);
    return bytes;
  };
  if (size(false) > MAX_TRANSACTION_BYTES && size(true) > MAX_TRANSACTION_BYTES) {
    throw new RowTooLarge('A transaction over 4 MiB');
  }
}
