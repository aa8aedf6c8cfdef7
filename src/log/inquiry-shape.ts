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
import type { Pending } from '../inquiry/inquiry';
import { originators } from '../inquiry/originators';
import {
  anchorIds,
  answerIds,
  answerLanguages,
  besideIds,
  stepIds,
  type Anchor,
  type BesideId,
} from '../inquiry/vocabulary';
import { storedInstant as instant } from './stored-instant';

const keyOf = <K extends string>(record: Readonly<Record<K, unknown>>): z.ZodType<K> =>
  z.enum(Object.keys(record) as [K, ...K[]]);

/** What is kept sealed of an inquiry. */
export const sensitiveShape = z.object({
  originatorName: z.string().exactOptional(),
  originatorContact: z.string().exactOptional(),
  memberName: z.string().exactOptional(),
  memberId: z.string().exactOptional(),
  dateOfBirth: z.string().exactOptional(),
  phone: z.string().exactOptional(),
  issue: z.string().exactOptional(),
  statedDeadline: z.string().exactOptional(),
  language: z.string().exactOptional(),
  tierReason: z.string().exactOptional(),
  evidence: z.record(z.string(), z.object({ words: z.string(), check: z.boolean() })).exactOptional(),
  need: z.string().exactOptional(),
  messageRule: z.string().exactOptional(),
  lastWord: z.string().exactOptional(),
  learned: z.string().exactOptional(),
  resolutionText: z.string().exactOptional(),
});

const tier = z.enum(['high', 'escalated']);
/** A reminder that waits. */
export const pendingShape = z.object({
  id: z.string(),
  row: z.enum([...stepIds, ...besideIds]),
  what: z.string() as unknown as z.ZodType<Pending['what']>,
  clock: z.string(),
  to: z.string() as unknown as z.ZodType<Pending['to']>,
  insteadOf: z.string().exactOptional(),
  n: z.number(),
  dueAt: instant,
  attemptAt: instant,
  attempts: z.number(),
  repeated: z.literal(true).exactOptional(),
  then: z.enum(answerIds).exactOptional(),
  answers: z.object({ messageId: z.string(), language: z.enum(answerLanguages) }).exactOptional(),
});

/**
 * What waits, kept by its id. Checked as a list: hardly two reminders ever have the same id, and an object that gets a new
 * field name each time is slow in the engine.
 */
const pendingById = z
  .preprocess((kept) => (isRecord(kept) ? Object.values(kept) : kept), z.array(pendingShape))
  .transform((list) => Object.fromEntries(list.map((pending) => [pending.id, pending])));

function isRecord(kept: unknown): kept is Readonly<Record<string, unknown>> {
  return typeof kept === 'object' && kept !== null && !Array.isArray(kept);
}

/** Everything else of an inquiry: no member data. */
export const plainShape = z.object({
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
  movedFrom: z.string().exactOptional(),
  mco: z.string().exactOptional(),
  enrolment: z
    .object({
      result: z.enum(['yes', 'no', 'unverified']),
      source: keyOf(enrolmentSources),
      coverDate: z.string().exactOptional(),
      reason: keyOf(notInMcoReasons).exactOptional(),
    })
    .exactOptional(),
  leaveMessage: z.enum(['yes', 'no', 'unknown']).exactOptional(),
  request: z
    .object({
      open: z.boolean(),
      n: z.number(),
      mco: z.string(),
      department: keyOf(departments),
      contact: z.string().exactOptional(),
      deliveredAt: instant.exactOptional(),
      openedAt: instant.exactOptional(),
      cameBackFrom: z.array(z.string()).exactOptional(),
      wroteAt: instant.exactOptional(),
      linksEnded: z.literal(true).exactOptional(),
    })
    .exactOptional(),
  attempts: z.object({ count: z.number(), days: z.number(), lastDay: z.string().exactOptional() }),
  chases: z.number(),
  lastWord: z.object({ said: z.enum(answerIds), at: instant }).exactOptional(),
  disputed: z.literal(true).exactOptional(),
  appeal: z.enum(['appeal', 'grievance', 'neither']).exactOptional(),
  resolution: z
    .object({
      code: z.union([keyOf(resolutions), z.enum(['NOT_MCO', 'NOT_AN_INQUIRY', 'APPENDED', 'IMPORTED'])]),
      finalWay: z.union([keyOf(ways), z.literal('unable')]).exactOptional(),
      memberConfirmed: z.enum(['yes', 'no', 'notAsked']).exactOptional(),
      closedAt: instant,
    })
    .exactOptional(),
  appendedTo: z.string().exactOptional(),
  mayBelongTo: z.array(z.object({ ref: z.string(), closed: z.boolean() })).exactOptional(),
  mailSays: z.literal('notEnrolled').exactOptional(),
  sharedMail: z
    .object({ key: z.string(), member: z.number(), members: z.number(), refs: z.record(z.string(), z.string()) })
    .exactOptional(),
  pending: pendingById,
});
