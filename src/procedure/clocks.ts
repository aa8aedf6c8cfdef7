import { tiers } from '../inquiry/tiers';
import type { DutyClock } from './table';

/** Clocks that more than one row names. Target = reminder, limit = breach. */
export const responseHigh: DutyClock = {
  of: 'owner',
  from: 'clockStart',
  until: 'contacted',
  target: tiers.high.target,
  limit: tiers.high.limit,
  warn: '30 business minutes',
  tell: ['unitLead'],
};

export const responseEscalated: DutyClock = {
  of: 'owner',
  from: 'clockStart',
  until: 'contacted',
  target: tiers.escalated.target,
  limit: tiers.escalated.limit,
  tell: ['unitLead'],
};

/** 4c has no clock of its own: by the 4-hour limit, and a warning 60 minutes before closing if not yet asked. It runs in 4b too. */
export const askByHigh: DutyClock = {
  of: 'owner',
  from: 'clockStart',
  limit: tiers.high.limit,
  beforeClose: '60 business minutes',
  again: 'each opening',
};

/** 5c and 5c.2 have none: within 1 business day of the 5b contact, at latest the 3-day limit. It runs in 5b too, after a first attempt. */
export const decideBy: DutyClock = {
  of: 'owner',
  from: 'contacted',
  limit: '1 business days',
  notAfter: tiers.escalated.limit,
  again: 'each opening',
};

/** 4d and 5d: the MCO's own duty, reminded at each opening after it. */
export const mcoByEndOfDay: DutyClock = {
  of: 'mco',
  from: 'asked',
  limit: 'end of day',
  warn: '60 business minutes',
  again: 'each opening',
};

/** 4e.2, 5e.2, 4g, 5g and the updates of 4f have none. */
export const ownerDaily: DutyClock = { of: 'owner', from: 'since', limit: '1 business days', again: 'each opening' };

/**
 * Harm that is feared by a stated deadline, for whoever has still to act until the MCO has contacted the member. Two parts of
 * one clock: both are told, the first also at once when the deadline is nearer than that. Limits and breaches stay.
 */
export const beforeHarm = remindersOfHarm({ of: 'owner', tell: ['unitLead'] });
/** In 2b it is the Unit Lead who has to act. */
export const beforeHarmIn2b = remindersOfHarm({ of: 'unitLead' });

function remindersOfHarm(to: Pick<DutyClock, 'of' | 'tell'>): readonly DutyClock[] {
  return [
    { as: 'harm', ...to, from: 'harmBy', limit: '-60 business minutes', remindsOf: 'harmSoon' },
    { as: 'harm', ...to, from: 'harmBy', limit: 'last open moment', remindsOf: 'harm' },
  ];
}

/** Untouched or unfinished intake: reminder after 30 business minutes; after 60 it is released and the Unit Lead told. */
export const unfinishedIntake: readonly DutyClock[] = [
  { as: 'intake', of: 'owner', from: 'taken', limit: '30 business minutes' },
  { as: 'intakeEnds', of: 'system', from: 'taken', limit: '60 business minutes', then: 'release' },
];
