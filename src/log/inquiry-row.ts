import { DateTime } from 'luxon';
import { z } from 'zod';
import {
  categories,
  departments,
  enrolmentSources,
  notInMcoReasons,
  receiptMethods,
  resolutions,
  safetyFlags,
  ways,
} from '../inquiry/codes';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import { originators } from '../inquiry/originators';
import { anchorIds, answerIds, besideIds, stepIds, type Anchor, type BesideId } from '../inquiry/vocabulary';
import type { Cipher } from './cipher';
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
  /** The sealed words as stored and the seq they are bound to: kept as they are until they change. */
  readonly sealed: { readonly bytes: Uint8Array; readonly seq: number; readonly text: string };
};

/** A row that this version cannot read. Only its own inquiry stops. */
export class InquiryUnreadable extends Error {
  readonly code = 'INQUIRY_UNREADABLE';
  constructor(
    readonly ref: string,
    cause: unknown,
  ) {
    super(`The stored inquiry ${ref} cannot be read by this version. It is left as it is; tell the Unit Lead.`, {
      cause,
    });
    this.name = 'InquiryUnreadable';
  }
}

/** The columns of `c|<ref>`. The sensitive part is sealed anew only when it changed. */
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
  return {
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
}

const columnsShape = z.object({
  schema: z.literal(schema),
  seq: z.number(),
  head: z.string(),
  state: z.string(),
  words: z.instanceof(Uint8Array),
  wordsSeq: z.number(),
});

/** Reads `c|<ref>`. @throws InquiryUnreadable for another version, a broken seal, an unknown shape. */
export async function readInquiry(row: Row, cipher: Cipher): Promise<Stored> {
  const ref = row.key.slice(2);
  try {
    const { seq, head, state, words, wordsSeq } = columnsShape.parse(row.columns);
    const text = await cipher.open(words, bound(ref, wordsSeq));
    const inquiry: Inquiry = {
      ...plainShape.parse(JSON.parse(state)),
      sensitive: sensitiveShape.parse(JSON.parse(text)),
    };
    return { inquiry, seq, head, etag: row.etag, sealed: { bytes: words, seq: wordsSeq, text } };
  } catch (cause) {
    throw new InquiryUnreadable(ref, cause);
  }
}

function bound(ref: string, seq: number): string {
  return `${ref}|${String(seq)}|inquiry`;
}

const instant = z.string().transform((text) => DateTime.fromISO(text, { zone: 'utc' }));
const keyOf = <K extends string>(record: Readonly<Record<K, unknown>>): z.ZodType<K> =>
  z.enum(Object.keys(record) as [K, ...K[]]) as unknown as z.ZodType<K>;

const sensitiveShape = z.object({
  originatorName: z.string().exactOptional(),
  originatorContact: z.string().exactOptional(),
  memberName: z.string().exactOptional(),
  memberId: z.string().exactOptional(),
  dateOfBirth: z.string().exactOptional(),
  phone: z.string().exactOptional(),
  issue: z.string().exactOptional(),
  statedDeadline: z.string().exactOptional(),
  tierReason: z.string().exactOptional(),
  evidence: z.record(z.string(), z.object({ words: z.string(), check: z.boolean() })).exactOptional(),
  need: z.string().exactOptional(),
  messageRule: z.string().exactOptional(),
  lastWord: z.string().exactOptional(),
  learned: z.string().exactOptional(),
  resolutionText: z.string().exactOptional(),
});

const tier = z.enum(['high', 'escalated']);
const pendingShape = z.object({
  id: z.string(),
  row: z.enum([...stepIds, ...besideIds]),
  what: z.string() as unknown as z.ZodType<Pending['what']>,
  clock: z.string(),
  to: z.string() as unknown as z.ZodType<Pending['to']>,
  n: z.number(),
  dueAt: instant,
  attemptAt: instant,
  attempts: z.number(),
  repeated: z.literal(true).exactOptional(),
  then: z.enum(answerIds).exactOptional(),
});

const plainShape = z.object({
  ref: z.string(),
  turn: z.number(),
  step: z.enum(stepIds),
  anchors: z
    .object(
      Object.fromEntries(anchorIds.map((id) => [id, instant.exactOptional()])) as Record<
        Anchor,
        z.ZodExactOptional<typeof instant>
      >,
    )
    .extend({ received: instant, clockStart: instant, since: instant }),
  beside: z.object(
    Object.fromEntries(besideIds.map((id) => [id, instant.exactOptional()])) as Record<
      BesideId,
      z.ZodExactOptional<typeof instant>
    >,
  ),
  receipt: keyOf(receiptMethods),
  originatorType: keyOf(originators),
  originator: z.string().exactOptional(),
  suggestedTier: tier,
  suggestedReason: z.string(),
  safetyFlag: keyOf(safetyFlags).exactOptional(),
  tier: tier.exactOptional(),
  category: keyOf(categories).exactOptional(),
  owner: z.string().exactOptional(),
  liaison: z.string().exactOptional(),
  mco: z.string().exactOptional(),
  enrolment: z
    .object({
      result: z.enum(['yes', 'no', 'unverified']),
      source: keyOf(enrolmentSources),
      coverDate: z.string().exactOptional(),
      reason: keyOf(notInMcoReasons).exactOptional(),
    })
    .exactOptional(),
  language: z.string().exactOptional(),
  leaveMessage: z.enum(['yes', 'no', 'unknown']).exactOptional(),
  request: z
    .object({
      open: z.boolean(),
      n: z.number(),
      mco: z.string(),
      department: keyOf(departments),
      contact: z.string().exactOptional(),
      deliveredAt: instant.exactOptional(),
    })
    .exactOptional(),
  attempts: z.object({ count: z.number(), days: z.number(), lastDay: z.string().exactOptional() }),
  chases: z.number(),
  lastWord: z.object({ said: z.enum(answerIds), at: instant }).exactOptional(),
  disputed: z.literal(true).exactOptional(),
  appeal: z.enum(['appeal', 'grievance', 'neither']).exactOptional(),
  resolution: z
    .object({
      code: z.union([keyOf(resolutions), z.enum(['NOT_MCO', 'NOT_AN_INQUIRY', 'APPENDED'])]),
      finalWay: z.union([keyOf(ways), z.literal('unable')]).exactOptional(),
      memberConfirmed: z.enum(['yes', 'no', 'notAsked']).exactOptional(),
      closedAt: instant,
    })
    .exactOptional(),
  appendedTo: z.string().exactOptional(),
  pending: z.record(z.string(), pendingShape),
});
