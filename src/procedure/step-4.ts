import { askByHigh, beforeHarm, mcoByEndOfDay, ownerDaily, responseHigh } from './clocks';
import {
  askAgain,
  attempt,
  chase,
  deadlineChanged,
  doesNotCount,
  close,
  makeEscalated,
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

/** Step 4, High Priority Contact: the Member Liaison owns. */
export const step4: readonly Row[] = [
  {
    id: '4b',
    who: 'owner',
    asks: 'Contact the member or the originator',
    within: [responseHigh, askByHigh, ...beforeHarm],
    on: {
      owner: {
        reached: { to: '4c', ...reached },
        notReached: { to: '4c', ...attempt },
        notReachedLater: { to: 'here', ...attempt },
        resolvedWithoutMco: close,
        makeEscalated: makeEscalated('5b'),
        deadlineChanged,
        mcoUnknown: mcoUnknown('here'),
        notInMco,
      },
    },
    cite: [
      'Step 4: High Priority Contact',
      '- a. Member Liaison will input member information and issue within the MCO Inquiry Log [\\\\dhsime\\IMEUNIVERSAL\\MCO Mem Prv Tracking Log](#)',
      '- b. Member Liaison will contact the member or originator of the initial inquiry to obtain additional information within two-four business hours and input information into the MCO Inquiry Log.',
    ],
    note: 'The entry of 4a is made by the save in Step 3. A documented attempt stops the response clock; an unsuccessful one never blocks 4c.',
  },
  {
    id: '4c',
    who: 'owner',
    asks: 'Ask the MCO',
    within: [askByHigh, ...beforeHarm],
    on: {
      owner: {
        ...sendRequest('4d'),
        resolvedWithoutMco: close,
        makeEscalated: makeEscalated('5c'),
        deadlineChanged,
        mcoChanged: mcoChanged('4c'),
        mcoUnknown: mcoUnknown('4c'),
        notInMco,
      },
    },
    cite: [
      "- c. Member Liaison will contact the appropriate department at the member's MCO for additional research on issue.",
    ],
    note: 'The document gives no clock: by the 4-hour limit, with a warning 60 minutes before closing.',
  },
  {
    id: '4d',
    who: 'mco',
    asks: 'Contact the member or the originator, and tell us when you have',
    // High: at end of day it is the owner who is asked to act (4e.1).
    within: [{ ...mcoByEndOfDay, quietLimit: true }, ...beforeHarm],
    ifSilent: {
      logs: '4e.1',
      asks: 'Contact the MCO for an update',
      at: { of: 'owner', from: 'asked', limit: 'end of day', warn: '60 business minutes', again: 'each opening' },
      misses: [['mcoBackup', 'unitLead'], ['accountManager'], ['leadership']],
    },
    on: {
      mco: mcoSays('mco', '4e.2', '4g', '4c'),
      owner: {
        ...mcoSays('owner', '4e.2', '4g', '4c'),
        ...chase('4e.1'),
        askAgain: askAgain('4d'),
        resolvedWithoutMco: close,
        makeEscalated: withNewEndOfDay(makeEscalated('5d')),
        deadlineChanged: tellsMco(deadlineChanged),
        mcoChanged: mcoChanged('4c'),
        mcoUnknown: mcoUnknown('4c'),
      },
    },
    cite: [
      '- d. MCO will contact the member or originator of the initial inquiry for assistance by end of day.',
      '- e. MCO will contact Member Liaison once contact has been made.',
      '1. If MCO has not contact Member Liaison by end of day, Member Liaison will contact MCO for update on member issue.',
    ],
  },
  {
    id: '4e.2',
    who: 'owner',
    asks: 'Is the issue resolved?',
    within: [ownerDaily],
    on: {
      owner: {
        resolved: close,
        notResolved: { to: '4f', form: 'update' },
        memberSaysNoContact: memberSaysNoContact('4d'),
        doesNotCount: doesNotCount('4d'),
        askAgain: askAgain('4d'),
        resolvedWithoutMco: close,
        makeEscalated: makeEscalated('5e.2'),
        mcoChanged: mcoChanged('4c'),
      },
      mco: {
        update: { to: 'here', form: 'mcoHeard', tell: ['ownerAnswered'] },
        reportsResolved: { to: '4g', form: 'mcoHeard', tell: ['ownerAnswered'] },
      },
    },
    cite: [
      '2. Issue updates will be recorded in the MCO Inquiry Log.',
      '- i. If issue is resolved, escalated issue complete.',
      "- ii. If issue is not resolved, continue to 'f.'",
    ],
    note: 'The document gives no clock: within 1 business day, then each opening. "Escalated issue complete" is read as the closing of 4g.',
  },
  {
    id: '4f',
    who: 'owner',
    asks: 'Record an update',
    within: [ownerDaily],
    on: {
      owner: {
        update: { to: 'here', form: 'update', restart: true },
        askMco: askAgain('4d'),
        reportsResolved: { to: '4g', form: 'heard' },
        memberSaysNoContact: memberSaysNoContact('4d'),
        resolvedWithoutMco: close,
        makeEscalated: makeEscalated('5f'),
        mcoChanged: mcoChanged('4c'),
      },
      mco: {
        update: { to: 'here', form: 'mcoHeard', restart: true, tell: ['ownerAnswered'] },
        reportsResolved: { to: '4g', form: 'mcoHeard', tell: ['ownerAnswered'] },
      },
    },
    cite: [
      '- f. MCO will work with Member Liaison for issue resolution.',
      '1. All updates regarding issue will be recorded in the MCO Inquiry Log.',
    ],
    note: 'The document gives no clock: an update every business day.',
  },
  {
    id: '4g',
    who: 'owner',
    asks: 'Confirm the resolution and close',
    within: [ownerDaily],
    on: {
      owner: {
        close,
        notResolved: { to: '4f', form: 'update' },
        memberSaysNoContact: memberSaysNoContact('4d'),
        makeEscalated: makeEscalated('5g'),
      },
    },
    cite: [
      '- g. Once resolution has been reached, MCO will contact Member Liaison. Resolution will be recorded in the MCO Inquiry Log.',
    ],
    note: 'The document gives no clock: within 1 business day, then each opening. Only the owner, Unit Lead or Account Manager closes.',
  },
];
