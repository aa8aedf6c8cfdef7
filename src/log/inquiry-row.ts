import { z } from 'zod';
import type { Inquiry } from '../inquiry/inquiry';
import { SealBroken, type Cipher } from './cipher';
import { plainShape, sensitiveShape } from './inquiry-shape';
import { markOf } from './row-mark';
import type { Columns, Row } from './rows';

const schema = 1;

/** An inquiry with what the store needs to go on writing it. */
export type Stored = {
  readonly inquiry: Inquiry;
  /** Number of its last line. */
  readonly seq: number;
  /** Hash of its last line. */
  readonly head: string;
  readonly etag: string;
  /** Of the calendar by which its reminders were worked out last. */
  readonly calendarHash: string;
  /** The sealed words as stored and the seq they are bound to: kept as they are until they change. */
  readonly sealed: { readonly bytes: Uint8Array; readonly seq: number; readonly text: string };
};

/** A row of an inquiry that this version cannot read: its own, or a line of its log. Only that inquiry stops. */
export class InquiryUnreadable extends Error {
  readonly code = 'INQUIRY_UNREADABLE';
  constructor(
    readonly ref: string,
    readonly what: 'inquiry' | 'line',
    cause: unknown,
  ) {
    const which = what === 'line' ? `A line of ${ref}` : `The stored inquiry ${ref}`;
    super(`${which} cannot be read by this version. It is left as it is; tell the Unit Lead.`, { cause });
    this.name = 'InquiryUnreadable';
  }
}

/** The columns of `c|<ref>`, with its mark. The sensitive part is sealed anew only when it changed. */
export async function inquiryColumns(
  inquiry: Inquiry,
  seq: number,
  head: string,
  opId: string,
  calendarHash: string,
  cipher: Cipher,
  before?: Stored['sealed'],
): Promise<Columns> {
  const { sensitive, ...plain } = inquiry;
  const text = JSON.stringify(sensitive);
  const kept = before?.text === text ? before : { bytes: await cipher.seal(text, bound(inquiry.ref, seq)), seq };
  const columns: Columns = {
    schema,
    seq,
    turn: inquiry.turn,
    head,
    calendarHash,
    step: inquiry.step,
    state: JSON.stringify(plain),
    words: kept.bytes,
    wordsSeq: kept.seq,
    opId,
  };
  return { ...columns, mark: await markOf(cipher, inquiry.ref, columns) };
}

const columnsShape = z.object({
  schema: z.literal(schema),
  seq: z.number(),
  head: z.string(),
  calendarHash: z.string(),
  state: z.string(),
  words: z.instanceof(Uint8Array),
  wordsSeq: z.number(),
});

/** Reads `c|<ref>`. @throws InquiryUnreadable for another version, a broken seal, an unknown shape; StoreUnreachable, DataKeyLocked */
export async function readInquiry(row: Row, cipher: Cipher): Promise<Stored> {
  const ref = row.key.slice(2);
  try {
    const { seq, head, calendarHash, state, words, wordsSeq } = columnsShape.parse(row.columns);
    const text = await cipher.open(words, bound(ref, wordsSeq));
    const sensitive = sensitiveShape.parse(JSON.parse(text));
    const inquiry: Inquiry = { sensitive, ...plainShape.parse(JSON.parse(state)) };
    // As it would be written again: another order of its fields is no change.
    const sealed = { bytes: words, seq: wordsSeq, text: JSON.stringify(sensitive) };
    return { inquiry, seq, head, etag: row.etag, calendarHash, sealed };
  } catch (cause) {
    if (isOfTheRow(cause)) throw new InquiryUnreadable(ref, 'inquiry', cause);
    throw cause;
  }
}

/** Whether a row itself is at fault; a store that does not answer, or a wrong master key, is not the row's. */
export function isOfTheRow(fault: unknown): boolean {
  return fault instanceof SealBroken || fault instanceof z.ZodError || fault instanceof SyntaxError;
}

function bound(ref: string, seq: number): string {
  return `${ref}|${String(seq)}|inquiry`;
}
