import { inWords } from '../clock/words';
import type { InquiryUnreadable } from '../log/inquiry-row';
import type { KeptAside } from '../log/set-aside';
import { lookButton } from './act-buttons';
import { upperFirst } from './asks-words';
import type { ButtonView, CardView, Fact, ItemView } from './card-view';
import { view } from './empty-view';
import { noticeWords } from './notice-words';
import { nameOf, type ViewContext } from './view-context';

type Names = Pick<ViewContext, 'directory'>;

/** Shows all that waits for the Unit Lead. */
export const allAside: ButtonView = {
  label: 'All that is set aside',
  verb: 'say',
  data: { text: 'aside' },
  style: 'default',
  withoutInputs: true,
};

/** Card for the Unit Lead: what is set aside, and what to do next. */
export function setAsideView(thing: KeptAside, nonce: string, names: Names): CardView {
  const { ref } = thing;
  const open = lookButton('Open inquiry', 'open', ref, nonce);
  return view('note', `${ref}: ${whatWords(thing)}.`, {
    lines: [whyWords(thing, names), `Next: ${nextWords(thing)}`],
    buttons: thing.reason === 'FAILED_EIGHT_TIMES' ? [open, notedButton(thing, 'Noted')] : [open, allAside],
  });
}

/** So many were set aside at once. */
export function manyAsideView(count: number): CardView {
  return view('note', `${String(count)} inquiries need to be looked at.`, {
    lines: [
      'They cannot be read here, or a message about them reached nobody. Nothing is lost.',
      'Next: tell whoever runs the service. What was wrong has happened to many at once.',
    ],
    buttons: [allAside],
  });
}

/** The same as a line of the list. */
export function setAsideItem(thing: KeptAside, names: Names): ItemView {
  return {
    title: `${thing.ref}: ${whatWords(thing)}`,
    detail: `${whyWords(thing, names)} Next: ${nextWords(thing)}`,
    ...(thing.reason === 'FAILED_EIGHT_TIMES' && {
      button: notedButton(thing, `Noted: ${thing.ref}, ${whom(thing, names)}`),
    }),
  };
}

/** For whoever meets an inquiry that cannot be read. What they typed is not lost. */
export function unreadableView(
  { ref, what }: Pick<InquiryUnreadable, 'ref' | 'what'>,
  isOpen: boolean,
  typed: readonly { readonly label: string; readonly value: string }[],
  nonce: string,
): CardView {
  return view('note', `${ref}: ${unreadableWords(what)} at the moment.`, {
    lines: [
      isOpen ? 'The Unit Lead has been told.' : 'The Unit Lead is told when the unit opens.',
      'Nothing of it is lost. Please try again later; call if it is urgent.',
    ],
    facts: typed.map(({ label, value }): Fact => ({ label: `You typed: ${label}`, value, sensitive: true })),
    buttons: [lookButton('Try again', 'open', ref, nonce)],
  });
}

function whatWords({ reason, what }: KeptAside): string {
  return reason === 'FAILED_EIGHT_TIMES' ? 'a message reached nobody' : unreadableWords(what);
}

function unreadableWords(what: string): string {
  return what === 'line' ? 'its log cannot be read' : 'cannot be read';
}

function whyWords(thing: KeptAside, names: Names): string {
  const { reason, what, since } = thing;
  if (reason === 'FAILED_EIGHT_TIMES') {
    const message = upperFirst(noticeWords(what));
    return `${message}, for ${whom(thing, names)}: eight tries failed, the last ${inWords(since)}.`;
  }
  return what === 'line'
    ? `So it is since ${inWords(since)}. Its reminders and answers go on.`
    : `So it is since ${inWords(since)}. Nothing is lost: its reminders and answers wait, all other inquiries go on.`;
}

function whom({ to }: KeptAside, names: Names): string {
  return to === 'mailbox' ? 'the Member Escalations mailbox' : nameOf(names, to);
}

function nextWords({ reason, what }: KeptAside): string {
  if (reason === 'FAILED_EIGHT_TIMES') return 'call them if it is urgent. Noted takes it off the list.';
  return what === 'line'
    ? 'tell whoever runs the service.'
    : 'tell whoever runs the service. Until it goes on by itself, work from the mail in the Member Escalations mailbox.';
}

/** A person has seen it: it is off the list, and no longer red. */
function notedButton({ ref, to }: KeptAside, label: string): ButtonView {
  return { label, verb: 'noted', data: { ref, to }, style: 'default', withoutInputs: true };
}
