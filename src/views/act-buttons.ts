import type { Inquiry } from '../inquiry/inquiry';
import type { Button } from '../procedure/buttons';
import { buttonWords } from '../procedure/words';
import type { ButtonView } from './card-view';

/** What every button of an inquiry's card carries: enough to judge whether the card is still good, and no member data. */
export type CardStamp = { readonly inquiry: Inquiry; readonly nonce: string };

/** A button that only shows something: no inputs, no effect. */
export function lookButton(
  label: string,
  verb: string,
  ref: string,
  nonce: string,
  more: ButtonView['data'] = {},
): ButtonView {
  return { label, verb, data: { ref, nonce, ...more }, style: 'default', withoutInputs: true };
}

/** A button of a row: answers at once when its form stands on the card (or it has none), else opens the form. */
export function answerButton(stamp: CardStamp, button: Button, formOnCard: Button['form']): ButtonView {
  const { inquiry, nonce } = stamp;
  const here = button.form === formOnCard || button.form === 'none';
  const closes = here && button.form === 'close';
  const label = closes ? 'Close inquiry' : buttonWords(button.id, button.row);
  return {
    label,
    verb: here ? 'answer' : 'form',
    data: { ref: inquiry.ref, row: button.row, button: button.id, turn: inquiry.turn, nonce },
    style: 'default',
    withoutInputs: !here || button.form === 'none',
    ...(closes && { confirm: closing }),
  };
}

const closing = {
  sentence: 'Closing ends the inquiry and the MCO’s links. Is everything recorded?',
  label: 'Yes, close it',
};
