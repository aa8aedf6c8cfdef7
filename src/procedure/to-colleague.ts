import type { Inquiry } from '../inquiry/inquiry';
import type { ActDecision, Context } from './decision';
import { actsAs, type Actor } from './rights';

/**
 * Card 16: a contact of the MCO hands the open request to somebody else of their plan, who gets it as it stands. The plan was
 * asked when it was asked: no clock changes, and delivery stays proved. Refused with what to do next.
 */
export function handToColleague(
  inquiry: Inquiry,
  by: Actor,
  to: string,
  context: Context,
): ActDecision | { readonly outcome: 'refused'; readonly errors: readonly string[] } {
  const { request } = inquiry;
  if (request?.open !== true || !actsAs(by, inquiry).includes('mco'))
    return {
      outcome: 'refused',
      errors: ['There is no open request to your plan any more: nothing is to be handed on.'],
    };
  if (!Object.hasOwn(context.choices.contacts, to))
    return { outcome: 'refused', errors: ['To whom?: choose a colleague.'] };
  if (to === request.contact)
    return { outcome: 'refused', errors: ['To whom?: the request is with this person already. Choose another.'] };
  const from = request.contact === undefined ? {} : { from: request.contact };
  return {
    outcome: 'decided',
    inquiry: { ...inquiry, request: { ...request, contact: to } },
    lines: [
      {
        step: inquiry.step,
        act: 'toColleague',
        actor: by.id,
        happenedAt: context.now,
        recordedAt: context.now,
        facts: { ...from, contact: to },
        words: {},
      },
    ],
    notices: ['mcoRedirected'],
  };
}
