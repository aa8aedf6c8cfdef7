import type { Inquiry } from '../inquiry/inquiry';
import { lookButton } from './act-buttons';
import type { ButtonView, CardView } from './card-view';
import { view } from './empty-view';
import type { ViewContext } from './view-context';

/** Opens the form by which a contact of the MCO hands a request on. */
export function colleagueButton(ref: string, nonce: string): ButtonView {
  return lookButton('Hand to a colleague', 'colleagueForm', ref, nonce);
}

/** To whom of the same plan. No member data. */
export function colleagueView(
  { ref, request }: Inquiry,
  nonce: string,
  errors: readonly string[],
  context: ViewContext,
): CardView {
  const others = Object.entries(context.choices.contacts).filter(([id]) => id !== request?.contact);
  const back = lookButton('Back', 'open', ref, nonce);
  if (others.length === 0)
    return view('note', `${ref}: there is nobody to hand it to.`, {
      lines: ['You are the only contact of your plan here. Tell Member Services whom to add.'],
      buttons: [back],
    });
  return view('step', `${ref}: hand it to a colleague.`, {
    lines: ['They get the request now. The time to answer stays the same.'],
    errors,
    fields: [
      {
        id: 'person',
        label: 'To whom?',
        kind: 'choice',
        required: true,
        error: 'To whom?: choose a colleague.',
        value: '',
        choices: others.map(([value, title]) => ({ value, title })),
      },
    ],
    buttons: [
      { label: 'Hand it over', verb: 'toColleague', data: { ref, nonce }, style: 'positive', withoutInputs: false },
      back,
    ],
  });
}
