import { openMinutesLeftToday, openingAfter } from '../clock/business-time';
import { moment } from '../clock/span';
import { inWords } from '../clock/words';
import { receiptMethods } from '../inquiry/codes';
import type { Inquiry } from '../inquiry/inquiry';
import { originators } from '../inquiry/originators';
import { tiers } from '../inquiry/tiers';
import { answerButton } from './act-buttons';
import type { CardView } from './card-view';
import { view } from './empty-view';
import { deadlineInWords } from './harm-words';
import { mailSaysWords, nearWords } from './near-words';
import type { ViewContext } from './view-context';

/** Cards 1 and 4: a new inquiry for whoever takes it. No member data at all. */
export function claimView(
  inquiry: Inquiry,
  nonce: string,
  as: 'anyLiaison' | 'unitLead',
  context: ViewContext,
  waited = false,
): CardView {
  const suggested = tiers[inquiry.suggestedTier];
  const { received } = inquiry.anchors;
  const headline = waited
    ? `${inquiry.ref}: nobody has taken this inquiry yet. Suggested ${suggested.name}.`
    : `${inquiry.ref}: new inquiry, suggested ${suggested.name}.`;
  const button =
    as === 'unitLead'
      ? ({ id: 'assign', row: '1', form: 'person' } as const)
      : ({ id: 'take', row: '1', form: 'none' } as const);
  return view('claim', headline, {
    lines: [
      `From: ${originators[inquiry.originatorType].short}, ${receiptMethods[inquiry.receipt].toLowerCase()}, ${inWords(received)}. ` +
        `Suggested because: ${inquiry.suggestedReason}.`,
      ...closingSoon(context),
      respondBy(inquiry, context),
      ...statedDeadline(inquiry),
      ...mailSaysWords(inquiry),
      ...nearWords(inquiry),
    ],
    ...(inquiry.safetyFlag !== undefined && { warning: context.emergencyText }),
    buttons: [{ ...answerButton({ inquiry, nonce }, button, 'none'), style: 'positive' }],
  });
}

/** "Respond by Tue May 26, 9:50 AM Central, at latest ...": target and limit of the suggested priority, from receipt. */
export function respondBy(inquiry: Inquiry, context: ViewContext): string {
  const standard = tiers[inquiry.tier ?? inquiry.suggestedTier];
  const { clockStart } = inquiry.anchors;
  const target = inWords(moment(context.calendar, clockStart, standard.target));
  const limit = inWords(moment(context.calendar, clockStart, standard.limit));
  return `Respond by ${target}, at latest ${limit}.`;
}

/** The day that was read from the mail, before anybody has looked at it; not whose it is, nor why. */
function statedDeadline({ sensitive }: Inquiry): readonly string[] {
  const day = deadlineInWords(sensitive.statedDeadline);
  return day === undefined ? [] : [`A deadline seems to be stated: ${day}.`];
}

/** In the last hour of a day, and when closed: when the unit opens again. */
function closingSoon(context: ViewContext): readonly string[] {
  const left = Math.floor(openMinutesLeftToday(context.calendar, context.now));
  if (left >= 60) return [];
  const opens = inWords(openingAfter(context.calendar, context.now));
  return [
    left > 0
      ? `The unit closes in ${String(left)} minutes and opens again ${opens}.`
      : `The unit is closed and opens again ${opens}.`,
  ];
}
