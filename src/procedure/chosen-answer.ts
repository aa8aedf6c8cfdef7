import type { DateTime } from 'luxon';
import type { Inquiry } from '../inquiry/inquiry';
import type { AnswerId, BesideId } from '../inquiry/vocabulary';
import { answerFor } from './answer-for';
import { buttonsOf } from './buttons';
import type { Act, Context, Refusal } from './decision';
import { actsAs } from './rights';
import { rowOf } from './steps';
import type { FormId, Next, Who } from './table';
import { validateForm, type Values } from './validate-form';
import { wrongTogether } from './wrong-together';

/** The answer that a press means, with its row of the table, what was filled in, and when it happened. */
export type Chosen = {
  readonly outcome: 'chosen';
  readonly answer: AnswerId;
  readonly next: Next;
  readonly values: Values;
  readonly happenedAt: DateTime;
};

/** Which answer a press means; or why it is not taken: an old card, no right, a duty that stands before it, a wrong field. */
export function chosenAnswer(inquiry: Inquiry, act: Act, context: Context): Chosen | Refusal {
  if (act.turn !== undefined && act.turn !== inquiry.turn) return { outcome: 'stale' };
  if (act.row !== inquiry.step && inquiry.beside[act.row as BesideId] === undefined) return { outcome: 'notHere' };
  const as = actsAs(act.by, inquiry);
  const form = formOf(act, as);
  if (form === undefined) return { outcome: formOf(act, everybody(act)) === undefined ? 'notHere' : 'notAllowed' };

  const checked = validateForm(form, act.filled, {
    now: context.now,
    notBefore: earliest(inquiry, form),
    zone: context.calendar.rules.zone,
    choices: context.choices,
  });
  if (!checked.ok) return { outcome: 'fields', errors: checked.errors };
  const { values, happenedAt } = checked;
  const answer = answerFor(act.button, act.row, values, inquiry);
  if (typeof answer !== 'string') return { outcome: 'fields', errors: answer };
  const next = nextOf(act, as, answer);
  if (next === undefined)
    return { outcome: nextOf(act, everybody(act), answer) === undefined ? 'notHere' : 'notAllowed' };
  if (next.unless !== undefined && inquiry.beside[next.unless] !== undefined)
    return { outcome: 'blocked', by: next.unless };
  const errors = wrongTogether(answer, values, inquiry, happenedAt, context);
  return errors.length > 0 ? { outcome: 'fields', errors } : { outcome: 'chosen', answer, next, values, happenedAt };
}

function everybody(act: Act): readonly Who[] {
  return Object.keys(rowOf(act.row).on) as Who[];
}

function formOf(act: Act, as: readonly Who[]): FormId | undefined {
  return buttonsOf(rowOf(act.row), as).find((button) => button.id === act.button)?.form;
}

function nextOf(act: Act, as: readonly Who[], answer: AnswerId): Next | undefined {
  const { on } = rowOf(act.row);
  return as.map((who) => on[who]?.[answer]).find((next) => next !== undefined);
}

/** What concerns a request to the MCO cannot have happened before it, nor a newer request before the one that it replaces. */
function earliest(inquiry: Inquiry, form: FormId): DateTime {
  const { asked, received } = inquiry.anchors;
  const ofRequest: readonly FormId[] = ['heard', 'mcoHeard', 'noAnswer', 'ask'];
  return ofRequest.includes(form) && asked !== undefined ? asked : received;
}
