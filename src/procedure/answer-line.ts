import type { Inquiry } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import type { Chosen } from './chosen-answer';
import type { Act, Context } from './decision';
import { curesBreach } from './moments';
import type { Values } from './validate-form';

/** The log's line of an answer: what is a choice, a date or a code stands plainly, every free word is sealed. */
export function answerLine(before: Inquiry, after: Inquiry, act: Act, chosen: Chosen, context: Context): LogLine {
  const { answer, next, values, happenedAt } = chosen;
  const late = curesBreach(before, after, happenedAt, context.now, context.calendar);
  return {
    step: next.logs ?? act.row,
    act: answer,
    actor: act.by.id,
    happenedAt,
    recordedAt: context.now,
    ...(late && { enteredLate: true as const }),
    facts: {
      ...only(values, (field) => plainFields.includes(field)),
      ...(after.tier !== before.tier && after.tier !== undefined && { tier: after.tier }),
      ...(after.anchors.harmBy?.toMillis() !== before.anchors.harmBy?.toMillis() && {
        harmBy: after.anchors.harmBy?.toUTC().toISO() ?? 'none',
      }),
      ...(after.owner !== before.owner && { owner: after.owner ?? 'nobody' }),
      ...(after.step !== before.step && { to: after.step }),
    },
    words: only(values, (field) => !plainFields.includes(field)),
  };
}

/** Values that name no member and stand plainly in the log: choices, dates, references. */
const plainFields = [
  'originatorType',
  'category',
  'enrolled',
  'plan',
  'coverDate',
  'source',
  'notInMcoReason',
  'statedDate',
  'statedTime',
  'safetyFlag',
  'leaveMessage',
  'contacted',
  'way',
  'result',
  'department',
  'contact',
  'said',
  'promisedDate',
  'promisedTime',
  'untilDate',
  'untilTime',
  'code',
  'finalContact',
  'memberConfirmed',
  'appeal',
  'person',
  'reference',
];

function only(values: Values, wanted: (field: string) => boolean): Values {
  return Object.fromEntries(Object.entries(values).filter(([field]) => wanted(field)));
}
