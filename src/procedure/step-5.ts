import { beforeHarm, decideBy, mcoByEndOfDay, ownerDaily, responseEscalated } from './clocks';
import {
  askAgain,
  attempt,
  chase,
  deadlineChanged,
  doesNotCount,
  close,
  imeResolves,
  makeHigh,
  mcoChanged,
  mcoSays,
  mcoUnknown,
  memberSaysNoContact,
  notInMco,
  reached,
  sendRequest,
  tellsMco,
  withNewEndOfDay,
} from './shared-answers';
import type { Row } from './table';

/** Step 5, Escalated Contact: the Enrollment Service Representative (ESR) owns. */
export const step5: readonly Row[] = [
  {
    id: '5b.offer',
    who: 'owner',
    asks: 'Accept this inquiry',
    within: [
      {
        of: 'system',
        from: 'since',
        limit: '4 business hours',
        then: 'offerNext',
        warn: '60 business minutes',
        warns: 'owner',
      },
      responseEscalated,
      ...beforeHarm,
    ],
    on: {
      owner: {
        accept: { to: '5b' },
        notMine: { to: 'here', form: 'reason', restart: true, tell: ['offer'] },
        makeHigh: makeHigh('4b'),
      },
      unitLead: { assign: { to: '5b', form: 'person', tell: ['assigned'] } },
      system: { offerNext: { to: 'here', restart: true, tell: ['offer', 'notAccepted'] } },
    },
    cite: [
      'Step 5: Escalated Contact',
      '- a. Member Liaison will input member information and issue within the MCO Inquiry Log [\\\\dhsime\\IMEUNIVERSAL\\MCO Mem Prv Tracking Log](#)',
    ],
    note: 'The entry of 5a is made by the save in Step 3. Not accepted in 4 business hours: the next ESR is asked and the Unit Lead told.',
  },
  {
    id: '5b',
    who: 'owner',
    asks: 'Contact the member or the originator',
    within: [
      { of: 'owner', from: 'sentToEsr', until: 'contacted', limit: '1 business days', again: 'each opening' },
      responseEscalated,
      decideBy,
      ...beforeHarm,
    ],
    on: {
      owner: {
        reached: { to: '5c', ...reached },
        notReached: { to: '5c', ...attempt },
        notReachedLater: { to: 'here', ...attempt },
        resolvedWithoutMco: close,
        makeHigh: makeHigh('4b'),
        deadlineChanged,
        mcoUnknown: mcoUnknown('here'),
        notInMco,
      },
    },
    cite: [
      '- b. Member Liaison will send issue and member information to Enrollment Service Representative (ESR) and ESR will contact the member or originator of the initial inquiry to obtain additional information within one business day and input the information in the MCO Inquiry Log.',
    ],
    note: '5b has its own limit from the send; the 1-3 business days run beside it from receipt.',
  },
  {
    id: '5c',
    who: 'owner',
    asks: 'Can the IME resolve it?',
    within: [decideBy, ...beforeHarm],
    on: {
      owner: {
        sendToMco: { to: '5c.2', form: 'reason' },
        imeResolves,
        makeHigh: makeHigh('4c'),
        deadlineChanged,
        mcoUnknown: mcoUnknown('here'),
        notInMco,
      },
    },
    cite: [
      "- c. ESR will determine if issue should be sent to the member's MCO.",
      '1. If issue can be resolved by the IME, ESR will not issue resolution in MCO Inquiry Log. Escalation complete.',
    ],
    note: 'Read "not" as "note": a resolution text is required to close.',
  },
  {
    id: '5c.2',
    who: 'owner',
    asks: 'Ask the MCO',
    within: [decideBy, ...beforeHarm],
    on: {
      owner: {
        ...sendRequest('5d'),
        imeResolves,
        makeHigh: makeHigh('4c'),
        deadlineChanged,
        mcoChanged: mcoChanged('5c.2'),
        mcoUnknown: mcoUnknown('5c.2'),
        notInMco,
      },
    },
    cite: [
      "2. If issue cannot be resolved by the IME, ESR will contact the appropriate department at the member's MCO for additional research on the issue. Continue to 'd.'",
    ],
  },
  {
    id: '5d',
    who: 'mco',
    asks: 'Contact the member or the originator, and tell us when you have',
    within: [mcoByEndOfDay, { of: 'owner', from: 'asked', limit: 'opening after end of day' }, ...beforeHarm],
    ifSilent: {
      logs: '5e.1',
      asks: 'Contact the MCO for an update',
      at: { of: 'owner', from: 'asked', limit: '1 business days', warn: '60 business minutes', again: 'each opening' },
      misses: [[], ['accountManager'], [], ['leadership']],
    },
    on: {
      mco: mcoSays('mco', '5e.2', '5g', '5c.2'),
      owner: {
        ...mcoSays('owner', '5e.2', '5g', '5c.2'),
        ...chase('5e.1'),
        askAgain: askAgain('5d'),
        imeResolves,
        makeHigh: withNewEndOfDay(makeHigh('4d')),
        deadlineChanged: tellsMco(deadlineChanged),
        mcoChanged: mcoChanged('5c.2'),
        mcoUnknown: mcoUnknown('5c.2'),
      },
    },
    cite: [
      '- d. MCO will contact the member or originator of the initial inquiry for assistance by end of day.',
      '- e. MCO will contact ESR once contact has been made.',
      '1. If MCO has not contacted ESR within one business day, ESR will contact MCO for update on member issue.',
    ],
    note: 'Two clocks: the MCO’s own duty ends at end of day (5d), the ESR’s chase begins after one business day (5e.1).',
  },
  {
    id: '5e.2',
    who: 'owner',
    asks: 'Is the issue resolved?',
    within: [ownerDaily],
    on: {
      owner: {
        resolved: close,
        notResolved: { to: '5f', form: 'update' },
        memberSaysNoContact: memberSaysNoContact('5d'),
        doesNotCount: doesNotCount('5d'),
        askAgain: askAgain('5d'),
        imeResolves,
        makeHigh: makeHigh('4e.2'),
        mcoChanged: mcoChanged('5c.2'),
      },
      mco: {
        update: { to: 'here', form: 'mcoHeard', tell: ['ownerAnswered'] },
        reportsResolved: { to: '5g', form: 'mcoHeard', tell: ['ownerAnswered'] },
      },
    },
    cite: [
      '2. Issue updates will be recorded in the MCO Inquiry Log.',
      '- i. If issue is resolved, escalated issue complete.',
      "- ii. If issue is not resolved, continue to 'f.'",
    ],
    note: 'The document gives no clock: within 1 business day, then each opening.',
  },
  {
    id: '5f',
    who: 'owner',
    asks: 'Record an update',
    within: [{ of: 'owner', from: 'since', limit: '3 business days', again: 'each opening' }],
    on: {
      owner: {
        update: { to: 'here', form: 'update', restart: true },
        askMco: askAgain('5d'),
        reportsResolved: { to: '5g', form: 'heard' },
        memberSaysNoContact: memberSaysNoContact('5d'),
        imeResolves,
        makeHigh: makeHigh('4f'),
        mcoChanged: mcoChanged('5c.2'),
      },
      mco: {
        update: { to: 'here', form: 'mcoHeard', restart: true, tell: ['ownerAnswered'] },
        reportsResolved: { to: '5g', form: 'mcoHeard', tell: ['ownerAnswered'] },
      },
    },
    cite: [
      '- f. MCO will continue to work with member for issue resolution.',
      '1. All updates regarding issue will be recorded in the MCO Inquiry Log.',
    ],
    note: 'The document gives no clock: an update every 3 business days.',
  },
  {
    id: '5g',
    who: 'owner',
    asks: 'Confirm the resolution and close',
    within: [ownerDaily],
    on: {
      owner: {
        close,
        notResolved: { to: '5f', form: 'update' },
        memberSaysNoContact: memberSaysNoContact('5d'),
        makeHigh: makeHigh('4g'),
      },
    },
    cite: [
      '- g. Once resolution has been reached, MCO will contact ESR. Resolution will be recorded in the MCO Inquiry Log.',
    ],
    note: 'The document gives no clock: within 1 business day, then each opening.',
  },
];
