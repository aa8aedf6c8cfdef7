import { timeInWords } from '../clock/words';
import type { Inquiry } from '../inquiry/inquiry';
import type { CardCopy } from '../log/card-copy';
import { rowOf } from '../procedure/steps';
import { asksNow } from '../views/asks-words';
import { lookButton } from '../views/act-buttons';
import type { CardView } from '../views/card-view';
import { view } from '../views/empty-view';
import { resolutionWords } from '../views/inquiry-view';
import { nameOf, type ViewContext } from '../views/view-context';
import { commitDecision } from './commit-decision';
import type { DueParts } from './handle-due';
import { TeamsGone, TeamsRefused } from './teams';

/** Draws how things stand into the cards out there that show an earlier turn; their last state, so they are dropped. */
export async function redrawCopies(parts: DueParts, inquiry: Inquiry): Promise<void> {
  const { view: context } = await parts.contexts(inquiry, parts.clock.now());
  const stale = (await parts.log.copies(inquiry.ref)).filter((copy) => copy.turn !== inquiry.turn);
  const drawn: CardCopy[] = [];
  for (const copy of stale) {
    const person = context.directory.byId(copy.person);
    const conversation = person?.entraId === undefined ? undefined : await parts.conversations.of(person.entraId);
    const isThere = conversation?.conversationId === copy.conversationId;
    if (conversation !== undefined && isThere) {
      const shown = movedOnView(inquiry, copy, person?.roles.includes('mcoContact') === true, context);
      try {
        await parts.teams.edit(conversation, copy.activityId, parts.draw.card(shown), shown.headline);
      } catch (fault) {
        // A card that is gone needs no drawing; anything else is tried again when the lease ends.
        if (!(fault instanceof TeamsGone) && !(fault instanceof TeamsRefused)) throw fault;
      }
    }
    drawn.push(copy);
  }
  await commitDecision<never>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    inquiry.ref,
    (stored) =>
      Promise.resolve({
        outcome: 'decided' as const,
        inquiry: stored.inquiry,
        lines: [],
        notices: [],
        drawnCopies: drawn,
        // When the inquiry has moved on meanwhile, the newer work item starts over.
        settled: stored.inquiry.turn === inquiry.turn ? ['refresh'] : [],
      }),
  );
}

function movedOnView(inquiry: Inquiry, copy: CardCopy, mco: boolean, context: ViewContext): CardView {
  const { ref } = inquiry;
  const open = lookButton('Open inquiry', 'open', ref, copy.reminderId);
  const { taken } = inquiry.anchors;
  if (mco) {
    const waiting = inquiry.request?.open === true && rowOf(inquiry.step).on.mco !== undefined;
    return view('note', `${ref}: ${waiting ? 'this card is answered.' : 'no more action needed here.'}`, { buttons: waiting ? [open] : [] });
  }
  if (inquiry.step === 'done') return view('note', `${ref}: complete.`, { lines: [`Resolution: ${resolutionWords(inquiry)}.`], buttons: [open] });
  const wasClaim = copy.turn <= 2 && taken !== undefined;
  const headline = wasClaim
    ? `${ref}: taken by ${nameOf(context, inquiry.liaison ?? inquiry.owner)}, ${timeInWords(taken)}.`
    : `${ref}: this card is done with.`;
  return view('note', headline, {
    lines: [`Now: ${asksNow(inquiry)}. Owner: ${nameOf(context, inquiry.owner)}.`],
    buttons: [open],
  });
}
