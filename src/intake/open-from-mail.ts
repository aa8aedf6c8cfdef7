import type { DateTime } from 'luxon';
import type { Clock } from '../clock/clock';
import { without } from '../inquiry/without';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import type { InquiryLog } from '../log/inquiry-log';
import type { MailThreads } from '../log/mail-threads';
import { openInquiry, type Receipt } from '../procedure/open-inquiry';
import { withReminders } from '../reminders/commit-decision';
import { answerTo } from '../reminders/schedule';
import { acknowledgementOf, type Answering, type AnswerParts } from './answer-by-mail';
import type { Draft } from './draft';
import type { LedgerEntry } from './ledger';
import type { InboxMessage } from './mailbox';

/** What an opening needs. */
export type OpeningParts = AnswerParts & {
  readonly log: InquiryLog;
  readonly clock: Clock;
  readonly threads: MailThreads;
  /** Tells the sweep that something may be due now. */
  readonly wake: () => void;
};

/** Opens the inquiry of a mail; the ledger row fixes key and receipt, so a repeated try opens the same one. */
export async function openFromMail(
  parts: OpeningParts,
  entry: LedgerEntry,
  draft: Draft,
  message: Partial<InboxMessage>,
): Promise<string> {
  const directory = await parts.people.directory();
  const sender = message.from === undefined ? undefined : directory.byMail(message.from.address);
  const answering = await acknowledgementOf(parts, entry, draft, message);
  const now = parts.clock.now();
  const opened = await parts.log.open(`mail:${entry.key}`, entry.receivedAt, (ref) => {
    const decided = openInquiry(receiptOf(ref, entry.receivedAt, draft, sender?.id), now);
    const planned = { outcome: 'decided' as const, ...decided, waiting: waitingFor(decided.inquiry, answering, now) };
    return { inquiry: withReminders(undefined, planned, now, parts.calendar), lines: decided.lines };
  });
  await noteConversation(parts, opened.ref, entry, message);
  parts.wake();
  return opened.ref;
}

/** What comes in the same conversation belongs to the inquiry that it first led to. */
export async function noteConversation(
  { threads }: Pick<OpeningParts, 'threads'>,
  ref: string,
  entry: Pick<LedgerEntry, 'key'>,
  { conversationId }: Pick<Partial<InboxMessage>, 'conversationId'>,
): Promise<void> {
  if (conversationId !== undefined) await threads.note({ conversationId }, { ref, mail: entry.key });
}

function waitingFor(inquiry: Inquiry, answering: Answering | undefined, now: DateTime): readonly Pending[] {
  return answering === undefined ? [] : [answerTo('acknowledged', inquiry, answering.to, answering.answers, now)];
}

function receiptOf(ref: string, receivedAt: DateTime, draft: Draft, originator: string | undefined): Receipt {
  const found = {
    memberName: draft.memberName,
    memberId: draft.memberId,
    dateOfBirth: draft.dateOfBirth,
    phone: draft.phone,
    statedDeadline: draft.statedDeadline,
    language: draft.language,
    originatorName: draft.originatorName,
    originatorContact: draft.originatorContact,
  };
  const values = Object.fromEntries(
    Object.entries(found).flatMap(([field, value]) => (value === undefined ? [] : [[field, value.value]])),
  );
  const evidence = Object.fromEntries(
    // By the field of the form that asks for it.
    Object.entries({
      ...without(found, ['statedDeadline']),
      statedDate: found.statedDeadline,
      plan: draft.mco,
      category: draft.category,
    }).flatMap(([field, value]) =>
      value === undefined ? [] : [[field, { words: value.words.slice(0, 300), check: value.check }]],
    ),
  );
  return {
    ref,
    receivedAt,
    receipt: 'mail',
    originatorType: draft.originatorType,
    ...(originator !== undefined && { originator }),
    suggestedTier: draft.suggestedTier,
    suggestedReason: draft.suggestedReason,
    ...(draft.safetyFlag !== undefined && { safetyFlag: draft.safetyFlag }),
    ...(draft.mco !== undefined && { mco: draft.mco.value }),
    ...(draft.category !== undefined && { category: draft.category.value }),
    sensitive: { ...values, issue: draft.issue, evidence },
    by: 'system',
  };
}
