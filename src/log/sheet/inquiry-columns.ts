import type { Inquiry, Sensitive } from '../../inquiry/inquiry';
import { tiers } from '../../inquiry/tiers';
import type { RecordedLine } from '../../inquiry/log-line';
import { instantCell as at, listCell as list } from './cells';
import { milestonesOf, type Milestones } from './milestones';
import type { Column } from './sheet';
import { statusOf } from './status';

/** One row of the MCO Inquiry Log as a sheet. */
export type InquiryRow = { readonly inquiry: Inquiry; readonly milestones: Milestones; readonly lines: number };

export function inquiryRow(inquiry: Inquiry, lines: readonly RecordedLine[]): InquiryRow {
  return { inquiry, milestones: milestonesOf(lines), lines: lines.length };
}

const plain = (heading: string, value: (of: Inquiry) => string | undefined): Column<InquiryRow> => ({
  heading,
  value: ({ inquiry }) => value(inquiry) ?? '',
});
const dated = (heading: string, value: (of: Milestones) => string | undefined): Column<InquiryRow> => ({
  heading,
  value: ({ milestones }) => value(milestones) ?? '',
});
const sealed = (heading: string, field: Exclude<keyof Sensitive, 'evidence'>): Column<InquiryRow> => ({
  heading,
  value: ({ inquiry }) => inquiry.sensitive[field] ?? '',
  isMemberData: true,
});

/** The columns of the MCO Inquiry Log; instants Central, codes as in `src/inquiry/codes.ts`. Import knows them by the same headings. */
export const inquiryColumns: readonly Column<InquiryRow>[] = [
  plain('Reference', ({ ref }) => ref),
  plain('Status', statusOf),
  plain('Step', ({ step }) => step),
  plain('Priority', ({ tier }) => tier && tiers[tier].name),
  plain('Suggested priority', ({ suggestedTier }) => tiers[suggestedTier].name),
  plain('Received', ({ anchors }) => at(anchors.received)),
  plain('Clock start', ({ anchors }) => at(anchors.clockStart)),
  plain('How received', ({ receipt }) => receipt),
  plain('Originator type', ({ originatorType }) => originatorType),
  plain('Originator', ({ originator }) => originator),
  sealed('Originator name', 'originatorName'),
  sealed('Originator contact', 'originatorContact'),
  sealed('Member name', 'memberName'),
  sealed('Medicaid ID', 'memberId'),
  sealed('Date of birth', 'dateOfBirth'),
  sealed('Phone', 'phone'),
  sealed('Language', 'language'),
  sealed('Message rule', 'messageRule'),
  plain('MCO', ({ mco }) => mco),
  plain('In an MCO', ({ enrolment }) => enrolment?.result),
  plain('Category', ({ category }) => category),
  plain('Safety flag', ({ safetyFlag }) => safetyFlag),
  sealed('Issue', 'issue'),
  sealed('Why this priority', 'tierReason'),
  sealed('Stated deadline', 'statedDeadline'),
  plain('Harm feared by', ({ anchors }) => at(anchors.harmBy)),
  plain('Owner', ({ owner }) => owner),
  plain('Member Liaison', ({ liaison }) => liaison),
  dated('First attempt', ({ firstAttempt }) => at(firstAttempt)),
  dated('First reached', ({ firstReached }) => at(firstReached)),
  plain('Attempts', ({ attempts }) => String(attempts.count)),
  sealed('Learned', 'learned'),
  dated('Sent to ESR', ({ sentToEsr }) => at(sentToEsr)),
  dated('Accepted by ESR', ({ acceptedByEsr }) => at(acceptedByEsr)),
  dated('Decision', ({ decision }) => decision),
  dated('Decided', ({ decidedAt }) => at(decidedAt)),
  dated('MCO asked', ({ askedMco }) => at(askedMco)),
  plain('MCO department', ({ request }) => request?.department),
  sealed('Asked of the MCO', 'need'),
  dated('MCO contacted member', ({ mcoContacted }) => at(mcoContacted)),
  dated('MCO reported', ({ mcoReported }) => at(mcoReported)),
  plain('Disputed', ({ disputed }) => disputed && 'yes'),
  plain('Chases', ({ chases }) => String(chases)),
  sealed('Last word of the MCO', 'lastWord'),
  dated('Reviews', ({ reviews }) => list(reviews.map(at))),
  dated('Passed', ({ passed }) => list(passed.map(({ what, dueAt }) => `${what} ${at(dueAt)}`))),
  dated('Entered late', ({ enteredLate }) => (enteredLate ? 'yes' : '')),
  plain('Appeal or grievance', ({ appeal }) => appeal),
  plain('Resolution code', ({ resolution }) => resolution?.code),
  sealed('Resolution', 'resolutionText'),
  plain('Final contact', ({ resolution }) => resolution?.finalWay),
  plain('Member confirmed', ({ resolution }) => resolution?.memberConfirmed),
  plain('Closed', ({ resolution }) => at(resolution?.closedAt)),
  dated('Closed by', ({ closedBy }) => closedBy),
  dated('Reopened', ({ reopened }) => list(reopened.map(at))),
  plain('Added to', ({ appendedTo }) => appendedTo),
  { heading: 'Lines', value: ({ lines }) => String(lines) },
];
