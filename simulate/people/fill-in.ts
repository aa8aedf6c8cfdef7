import { DateTime } from 'luxon';
import { addBusinessMinutes, openingAfter } from '../../src/clock/business-time';
import type { Calendar } from '../../src/clock/calendar';
import { contactResults, notInMcoReasons, reachedResults, type ContactResult } from '../../src/inquiry/codes';
import type { Inquiry } from '../../src/inquiry/inquiry';
import { triedEnough } from '../../src/procedure/attempts';
import { forms, type Field } from '../../src/procedure/forms';
import { choicesOf, type Limits } from '../../src/procedure/validate-form';
import type { Chance } from '../chance';
import { aMember } from '../mails';
import type { Possible } from './possible';

export type Filled = Readonly<Record<string, string>>;

/** What somebody sees when they fill in a form. */
export type Moment = {
  readonly inquiry: Inquiry;
  readonly now: DateTime;
  readonly calendar: Calendar;
  readonly choices: Limits['choices'];
  /** Reference of another inquiry. */
  readonly another: string;
};

const notReached = Object.keys(contactResults).filter((id) => !reachedResults.includes(id as ContactResult));
const lateAfterMinutes = { from: 2, to: 150 };

/** A form filled in so that it means the answer; `earlier`: it happened some time before it is written down. */
export function fillIn(possible: Possible, at: Moment, earlier: boolean, dice: Chance): Filled {
  const form = forms[possible.form];
  const decided = deciding(possible, at, dice);
  const fields = form.fields.flatMap((field) => {
    const value = decided[field.id] ?? anyValue(field, at, dice);
    return value === undefined ? [] : [[field.id, value] as const];
  });
  return { ...Object.fromEntries(fields), ...(form.happened && earlier && happenedBefore(at, dice)) };
}

/** The values on which it depends what the form means. */
function deciding({ answer, form }: Possible, at: Moment, dice: Chance): Filled {
  const { inquiry } = at;
  switch (form) {
    case 'who': {
      const { name, id, born } = aMember(dice);
      return {
        memberName: inquiry.sensitive.memberName ?? name,
        memberId: inquiry.sensitive.memberId ?? (dice.is(0.7) ? id : 'not known'),
        dateOfBirth: inquiry.sensitive.dateOfBirth ?? born,
        originatorType: inquiry.originatorType,
      };
    }
    case 'enrolment':
      return enrolment(answer, at, dice);
    case 'contact':
      return { result: resultOf(answer === 'reached', dice) };
    case 'callback':
      return { result: resultOf(answer === 'calledBack' && (!triedEnough(inquiry) || dice.is(0.5)), dice) };
    case 'ask':
      return answer === 'phonedThem' ? { reporter: 'Shift desk' } : {};
    case 'urgency':
      return { ...stated(at, dice), ...(dice.is(0.85) && { safetyFlag: 'none' }) };
    case 'deadline':
      return stated(at, dice);
    case 'heard':
      return { said: answer, ...promise(answer, at, dice) };
    case 'mcoHeard':
      return promise(answer, at, dice);
    case 'snooze':
      return until(at, dice);
    case 'close':
      return closing(at, dice);
    case 'reference':
      return { reference: at.another };
    default:
      return {};
  }
}

function enrolment(answer: string, { inquiry, choices }: Moment, dice: Chance): Filled {
  const plans = Object.keys(choices.plans);
  const others = plans.filter((plan) => plan !== inquiry.mco);
  switch (answer) {
    case 'notInMco':
      return { enrolled: 'no', notInMcoReason: dice.pick(Object.keys(notInMcoReasons)) };
    case 'couldNotVerify':
      return { enrolled: 'unverified' };
    case 'samePlan':
      return { enrolled: 'yes', plan: inquiry.mco ?? dice.pick(plans) };
    case 'otherPlan':
      return { enrolled: 'yes', plan: dice.pick(others) };
    default:
      return { enrolled: 'yes', plan: inquiry.mco ?? dice.pick(plans) };
  }
}

function resultOf(reached: boolean, dice: Chance): string {
  return reached ? dice.pick([...reachedResults, 'REACHED', 'REACHED']) : dice.pick(notReached);
}

/** A promise is for some business hours later, to the minute. */
function promise(answer: string, { now, calendar }: Moment, dice: Chance): Filled {
  if (answer !== 'willContactBy') return {};
  const at = addBusinessMinutes(calendar, now.plus({ minutes: 1 }), dice.whole(30, 480));
  const [promisedDate, promisedTime] = dayAndTime(at, calendar);
  return { promisedDate, promisedTime };
}

/** A deadline is stated now and then: within a week, half of them with a time of day. */
function stated({ now, calendar }: Moment, dice: Chance): Filled {
  if (!dice.is(0.25)) return {};
  const [statedDate, statedTime] = dayAndTime(now.plus({ minutes: dice.whole(90, 7 * 1_440) }), calendar);
  return { statedDate, ...(dice.is(0.5) && { statedTime }) };
}

/** Not past 10:00 AM of the next business day. */
function until({ now, calendar }: Moment, dice: Chance): Filled {
  const latest = addBusinessMinutes(calendar, openingAfter(calendar, now), 120);
  const at = DateTime.min(addBusinessMinutes(calendar, now.plus({ minutes: 2 }), dice.whole(20, 400)), latest);
  const [untilDate, untilTime] = dayAndTime(at, calendar);
  return { untilDate, untilTime };
}

function closing({ inquiry }: Moment, dice: Chance): Filled {
  return triedEnough(inquiry) && dice.is(0.3)
    ? { code: 'UNABLE_TO_REACH', finalContact: 'unable' }
    : { code: 'SERVICE_PROVIDED', finalContact: 'member', way: 'phone' };
}

/** Some time before now; the form refuses what lies before the request. */
function happenedBefore({ now, calendar }: Moment, dice: Chance): Filled {
  const at = now.minus({ minutes: dice.whole(lateAfterMinutes.from, lateAfterMinutes.to) });
  const [happenedDate, happenedTime] = dayAndTime(at, calendar);
  return { happenedDate, happenedTime };
}

function anyValue(field: Field, { choices }: Moment, dice: Chance): string | undefined {
  if (field.required !== true && dice.is(0.5)) return undefined;
  switch (field.kind) {
    case 'choice': {
      const ids = Object.keys(choicesOf(field, choices) ?? {});
      return ids.length === 0 ? undefined : dice.pick(ids);
    }
    case 'date':
    case 'time':
      return undefined;
    case 'text':
    case 'multiline':
      return field.id === 'phone' ? '515-555-0123' : 'As told by phone.';
  }
}

function dayAndTime(at: DateTime, calendar: Calendar): readonly [string, string] {
  const local = at.setZone(calendar.rules.zone);
  return [local.toFormat('yyyy-LL-dd'), local.toFormat('HH:mm')];
}
