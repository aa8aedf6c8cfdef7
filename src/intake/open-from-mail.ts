import type { DateTime } from 'luxon';
import type { Clock } from '../clock/clock';
import { without } from '../inquiry/without';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import { referenceFor } from '../inquiry/reference';
import type { InquiryLog } from '../log/inquiry-log';
import type { MailThreads } from '../log/mail-threads';
import type { MemberIndex, MemberKeys } from '../log/member-index';
import { openInquiry, type Receipt } from '../procedure/open-inquiry';
import { withReminders } from '../reminders/commit-decision';
import { answerTo } from '../reminders/schedule';
import { acknowledgementOf, type Answering, type AnswerParts } from './answer-by-mail';
import type { Draft, Route } from './draft';
import type { LedgerEntry } from './ledger';
import type { InboxMessage } from './mailbox';
import { sameMatter } from './same-matter';

/** What an opening needs. */
export type OpeningParts = AnswerParts & {
  readonly log: InquiryLog;
  readonly clock: Clock;
  readonly threads: MailThreads;
  readonly index: MemberIndex;
  /** Tells the sweep that something may be due now. */
  readonly wake: () => void;
};

type Hint = NonNullable<Extract<Route, { readonly to: 'open' }>['hint']>;

/** Opens the inquiry of a mail; the ledger row fixes key and receipt, so a repeated try opens the same one. */
export async function openFromMail(
  parts: OpeningParts,
  entry: LedgerEntry,
  draft: Draft,
  message: Partial<InboxMessage>,
  more: { readonly hint?: Hint; readonly thread?: string } = {},
): Promise<string> {
  const directory = await parts.people.directory();
  const sender = message.from === undefined ? undefined : directory.byMail(message.from.address);
  const answering = await acknowledgementOf(parts, entry, draft, message);
  const now = parts.clock.now();
  const key = `mail:${entry.key}`;
  // The reference that it gets, unless another inquiry has it: then its look-ups are written once more.
  const expected = referenceFor(key, entry.receivedAt, parts.calendar.rules.zone, 0);
  const member = memberIn(draft);
  const named = [more.thread, draft.priorRef].filter((ref) => ref !== undefined);
  const near = await sameMatter(parts, expected, member, now, named);
  const opened = await parts.log.open(key, entry.receivedAt, (ref) => {
    const receipt = {
      ...receiptOf(ref, entry.receivedAt, draft, sender?.id),
      ...(near.length > 0 && { mayBelongTo: near }),
      ...(more.hint !== undefined && { mailSays: more.hint }),
    };
    const decided = openInquiry(receipt, now);
    const planned = { outcome: 'decided' as const, ...decided, waiting: waitingFor(decided.inquiry, answering, now) };
    return { inquiry: withReminders(undefined, planned, now, parts.calendar), lines: decided.lines };
  });
  if (opened.ref !== expected) await parts.index.note(opened.ref, member);
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

/** Read from the mail, confirmed by nobody: enough to find others by. */
function memberIn({ memberId, memberName, dateOfBirth }: Draft): MemberKeys {
  return {
    ...(memberId !== undefined && { memberId: memberId.value }),
    ...(memberName !== undefined && { name: memberName.value }),
    ...(dateOfBirth !== undefined && { dateOfBirth: dateOfBirth.value }),
  };
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
