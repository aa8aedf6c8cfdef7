import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import type { Clock } from '../clock/clock';
import { without } from '../inquiry/without';
import type { InquiryLog } from '../log/inquiry-log';
import type { People } from '../people/people';
import { openInquiry, type Receipt } from '../procedure/open-inquiry';
import { withReminders } from '../reminders/commit-decision';
import type { Draft } from './draft';
import type { LedgerEntry } from './ledger';
import type { InboxMessage } from './mailbox';

/** What an opening needs. */
export type OpeningParts = {
  readonly log: InquiryLog;
  readonly people: People;
  readonly clock: Clock;
  readonly calendar: Calendar;
  /** Tells the sweep that something may be due now. */
  readonly wake: () => void;
};

/** Opens the inquiry of a mail; the ledger row fixes key and receipt, so a repeated try opens the same one. */
export async function openFromMail(
  parts: OpeningParts,
  entry: LedgerEntry,
  draft: Draft,
  message: Pick<InboxMessage, 'from'>,
): Promise<string> {
  const directory = await parts.people.directory();
  const sender = message.from === undefined ? undefined : directory.byMail(message.from.address);
  const now = parts.clock.now();
  const opened = await parts.log.open(`mail:${entry.key}`, entry.receivedAt, (ref) => {
    const decided = openInquiry(
      {
        ...receiptOf(ref, entry.receivedAt, draft, sender?.id),
        // Another agency's system is never answered; somebody whom nobody knows is not written to.
        acknowledge: sender !== undefined && sender.mayBeAutomatic !== true,
      },
      now,
    );
    const planned = { outcome: 'decided' as const, ...decided };
    return { inquiry: withReminders(undefined, planned, now, parts.calendar), lines: decided.lines };
  });
  parts.wake();
  return opened.ref;
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
