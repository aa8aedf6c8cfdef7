import { DateTime } from 'luxon';
import { categories, safetyFlags } from '../inquiry/codes';
import type { Inquiry } from '../inquiry/inquiry';
import { originators } from '../inquiry/originators';
import { tiers } from '../inquiry/tiers';
import { inWords } from '../clock/words';
import { deadlineFields } from '../procedure/stated-deadline';
import { upperFirst } from './asks-words';
import type { Fact } from './card-view';
import { deadlineInWords } from './harm-words';
import { nameOf, planName, type ViewContext } from './view-context';

/**
 * Who and what it is about, for the person who is responsible and has opened it. On a step's card a long issue is cut, so
 * that the form stays in sight: the whole of it stands in the inquiry's log.
 */
export function memberFacts(
  inquiry: Inquiry,
  context: ViewContext,
  issue: 'whole' | 'short' | 'none' = 'whole',
): readonly Fact[] {
  const { sensitive } = inquiry;
  const stop = inquiry.leaveMessage === 'no' ? ' (do NOT leave a message)' : '';
  return facts([
    ['Member', sensitive.memberName, true],
    ['Medicaid ID', sensitive.memberId ?? 'not known', true],
    ['Date of birth', dateInWords(sensitive.dateOfBirth), true],
    ['Phone', sensitive.phone === undefined ? undefined : `${sensitive.phone}${stop}`, true],
    ['Language, interpreter, TTY', sensitive.language, true],
    ['Plan (MCO)', planName(context, inquiry.mco), false],
    ['Issue', issue === 'none' ? undefined : shortened(sensitive.issue, issue), true],
  ]);
}

const shortIssue = 400;

function shortened(text: string | undefined, how: 'whole' | 'short'): string | undefined {
  if (text === undefined || how === 'whole' || text.length <= shortIssue) return text;
  return `${text.slice(0, shortIssue)} … (the whole text: More, Open inquiry)`;
}

/** "Apr 17, 1962". */
function dateInWords(iso: string | undefined): string | undefined {
  if (iso === undefined) return undefined;
  const date = DateTime.fromISO(iso, { locale: 'en-US' });
  return date.isValid ? date.toFormat('LLL d, yyyy') : iso;
}

/** What staff see besides: who asked, how urgent, who owns it. */
export function staffFacts(inquiry: Inquiry, context: ViewContext): readonly Fact[] {
  const { sensitive } = inquiry;
  return facts([
    ['Originator', `${originators[inquiry.originatorType].short}: ${originatorWords(inquiry)}`, true],
    ['Received', inWords(inquiry.anchors.received), false],
    [
      'Priority',
      inquiry.tier === undefined ? `${tiers[inquiry.suggestedTier].name} (suggested)` : tiers[inquiry.tier].name,
      false,
    ],
    ['Why', sensitive.tierReason ?? inquiry.suggestedReason, true],
    ['Safety flag', inquiry.safetyFlag === undefined ? undefined : upperFirst(safetyFlags[inquiry.safetyFlag]), false],
    ['Category', inquiry.category === undefined ? undefined : categories[inquiry.category], false],
    ['Stated deadline', statedDeadline(inquiry), true],
    ['Owner', nameOf(context, inquiry.owner), false],
    ['Asked of the MCO', sensitive.need, true],
    ['Message rule', sensitive.messageRule, true],
    ['Disputed', inquiry.disputed === true ? 'The member says that the MCO has not called.' : undefined, false],
  ]);
}

/** As it was stated; a day without a time also as it counts. */
function statedDeadline({ sensitive, anchors }: Inquiry): string | undefined {
  const words = deadlineInWords(sensitive.statedDeadline) ?? sensitive.statedDeadline;
  const { statedDate, statedTime } = deadlineFields(sensitive.statedDeadline);
  const counts = statedDate !== undefined && statedTime === undefined && anchors.harmBy !== undefined;
  return counts ? `${words ?? ''} (no time stated: end of business, ${inWords(anchors.harmBy)})` : words;
}

function originatorWords(inquiry: Inquiry): string {
  return (
    [inquiry.sensitive.originatorName, inquiry.sensitive.originatorContact].filter(Boolean).join(', ') || 'not known'
  );
}

function facts(list: readonly (readonly [string, string | undefined, boolean])[]): readonly Fact[] {
  return list.flatMap(([label, value, sensitive]) =>
    value === undefined || value === '' ? [] : [{ label, value, sensitive }],
  );
}
