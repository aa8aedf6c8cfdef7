import type { DateTime } from 'luxon';
import { addBusinessMinutes, openingAfter } from '../clock/business-time';
import type { Inquiry } from '../inquiry/inquiry';
import { referenceIn } from '../inquiry/reference';
import type { AnswerId } from '../inquiry/vocabulary';
import { reachedSomebody, triedEnough } from './attempts';
import type { Context } from './decision';
import { wrongDeadline } from './stated-deadline';
import { instantOf, type FieldError, type Values } from './validate-form';

/** Checks that need more than one field, or how the inquiry stands. Each error says what to do. */
export function wrongTogether(
  answer: AnswerId,
  values: Values,
  inquiry: Inquiry,
  happenedAt: DateTime,
  context: Context,
): readonly FieldError[] {
  const zone = context.calendar.rules.zone;
  const wrong = (field: string, message: string): readonly FieldError[] => [{ field, message }];
  if (values['finalContact'] === 'unable' && !triedEnough(inquiry))
    return wrong('finalContact', 'Who was told?: “unable to reach” needs 3 attempts on 2 days.');
  if (values['code'] !== undefined && values['finalContact'] !== 'unable' && values['way'] === undefined)
    return wrong('way', 'How were they told?: choose how.');
  if (values['code'] === 'UNABLE_TO_REACH' && !triedEnough(inquiry))
    return wrong('code', 'Resolution: “unable to reach” needs 3 attempts on 2 days.');
  const deadline = wrongDeadline(values, inquiry, context.now, zone);
  if (deadline !== undefined) return wrong('statedDate', deadline);
  switch (answer) {
    case 'confirmWho':
      return (values['dateOfBirth'] ?? '') > (context.now.setZone(zone).toISODate() ?? '')
        ? wrong('dateOfBirth', 'Date of birth: enter a date in the past, or leave it empty.')
        : [];
    case 'willContactBy': {
      const at = instantOf(values['promisedDate'], values['promisedTime'], zone);
      return at === undefined || at <= happenedAt
        ? wrong('promisedDate', 'If a time is promised: enter a day and a time after the call.')
        : [];
    }
    case 'snooze': {
      const at = instantOf(values['untilDate'], values['untilTime'], zone);
      const latest = addBusinessMinutes(context.calendar, openingAfter(context.calendar, context.now), 120);
      return at === undefined || at <= context.now || at > latest
        ? wrong('untilDate', 'Remind me again: choose a time not past 10:00 AM of the next business day.')
        : [];
    }
    case 'calledBack':
      return reachedSomebody(values) || triedEnough(inquiry)
        ? []
        : wrong(
            'result',
            'Result: nobody was reached. Press “No answer”; after 3 attempts on 2 days you can complete it.',
          );
    case 'noAnswer':
      return reachedSomebody(values) ? wrong('result', 'Result: somebody was reached. Press “Record callback”.') : [];
    case 'appended':
      return isReferenceOfAnother(values['reference'], inquiry)
        ? []
        : wrong('reference', 'Reference of the open inquiry: enter another inquiry’s, such as ME-260917-7K2QXM.');
    case 'sendRequest':
    case 'askAgain':
    case 'askMco':
      return values['contact'] === undefined && context.contactFor(values['department'] ?? '') === undefined
        ? wrong('contact', 'Contact at the MCO: none is listed. Phone them, then press “I phoned them”.')
        : [];
    case 'phonedThem':
      return values['reporter'] === undefined
        ? wrong('reporter', 'If you phoned: who did you speak to?: enter a name.')
        : [];
    case 'sendChase':
      return inquiry.request?.contact === undefined
        ? wrong('contact', 'Contact at the MCO: none is listed. Phone them, then record what they said.')
        : [];
    default:
      return [];
  }
}

/** The whole field, so that no other words reach the log's plain facts. */
function isReferenceOfAnother(typed: string | undefined, inquiry: Inquiry): boolean {
  const text = (typed ?? '').toUpperCase();
  return referenceIn(text) === text && text !== inquiry.ref;
}
