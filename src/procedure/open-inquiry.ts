import type { DateTime } from 'luxon';
import type { ReceiptMethod, SafetyFlag } from '../inquiry/codes';
import type { Inquiry, Sensitive } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import type { OriginatorType } from '../inquiry/originators';
import type { Tier } from '../inquiry/tiers';
import type { Notice } from '../inquiry/vocabulary';

/** What is known when an inquiry comes in. */
export type Receipt = {
  readonly ref: string;
  /** When the mailbox received the mail, or when the call came: starts the clocks. */
  readonly receivedAt: DateTime;
  readonly receipt: ReceiptMethod;
  readonly originatorType: OriginatorType;
  readonly originator?: string;
  readonly suggestedTier: Tier;
  readonly suggestedReason: string;
  readonly safetyFlag?: SafetyFlag;
  readonly mco?: string;
  readonly category?: Inquiry['category'];
  readonly mayBelongTo?: Inquiry['mayBelongTo'];
  readonly mailSays?: Inquiry['mailSays'];
  readonly sensitive: Sensitive;
  /** Who recorded it: `system` for mail. */
  readonly by: string;
};

/** Step 1: opens an inquiry at receipt, so that nothing can vanish before it is entered at 4a or 5a. Pure. */
export function openInquiry(
  receipt: Receipt,
  now: DateTime,
): { readonly inquiry: Inquiry; readonly lines: readonly LogLine[]; readonly notices: readonly Notice[] } {
  const { receivedAt } = receipt;
  const inquiry: Inquiry = {
    ref: receipt.ref,
    turn: 1,
    step: '1',
    // Nobody could take it before it was opened.
    anchors: { received: receivedAt, clockStart: receivedAt, since: now },
    beside: {},
    receipt: receipt.receipt,
    originatorType: receipt.originatorType,
    ...(receipt.originator !== undefined && { originator: receipt.originator }),
    suggestedTier: receipt.suggestedTier,
    suggestedReason: receipt.suggestedReason,
    ...(receipt.safetyFlag !== undefined && { safetyFlag: receipt.safetyFlag }),
    ...(receipt.mco !== undefined && { mco: receipt.mco }),
    ...(receipt.category !== undefined && { category: receipt.category }),
    ...(receipt.mayBelongTo !== undefined && { mayBelongTo: receipt.mayBelongTo }),
    ...(receipt.mailSays !== undefined && { mailSays: receipt.mailSays }),
    attempts: { count: 0, days: 0 },
    chases: 0,
    sensitive: receipt.sensitive,
    pending: {},
  };
  const line: LogLine = {
    step: '1',
    act: 'opened',
    actor: receipt.by,
    happenedAt: receivedAt,
    recordedAt: now,
    facts: {
      receipt: receipt.receipt,
      originatorType: receipt.originatorType,
      suggestedTier: receipt.suggestedTier,
      ...(receipt.safetyFlag !== undefined && { safetyFlag: receipt.safetyFlag }),
    },
    words: {
      ...(receipt.sensitive.issue !== undefined && { issue: receipt.sensitive.issue }),
    },
  };
  return { inquiry, lines: [line], notices: ['claim'] };
}
