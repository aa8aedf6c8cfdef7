import type { DateTime } from 'luxon';
import { dateInWords, inWords } from '../clock/words';
import { tiers, type Tier } from '../inquiry/tiers';
import type { StepId } from '../inquiry/vocabulary';
import { isStaff } from '../inquiry/staff';
import type { Person } from '../people/people';
import { rowOf } from '../procedure/steps';
import { lookButton } from './act-buttons';
import type { CardView } from './card-view';
import { view } from './empty-view';
import { nameOf, planName, type ViewContext } from './view-context';

/** First attempts to reach the member or the originator, of those that were due: how many in time. */
export type ResponseWeek = {
  readonly of: number;
  readonly inTarget: number;
  readonly inLimit: number;
  /** In the limit when it happened, and written down after it. */
  readonly enteredLate: number;
};

/** Requests to one plan: `inTimeWithGrace` are those beyond end of day and within 2 business hours of the request. */
export type PlanWeek = {
  readonly inTime: number;
  readonly inTimeWithGrace: number;
  readonly late: number;
  readonly takenBack: number;
  readonly notDelivered: number;
};

/** How a week went, without member data. */
export type Week = {
  readonly from: DateTime;
  /** Not part of it. */
  readonly until: DateTime;
  readonly response: Readonly<Record<Tier, ResponseWeek>>;
  /** By code of the plan. */
  readonly plans: Readonly<Record<string, PlanWeek>>;
  /** Open now, and how many of them longer than the ageing alert. */
  readonly open: Readonly<Record<Tier, number>>;
  readonly aged: Readonly<Record<Tier, number>>;
  /** Open now without a decision of Step 3, although the limit of the suggested priority has passed. */
  readonly undecided: number;
  /** 2.b: callbacks to members who are in no MCO. */
  readonly callbacks: { readonly done: number; readonly open: number };
  readonly oldest: readonly {
    readonly ref: string;
    readonly tier: Tier;
    readonly step: StepId;
    readonly receivedAt: DateTime;
    readonly isAged: boolean;
    readonly owner?: string;
    readonly mco?: string;
  }[];
  /** Mail that is in no record, as the last check found; absent while none was made. */
  readonly mail?: { readonly left: number; readonly at: DateTime };
};

/** Card 28: timeliness by tier and MCO, what is open for long, the oldest, and mail that is in no record. No member data. */
export function weekView(week: Week, person: Person, nonce: string, context: ViewContext): CardView {
  const { response, plans, open, aged, undecided, callbacks, oldest, mail } = week;
  const opens = isStaff(person);
  return view('list', `The week from ${dateInWords(week.from)} to ${dateInWords(week.until.minus({ days: 1 }))}.`, {
    ...(mail !== undefined &&
      mail.left > 0 && {
        warning: `Mail in the mailbox that is in no record: ${String(mail.left)}. It must be 0: tell who runs the service.`,
      }),
    lines: [
      ...(['high', 'escalated'] as const).map((tier) => responseWords(tier, response[tier])),
      ...(Object.keys(plans).length === 0
        ? ['No managed care organization (MCO) had to contact a member.']
        : ['Managed care organizations (MCOs), member contacted by end of the day of the request:']),
      ...Object.entries(plans).map(([code, plan]) => planWords(planName(context, code), plan)),
      `Open now: ${String(open.high)} High Priority, ${String(open.escalated)} Escalated.`,
      `Open longer than 5 business days (High Priority): ${String(aged.high)}. Longer than 10 (Escalated): ${String(aged.escalated)}.`,
      ...(undecided === 0
        ? []
        : [
            `Nobody has decided how urgent they are, and the limit of what is suggested has passed: ${String(undecided)}.`,
          ]),
      `Members in no MCO: ${String(callbacks.done)} called back, ${String(callbacks.open)} still to be called.`,
      mail === undefined
        ? 'The mailbox has not been compared with the records yet.'
        : `Mail that is in no record: ${String(mail.left)}, as of ${inWords(mail.at)}.`,
      ...(oldest.length === 0 ? ['Nothing is open.'] : ['The oldest that are open:']),
    ],
    items: oldest.map(({ ref, tier, step, receivedAt, isAged, owner, mco }) => ({
      title: `${ref} · ${tiers[tier].name} · ${rowOf(step).asks}`,
      detail: [
        `Received ${inWords(receivedAt)}`,
        `Owner: ${nameOf(context, owner)}`,
        ...(mco === undefined ? [] : [planName(context, mco)]),
      ].join(' · '),
      ...(isAged && { mark: 'OPEN FOR LONG' }),
      ...(opens && { button: lookButton(`Open ${ref}`, 'open', ref, nonce) }),
    })),
    buttons: [{ label: 'Open report', verb: 'weekReport', data: { nonce }, style: 'default', withoutInputs: true }],
  });
}

/** "High Priority: 40 of 44 answered within 4 business hours (91 %), 27 within 2 (61 %)." */
function responseWords(tier: Tier, { of, inLimit, inTarget, enteredLate }: ResponseWeek): string {
  const { name, limit, target } = tiers[tier];
  if (of === 0) return `${name}: no answer to a member or originator was due.`;
  const late = enteredLate === 0 ? '' : ` Entered late: ${String(enteredLate)}.`;
  return `${name}: ${share(inLimit, of)} answered within ${limit}, ${share(inTarget, of)} within ${target}.${late}`;
}

function planWords(name: string, { inTime, inTimeWithGrace, late, takenBack, notDelivered }: PlanWeek): string {
  const of = inTime + inTimeWithGrace + late;
  const aside = [
    ...(takenBack === 0 ? [] : [`taken back: ${String(takenBack)}`]),
    ...(notDelivered === 0 ? [] : [`our request did not arrive: ${String(notDelivered)}`]),
  ];
  const more = aside.length === 0 ? '' : ` Not counted: ${aside.join(', ')}.`;
  if (of === 0) return `${name}: nothing was due.${more}`;
  const grace = inTimeWithGrace === 0 ? '' : `, ${share(inTime + inTimeWithGrace, of)} with 2 business hours at least`;
  return `${name}: ${share(inTime, of)}${grace}.${more}`;
}

/** "40 of 44 (91 %)" */
function share(part: number, of: number): string {
  return `${String(part)} of ${String(of)} (${String(Math.round((100 * part) / of))} %)`;
}
