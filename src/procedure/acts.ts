import type { Inquiry } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import { ownedBy } from './change-hands';
import type { ActDecision, Context } from './decision';
import { actsAs, type Actor } from './rights';
import { longestText } from './validate-form';

/** Another owner of the same role takes over. Refused with what to do next. `ownerIsAway`: it is offered back to the owner later. */
export function handOver(
  inquiry: Inquiry,
  by: Actor,
  filled: { readonly to: string; readonly reason: string; readonly ownerIsAway?: boolean },
  context: Context,
): ActDecision | { readonly outcome: 'refused'; readonly errors: readonly string[] } {
  const errors: string[] = [];
  if (inquiry.step === 'done' || inquiry.step === '1')
    errors.push('Nobody owns this inquiry now, so it cannot be handed over.');
  else if (!actsAs(by, inquiry).includes('owner'))
    errors.push('Only the owner, the Unit Lead or the Account Manager can hand it over.');
  if (!Object.hasOwn(context.choices.people, filled.to)) errors.push('To whom?: choose a person.');
  if (filled.to === inquiry.owner) errors.push('To whom?: this person owns it already.');
  if (filled.reason === '') errors.push('Reason: say why in a few words.');
  if (errors.length > 0) return { outcome: 'refused', errors };
  const isMoved = filled.ownerIsAway === true && by.id !== inquiry.owner;
  const line: LogLine = {
    step: inquiry.step,
    act: 'handedOver',
    actor: by.id,
    happenedAt: context.now,
    recordedAt: context.now,
    facts: { owner: filled.to, ...(isMoved && { from: inquiry.owner ?? '', why: 'away' }) },
    words: { reason: filled.reason.slice(0, longestText) },
  };
  const next = ownedBy(inquiry, filled.to, isMoved);
  return { outcome: 'decided', inquiry: next, lines: [line], notices: ['assigned'] };
}
