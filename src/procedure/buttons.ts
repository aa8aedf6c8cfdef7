import type { AnswerId, RowId } from '../inquiry/vocabulary';
import type { FormId, Row, Who } from './table';
import { rowOf } from './steps';

/** A button: an answer, or a group of answers with one form, where a field of the form decides. */
export type ButtonId = AnswerId | 'next' | 'saveAndAsk' | 'saveLater' | 'mcoResponded';

const groupOf: Readonly<Partial<Record<AnswerId, ButtonId>>> = {
  reached: 'saveAndAsk',
  notReached: 'saveAndAsk',
  notReachedLater: 'saveLater',
  enrolled: 'next',
  couldNotVerify: 'next',
  samePlan: 'next',
  otherPlan: 'next',
};

function buttonOf(answer: AnswerId, form: FormId): ButtonId {
  if (form === 'heard') return 'mcoResponded';
  if (form === 'enrolment') return 'next';
  return groupOf[answer] ?? answer;
}

export type Button = { readonly id: ButtonId; readonly row: RowId; readonly form: FormId };

/** The buttons of a row for those who may answer as `as`, in the table's order; each once. */
export function buttonsOf(row: Row, as: readonly Who[]): readonly Button[] {
  const found = new Map<ButtonId, Button>();
  for (const who of as) {
    for (const [answer, next] of Object.entries(row.on[who] ?? {})) {
      const form = next.form ?? 'none';
      const id = buttonOf(answer as AnswerId, form);
      if (!found.has(id)) found.set(id, { id, row: row.id, form });
    }
  }
  return [...found.values()];
}

/**
 * The form that stands on the row's own card: that of its first button. Where the first question is only which way to go
 * (4e.2, 5e.2), each answer opens its own form.
 */
export function formOnCard(buttons: readonly Button[]): FormId {
  const first = buttons[0];
  if (first === undefined) return 'none';
  return first.form === 'close' && first.id !== 'close' ? 'none' : first.form;
}

/** The answers of a row that "MCO has responded" may mean. */
export function saidAnswers(rowId: RowId): readonly AnswerId[] {
  return Object.entries(rowOf(rowId).on.owner ?? {})
    .filter(([, next]) => next.form === 'heard')
    .map(([answer]) => answer as AnswerId);
}
