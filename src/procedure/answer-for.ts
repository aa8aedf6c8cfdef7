import type { Inquiry } from '../inquiry/inquiry';
import type { AnswerId, RowId } from '../inquiry/vocabulary';
import { reachedSomebody } from './attempts';
import type { ButtonId } from './buttons';
import type { FieldError, Values } from './validate-form';

/** Which answer a button and its deciding field mean; or what is wrong at which field. */
export function answerFor(
  button: ButtonId,
  row: RowId,
  values: Values,
  inquiry: Inquiry,
): AnswerId | readonly FieldError[] {
  switch (button) {
    case 'saveAndAsk':
      return reachedSomebody(values) ? 'reached' : row === 'tryAgain' ? 'notReachedLater' : 'notReached';
    case 'saveLater':
      if (!reachedSomebody(values)) return 'notReachedLater';
      return row === 'tryAgain'
        ? 'reached'
        : [
            {
              field: 'result',
              message: 'Result: somebody was reached, so there is nothing to try again. Use the other button.',
            },
          ];
    case 'mcoResponded':
      return values['said'] as AnswerId;
    case 'next':
      return enrolment(row, values, inquiry);
    default:
      return button;
  }
}

function enrolment(row: RowId, values: Values, inquiry: Inquiry): AnswerId | readonly FieldError[] {
  switch (values['enrolled']) {
    case 'yes':
      if (values['plan'] === undefined) return [{ field: 'plan', message: 'If yes: plan (MCO): choose the plan.' }];
      if (row !== 'verify') return 'enrolled';
      return values['plan'] === inquiry.mco ? 'samePlan' : 'otherPlan';
    case 'no':
      return values['notInMcoReason'] === undefined
        ? [{ field: 'notInMcoReason', message: 'If no: why is the member not in an MCO?: choose a reason.' }]
        : 'notInMco';
    default:
      return 'couldNotVerify';
  }
}
