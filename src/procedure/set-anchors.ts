import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import type { Inquiry } from '../inquiry/inquiry';
import { without } from '../inquiry/without';
import type { Chosen } from './chosen-answer';
import type { Act } from './decision';
import { asksForDeadline, harmBy } from './stated-deadline';
import { instantOf } from './validate-form';

/**
 * The instants after an answer: those that it sets, each at `happenedAt`, and those that it takes back.
 * @throws OutsideCalendar
 */
export function setAnchors(before: Inquiry, act: Act, chosen: Chosen, calendar: Calendar): Inquiry['anchors'] {
  const { answer, next, values, happenedAt } = chosen;
  const { zone } = calendar.rules;
  let anchors: Inquiry['anchors'] = { ...before.anchors };
  for (const anchor of next.set ?? []) {
    // The first contact is the one that counts for the response clock.
    if ((anchor === 'contacted' || anchor === 'reached') && anchors[anchor] !== undefined) continue;
    anchors = { ...anchors, [anchor]: happenedAt };
  }
  if (next.set?.includes('asked') === true) anchors = without(anchors, ['mcoContacted', 'snoozedUntil']);
  // The chase begins anew: nobody has put it off yet.
  if (next.undo === 'contact') anchors = without(anchors, ['mcoContacted', 'snoozedUntil']);
  // Down: the clocks count from receipt again.
  if (answer === 'makeEscalated') anchors = { ...anchors, clockStart: anchors.received };
  if (answer === 'reopen') anchors = firstRoundEnded(anchors);
  const promised = instantOf(values['promisedDate'], values['promisedTime'], zone);
  const promisedFor = answer === 'willContactBy' ? (newerPromise(before, happenedAt) ?? promised) : undefined;
  if (promisedFor !== undefined) anchors = { ...anchors, promisedFor };
  const until = instantOf(values['untilDate'], values['untilTime'], zone);
  if (answer === 'snooze' && until !== undefined) anchors = { ...anchors, snoozedUntil: until };
  if (asksForDeadline(next.form)) {
    const harm = harmBy(values, calendar);
    anchors = harm === undefined ? without(anchors, ['harmBy']) : { ...anchors, harmBy: harm };
  }
  if (isHarmOver(before, anchors.harmBy, chosen)) anchors = without(anchors, ['harmBy']);
  return { ...anchors, since: sinceWhen(before, act, chosen, happenedAt) };
}

/** A step is entered when the thing happened. A duty beside the step keeps its own instant; the step's clocks go on. */
function sinceWhen(before: Inquiry, act: Act, { next }: Chosen, happenedAt: DateTime): DateTime {
  const { since } = before.anchors;
  if (next.to !== 'here' && next.to !== before.step) return happenedAt;
  const restarted = next.restart === true && act.row === before.step;
  // What is entered late does not take a newer restart back.
  return restarted && happenedAt > since ? happenedAt : since;
}

/** What is entered late does not take a newer promise back: that one counts, with its own time. */
function newerPromise({ beside, anchors }: Inquiry, happenedAt: DateTime): DateTime | undefined {
  return beside.promise !== undefined && happenedAt < beside.promise ? anchors.promisedFor : undefined;
}

/** The MCO had contacted the member, nobody disputes it, and the time has passed: nobody is reminded of it any more. */
function isHarmOver({ anchors }: Inquiry, harm: DateTime | undefined, { next, happenedAt }: Chosen): boolean {
  const passed = harm !== undefined && harm <= happenedAt;
  return passed && anchors.mcoContacted !== undefined && next.undo !== 'contact';
}

/** A reopened inquiry begins anew: what was done for it before stops no clock. */
function firstRoundEnded(anchors: Inquiry['anchors']): Inquiry['anchors'] {
  return without(anchors, [
    'sentToEsr',
    'contacted',
    'reached',
    'asked',
    'mcoContacted',
    'promisedFor',
    'snoozedUntil',
    'harmBy',
  ]);
}
