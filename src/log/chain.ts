import { createHash } from 'node:crypto';
import type { Columns, Value } from './rows';

/** Columns of a line in the order in which they are hashed. Never reorder; add new ones at the end with a new schema version. */
export const hashedColumns = [
  'schema',
  'step',
  'act',
  'actor',
  'happenedAt',
  'recordedAt',
  'dueAt',
  'sentAt',
  'enteredLate',
  'facts',
  'words',
  'opId',
] as const;

/** The head of an inquiry's chain before its first line. */
export const chainStart = '0'.repeat(64);

/** Hash of a line: previous hash, reference, seq, and the stored bytes of every column in fixed order. 64 hex digits. */
export function lineHash(previous: string, ref: string, seq: number, columns: Columns): string {
  return columnsHash([previous, ref, String(seq)], columns, hashedColumns);
}

/** Hash of texts and of the stored bytes of the named columns, in this order; where one ends is part of it. 64 hex digits. */
export function columnsHash(texts: readonly string[], columns: Columns, names: readonly string[]): string {
  const hash = createHash('sha256');
  const add = (bytes: Uint8Array): void => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.byteLength);
    hash.update(length).update(bytes);
  };
  for (const text of texts) add(Buffer.from(text, 'utf8'));
  for (const name of names) {
    add(Buffer.from(name, 'utf8'));
    add(bytesOf(columns[name]));
  }
  return hash.digest('hex');
}

function bytesOf(value: Value | undefined): Uint8Array {
  if (value === undefined) return Buffer.alloc(0);
  return value instanceof Uint8Array ? value : Buffer.from(`${typeof value}:${String(value)}`, 'utf8');
}
