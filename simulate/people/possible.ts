import type { Inquiry } from '../../src/inquiry/inquiry';
import type { AnswerId, BesideId, RowId } from '../../src/inquiry/vocabulary';
import { buttonsOf, type ButtonId } from '../../src/procedure/buttons';
import { actsAs, type Actor } from '../../src/procedure/rights';
import { rowOf } from '../../src/procedure/steps';
import type { FormId, Next, Who } from '../../src/procedure/table';

/** One answer that somebody may give now, with the button and the form that mean it. */
export type Possible = {
  readonly row: RowId;
  readonly who: Who;
  readonly answer: AnswerId;
  readonly button: ButtonId;
  readonly form: FormId;
};

/** Every answer of the table that the actor may give now: of the step and of the duties beside it. */
export function possibleAnswers(inquiry: Inquiry, actor: Actor): readonly Possible[] {
  const as = actsAs(actor, inquiry);
  const rows: readonly RowId[] = [inquiry.step, ...(Object.keys(inquiry.beside) as BesideId[])];
  return rows.flatMap((row) => {
    const buttons = buttonsOf(rowOf(row), as).map(({ id }) => id);
    return as.flatMap((who) =>
      Object.entries(rowOf(row).on[who] ?? {}).flatMap(([id, next]) => {
        const answer = id as AnswerId;
        const isBlocked = next.unless !== undefined && inquiry.beside[next.unless] !== undefined;
        const button = buttonFor(answer, next, buttons);
        return isBlocked || button === undefined ? [] : [{ row, who, answer, button, form: next.form ?? 'none' }];
      }),
    );
  });
}

/** The button on which an answer lies: its own, or one whose form has a field that decides. */
function buttonFor(answer: AnswerId, { form }: Next, buttons: readonly ButtonId[]): ButtonId | undefined {
  if (form === 'heard') return 'mcoResponded';
  if (form === 'enrolment') return 'next';
  if (buttons.includes(answer)) return answer;
  const grouped: Readonly<Partial<Record<AnswerId, ButtonId>>> = {
    reached: 'saveAndAsk',
    notReached: 'saveAndAsk',
    notReachedLater: 'saveLater',
  };
  const button = grouped[answer];
  return button !== undefined && buttons.includes(button) ? button : undefined;
}
