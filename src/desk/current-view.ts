import type { Contexts } from './contexts';
import { actorOf } from '../people/actor';
import { inWords } from '../clock/words';
import type { Inquiry } from '../inquiry/inquiry';
import type { Person } from '../people/people';
import { buttonsOf } from '../procedure/buttons';
import { actsAs, maySee } from '../procedure/rights';
import { rowOf } from '../procedure/steps';
import { answerButton, lookButton } from '../views/act-buttons';
import type { CardView } from '../views/card-view';
import { claimView } from '../views/claim-view';
import { noteView } from '../views/desk-views';
import { resolutionWords } from '../views/inquiry-view';
import { stepView } from '../views/step-view';

/** The card of an inquiry as it stands, for one person, with the member's data if they may see it. */
export function currentView(
  inquiry: Inquiry,
  person: Person,
  nonce: string,
  contexts: Contexts,
  more: {
    readonly headline?: string;
    readonly lines?: readonly string[];
    readonly errors?: readonly string[];
    readonly typed?: Readonly<Record<string, unknown>>;
  } = {},
): CardView {
  const actor = actorOf(person, contexts.directory, contexts.view.now);
  if (inquiry.step === 'done') {
    const at = inquiry.resolution?.closedAt;
    return noteView(
      more.headline ?? `${inquiry.ref}: complete.`,
      [...(more.lines ?? []), `Resolution: ${resolutionWords(inquiry)}${at === undefined ? '' : `, ${inWords(at)}`}.`],
      maySee(actor, inquiry) && !person.roles.includes('mcoContact')
        ? [
            ...buttonsOf(rowOf('done'), actsAs(actor, inquiry)).map((button) =>
              answerButton({ inquiry, nonce }, button, 'none'),
            ),
            lookButton('Show the log', 'log', inquiry.ref, nonce),
          ]
        : [],
    );
  }
  const lead = person.roles.includes('unitLead');
  if (inquiry.step === '1' && more.errors === undefined) {
    const claim = claimView(inquiry, nonce, lead ? 'unitLead' : 'anyLiaison', contexts.view);
    return {
      ...claim,
      ...(more.headline !== undefined && { headline: more.headline }),
      lines: [...(more.lines ?? []), ...claim.lines],
    };
  }
  if (!maySee(actor, inquiry)) return notYours(inquiry, person);
  return stepView(inquiry, actor, { ...more, nonce, reveal: true }, contexts.view);
}

/** For somebody who may not see it: nothing about the member. */
export function notYours(inquiry: Inquiry, person: Person): CardView {
  const mco = person.roles.includes('mcoContact');
  return noteView(`${inquiry.ref}: nothing to do here.`, [
    mco
      ? 'There is no open request to your plan for this inquiry.'
      : 'Write status and the reference to see where it stands.',
  ]);
}
