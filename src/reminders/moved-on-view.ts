import { timeInWords } from '../clock/words';
import type { Inquiry } from '../inquiry/inquiry';
import type { CardCopy } from '../log/card-copy';
import { rowOf } from '../procedure/steps';
import { lookButton } from '../views/act-buttons';
import { asksNow, asSentence } from '../views/asks-words';
import type { CardView } from '../views/card-view';
import { view } from '../views/empty-view';
import { resolutionWords } from '../views/inquiry-view';
import { nameOf, type ViewContext } from '../views/view-context';

/** The last state of a card whose turn is over: how things stand now, and nothing to answer. */
export function movedOnView(
  inquiry: Inquiry,
  copy: Pick<CardCopy, 'reminderId' | 'turn'>,
  mco: boolean,
  context: ViewContext,
): CardView {
  const { ref } = inquiry;
  const open = lookButton('Open inquiry', 'open', ref, copy.reminderId);
  const { taken } = inquiry.anchors;
  if (mco) {
    const waiting = inquiry.request?.open === true && rowOf(inquiry.step).on.mco !== undefined;
    return waiting
      ? view('note', `${ref}: this card is answered.`, { buttons: [open] })
      : view('note', `${ref}: no more action is needed.`, { lines: ['Thank you.'] });
  }
  if (inquiry.step === 'done')
    return view('note', `${ref}: complete.`, { lines: [`Resolution: ${resolutionWords(inquiry)}.`], buttons: [open] });
  // Released again, it is taken by nobody: then it says what is asked now.
  const wasClaim = copy.turn <= 2 && taken !== undefined && (inquiry.liaison ?? inquiry.owner) !== undefined;
  const headline = wasClaim
    ? `${ref}: taken by ${nameOf(context, inquiry.liaison ?? inquiry.owner)}, ${timeInWords(taken)}.`
    : `${ref}: this card is done with.`;
  return view('note', headline, {
    lines: wasClaim ? [] : [`${asSentence(asksNow(inquiry))} Owner: ${nameOf(context, inquiry.owner)}.`],
    buttons: [open],
  });
}
