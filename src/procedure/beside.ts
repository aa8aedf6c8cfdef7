import { attempt, notInMco, reached, reopen } from './shared-answers';
import type { Row } from './table';

/** Duties that run beside the step, from the exits of the defaults; and the end. */
export const besideRows: readonly Row[] = [
  {
    id: 'tryAgain',
    who: 'owner',
    asks: 'Try the member or the originator again',
    within: [
      {
        of: 'owner',
        from: 'since',
        limit: '2 business hours',
        byTier: { high: '2 business hours', escalated: 'next opening' },
        again: 'each opening',
      },
    ],
    on: {
      staff: { reached: { to: 'here', ...reached } },
      owner: { reached: { to: 'here', ...reached }, notReachedLater: { to: 'here', ...attempt, restart: true } },
    },
    cite: [],
    note: 'Ends by itself at 3 attempts on 2 days. A call back taken by any staff counts as reached.',
  },
  {
    id: 'inform',
    who: 'owner',
    asks: 'Give the MCO what it needs',
    within: [
      {
        of: 'owner',
        from: 'since',
        limit: '2 business hours',
        byTier: { high: '2 business hours', escalated: '1 business days' },
        again: 'each opening',
      },
    ],
    on: { owner: { informed: { to: 'here', form: 'text', end: ['inform'], tell: ['mcoInformed'] } } },
    cite: [],
    note: 'It does not stop 4d or 5d.',
  },
  {
    id: 'promise',
    who: 'mco',
    asks: 'You said you would contact the member by now',
    within: [{ of: 'mco', from: 'promisedFor', limit: 'that instant' }],
    on: {},
    cite: [],
    note: 'A promise is an update: it does not stop 4e.1 or 5e.1.',
  },
  {
    id: 'verify',
    who: 'owner',
    asks: 'Check the enrollment again',
    within: [
      {
        of: 'owner',
        from: 'since',
        limit: '1 business hours',
        byTier: { high: '1 business hours', escalated: 'end of day' },
        again: 'each opening',
      },
    ],
    on: {
      owner: {
        samePlan: { to: 'here', form: 'enrolment', end: ['verify'], logs: '2' },
        otherPlan: { to: 'here', form: 'enrolment', end: ['verify'], logs: '2' },
        couldNotVerify: { to: 'here', form: 'enrolment', restart: true, open: ['verify'], logs: '2' },
        notInMco: { ...notInMco, form: 'enrolment' },
      },
    },
    cite: [],
    note: 'While it is open, nothing can be sent to a plan.',
  },
  {
    id: 'ageing',
    who: 'owner',
    asks: 'Open for a long time',
    within: [
      {
        of: 'owner',
        from: 'received',
        limit: '5 business days',
        byTier: { high: '5 business days', escalated: '10 business days' },
        tell: ['unitLead'],
      },
    ],
    on: {},
    cite: [],
    note: 'The document names no time by which an inquiry must be complete: an alert after 5 business days (High Priority), 10 (Escalated).',
  },
  {
    id: 'done',
    who: 'owner',
    asks: 'Complete',
    within: [],
    on: { owner: { reopen }, anyLiaison: { reopen } },
    cite: [],
    note: 'Reopening is not in the document: the liaison confirms Steps 1 to 3 anew, and the clocks count from then. Any liaison may, and owns it then; reopened by another, it goes to the liaison who had it.',
  },
];
