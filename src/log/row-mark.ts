import { columnsHash } from './chain';
import type { Cipher } from './cipher';
import type { Columns } from './rows';

/** Columns of `c|<ref>` that its mark covers. Never reorder; add new ones at the end with a new schema version. */
const markedColumns = [
  'schema',
  'seq',
  'turn',
  'head',
  'calendarHash',
  'step',
  'state',
  'words',
  'wordsSeq',
  'opId',
] as const;

/**
 * The mark of an inquiry's own row. The chain runs over the lines alone, and the row is replaced at each decision: its mark
 * shows that the service wrote it so.
 */
export function markOf(cipher: Pick<Cipher, 'prove'>, ref: string, columns: Columns): Promise<string> {
  return cipher.prove(`row|${columnsHash([ref], columns, markedColumns)}`);
}
