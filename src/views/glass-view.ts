import { inWords } from '../clock/words';
import type { Inquiry } from '../inquiry/inquiry';
import type { RecordedLine } from '../inquiry/log-line';
import type { DateTime } from 'luxon';
import { lookButton } from './act-buttons';
import type { ButtonView, CardView } from './card-view';
import { view } from './empty-view';
import { inquiryView } from './inquiry-view';
import { misdirectedButton } from './misdirected-view';
import type { ViewContext } from './view-context';

/** Opens the form by which somebody opens an inquiry past their usual rights. */
export function glassButton(ref: string, nonce: string): ButtonView {
  return lookButton('Open in an emergency', 'glassForm', ref, nonce);
}

/** Asks why. What is typed is kept sealed. */
export function glassForm(ref: string, nonce: string, reason: string, errors: readonly string[]): CardView {
  return view('step', `${ref}: open it in an emergency?`, {
    lines: [
      'You usually may not see this inquiry. You can look for 60 minutes, and change nothing.',
      'The Unit Lead is told at once. That you looked, and why, is kept.',
    ],
    errors,
    fields: [
      {
        id: 'reason',
        label: 'Why can it not wait?',
        kind: 'multiline',
        required: true,
        error: 'Why can it not wait?: say it in a sentence.',
        value: reason,
        choices: [],
      },
    ],
    buttons: [
      {
        label: 'Open for 60 minutes',
        verb: 'breakGlass',
        data: { ref, nonce },
        style: 'destructive',
        withoutInputs: false,
      },
      { label: 'Back', verb: 'say', data: { text: `status ${ref}` }, style: 'default', withoutInputs: true },
    ],
  });
}

/** All that is known, to be looked at until an instant; nothing here can be answered. */
export function glassView(
  inquiry: Inquiry,
  lines: readonly RecordedLine[],
  until: DateTime,
  nonce: string,
  context: ViewContext,
): CardView {
  const { ref } = inquiry;
  const card = inquiryView(inquiry, lines, nonce, context);
  return {
    ...card,
    headline: `${ref}: open to you until ${inWords(until)}.`,
    warning: context.emergencyText,
    lines: [
      'You can look, and change nothing. To tell the owner something, write status and the reference.',
      ...card.lines,
    ],
    buttons: [lookButton('Look again', 'glassOpen', ref, nonce), misdirectedButton(ref, nonce)],
  };
}
