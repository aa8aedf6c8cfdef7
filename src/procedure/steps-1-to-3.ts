import { beforeHarmIn2b, unfinishedIntake } from './clocks';
import { notInMco, putBack, release } from './shared-answers';
import type { Row } from './table';

/** Steps 1 to 3: receipt, enrolment in an MCO, priority. */
export const steps1to3: readonly Row[] = [
  {
    id: '1',
    who: 'anyLiaison',
    asks: 'Take this inquiry',
    within: [
      { of: 'unitLead', from: 'since', limit: 'at once', when: 'urgent and closing soon' },
      { of: 'anyLiaison', from: 'since', limit: '30 business minutes' },
      { of: 'unitLead', from: 'since', limit: '60 business minutes', again: 'each opening' },
    ],
    on: {
      anyLiaison: { take: { to: '1.intake', set: ['taken'] } },
      unitLead: { assign: { to: '1.intake', form: 'person', set: ['taken'], tell: ['assigned'] } },
    },
    cite: [
      'Step 1: Initial intake of the Member Inquiry',
      'Member Managed Care Liaison (Member Liaison) receives inquiry via:',
    ],
    note: 'The document gives Step 1 no clock: reminder after 30 business minutes, the Unit Lead after 60; the Unit Lead at once when it is urgent and the unit closes within 60 business minutes.',
  },
  {
    id: '1.intake',
    who: 'owner',
    asks: 'Confirm who it is about and what is wrong',
    within: unfinishedIntake,
    on: {
      owner: {
        confirmWho: { to: '2', form: 'who' },
        appended: { to: 'done', form: 'reference' },
        notAnInquiry: { to: 'done', form: 'reason' },
        putBack,
      },
      system: { release },
    },
    cite: [],
    note: 'The first log entry is made at receipt, so that nothing can vanish before 4a or 5a.',
  },
  {
    id: '2',
    who: 'owner',
    asks: 'Is the member enrolled in an MCO?',
    within: unfinishedIntake,
    on: {
      owner: {
        enrolled: { to: '3', form: 'enrolment', end: ['verify'] },
        couldNotVerify: { to: '3', form: 'enrolment', open: ['verify'] },
        notInMco: { ...notInMco, form: 'enrolment' },
        back: { to: '1.intake' },
        putBack,
      },
      system: { release },
    },
    cite: [
      'Step 2: Research/Response of Contact',
      'Determine if the member is enrolled in an MCO',
      '- a. If member is enrolled in an MCO, go to Step 3',
    ],
  },
  {
    id: '3',
    who: 'owner',
    asks: 'How urgent is it?',
    within: unfinishedIntake,
    on: {
      owner: {
        saveHigh: { to: '4b', form: 'urgency', open: ['ageing'], logs: '4a' },
        saveEscalated: {
          to: '5b.offer',
          form: 'urgency',
          set: ['sentToEsr'],
          tell: ['offer'],
          open: ['ageing'],
          logs: '5a',
        },
        back: { to: '2' },
        putBack,
      },
      system: { release },
    },
    cite: [
      'Step 3: Identification of Contact Priority',
      'Member Liaison identifies the nature/priority level of the contact and necessary response time:',
      '- a. High Priority Contact: Response required within two-four business hours. If high priority, go to Step 4.',
      '- b. Escalated Contact: Response required within one-three business day. If escalated, go to Step 5.',
    ],
    note: 'The document names no criteria for High Priority: rules suggest with a reason, a person decides. Saving makes the entry of 4a or 5a. A stated deadline is a reminder and moves no limit; a day without a time counts as the end of business of that day, or of the last business day before it.',
  },
  {
    id: '2b',
    who: 'unitLead',
    asks: 'Call the member back',
    within: [
      {
        of: 'unitLead',
        from: 'since',
        limit: '1 business days',
        byTier: { high: '4 business hours', escalated: '1 business days' },
        again: 'each opening',
      },
      ...beforeHarmIn2b,
    ],
    on: {
      unitLead: {
        calledBack: { to: 'done', form: 'callback' },
        noAnswer: { to: 'here', form: 'callback' },
        isInMco: { to: '3', form: 'plan', set: ['taken'], tell: ['assigned'], end: ['verify'] },
      },
    },
    cite: [
      '- b. If member is not enrolled in an MCO, Member Liaison will notify Member Escalations email inbox for a Unit Lead callback',
    ],
    note: 'The document gives the callback no clock: 1 business day; with signs of High Priority, 4 business hours. It ends the MCO response clock and is reported apart.',
  },
];
