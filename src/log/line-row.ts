import { z } from 'zod';
import type { LogLine, RecordedLine } from '../inquiry/log-line';
import { lineHash } from './chain';
import type { Cipher } from './cipher';
import { InquiryUnreadable, isOfTheRow } from './inquiry-row';
import { utc } from './keys';
import type { Columns, Row } from './rows';
import { storedInstant } from './stored-instant';

/** Version of a line's columns and of what its hash covers. */
const schema = 1;

/** The stored form of a line, sealed and chained to `previous`. */
export async function lineColumns(
  line: LogLine,
  ref: string,
  seq: number,
  previous: string,
  opId: string,
  cipher: Cipher,
): Promise<{ readonly columns: Columns; readonly hash: string }> {
  const columns: Columns = {
    schema,
    step: line.step,
    act: line.act,
    actor: line.actor,
    happenedAt: utc(line.happenedAt),
    recordedAt: utc(line.recordedAt),
    ...(line.dueAt !== undefined && { dueAt: utc(line.dueAt) }),
    ...(line.sentAt !== undefined && { sentAt: utc(line.sentAt) }),
    ...(line.enteredLate === true && { enteredLate: true }),
    facts: JSON.stringify(line.facts),
    words: await cipher.seal(JSON.stringify(line.words), bound(ref, seq)),
    opId,
  };
  const hash = lineHash(previous, ref, seq, columns);
  return { columns: { ...columns, hash }, hash };
}

const stored = z.object({
  schema: z.literal(schema),
  step: z.string(),
  act: z.string(),
  actor: z.string(),
  happenedAt: storedInstant,
  recordedAt: storedInstant,
  dueAt: storedInstant.exactOptional(),
  sentAt: storedInstant.exactOptional(),
  enteredLate: z.literal(true).exactOptional(),
  facts: z.string(),
  words: z.instanceof(Uint8Array),
  hash: z.string(),
});
const factsShape = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const wordsShape = z.record(z.string(), z.string());

/** Reads a stored line. @throws InquiryUnreadable for another version, a broken seal, an unknown shape; StoreUnreachable, DataKeyLocked */
export async function readLine(row: Row, cipher: Cipher): Promise<RecordedLine> {
  const [, ref = '', seqText = ''] = row.key.split('|');
  const seq = Number(seqText);
  try {
    const { facts, words, schema: _version, ...line } = stored.parse(row.columns);
    return {
      ...line,
      ref,
      seq,
      facts: factsShape.parse(JSON.parse(facts)),
      words: wordsShape.parse(JSON.parse(await cipher.open(words, bound(ref, seq)))),
    };
  } catch (cause) {
    if (isOfTheRow(cause)) throw new InquiryUnreadable(ref, 'line', cause);
    throw cause;
  }
}

function bound(ref: string, seq: number): string {
  return `${ref}|${String(seq)}|words`;
}
