import type { DateTime } from 'luxon';
import { inWords } from '../clock/words';
import type { Inquiry } from '../inquiry/inquiry';
import { asksOfMail } from '../procedure/mco-mail';
import { lookButton } from './act-buttons';
import type { ButtonView, CardView } from './card-view';
import { view } from './empty-view';

/** The MCO has written past its link: the owner says whether that was the contact that was asked for. */
export function mcoMailView(inquiry: Inquiry, nonce: string, plan: string): CardView {
  const { ref } = inquiry;
  const wrote = asksOfMail(inquiry);
  const when = wrote === undefined ? '' : ` ${inWords(wrote)}`;
  return view('note', `${ref}: the MCO has written by mail. Does it count as contact?`, {
    lines: [
      `${plan} wrote${when}. Its words stand in the log.`,
      'Yes: say what they did, when and how. No: what was asked stays due.',
      'A sender’s address can be false. If in doubt, phone the MCO.',
    ],
    buttons: [...mcoMailButtons(inquiry, nonce), lookButton('Show the log', 'log', ref, nonce)],
  });
}

/** Yes opens the form in which the owner records what the MCO says; none when nothing is asked. */
export function mcoMailButtons(inquiry: Inquiry, nonce: string): readonly ButtonView[] {
  const wrote = asksOfMail(inquiry);
  if (wrote === undefined) return [];
  const { ref, step: row, turn } = inquiry;
  const form = { row, turn, button: 'mcoResponded', said: 'memberContacted', way: 'mail' };
  return [
    lookButton('Yes, it counts', 'form', ref, nonce, form),
    lookButton('No, it does not count', 'mailNoContact', ref, nonce, { wrote: wrote.toMillis() }),
  ];
}

/** On the other cards of the step, while it is not said. */
export function mailWaitsWords(wrote: DateTime): string {
  return `They wrote by mail ${inWords(wrote)}: please say whether it counts as contact.`;
}
