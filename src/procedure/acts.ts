import type { Inquiry } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import { ownedBy } from './change-hands';
import type { ActDecision, Context } from './decision';
import { actsAs, type Actor } from './rights';
import type { FormId } from './table';
import { longestText, validateForm } from './validate-form';

/**
 * Somebody asked where it stands. It is no update: nothing but the line and a word to the owner. Nobody is told of a bare
 * question while all are asked to take the inquiry.
 */
export function statusAsked(
  inquiry: Inquiry,
  asked: Pick<LogLine, 'actor' | 'happenedAt' | 'recordedAt' | 'facts' | 'words'>,
): ActDecision {
  const line: LogLine = { ...asked, step: inquiry.step, act: 'statusAsked' };
  const isOwner = [asked.actor, asked.facts['asker']].includes(inquiry.owner ?? 'nobody');
  const isQuiet = isOwner || (inquiry.owner === undefined && Object.keys(asked.words).length === 0);
  return { outcome: 'decided', inquiry, lines: [line], notices: isQuiet ? [] : ['statusAsked'] };
}

/** What somebody outside the unit may add to an inquiry (card 29), each with its form. */
export const wordForms = { informationAdded: 'text', calledAgain: 'noAnswer' } as const satisfies Readonly<
  Record<string, FormId>
>;
export type WordAct = keyof typeof wordForms;

/** Somebody adds what they know, or that the member called again: a line, and the owner is told. No clock moves. */
export function addWord(
  inquiry: Inquiry,
  by: Actor,
  act: WordAct,
  filled: Readonly<Record<string, unknown>>,
  context: Context,
): ActDecision | { readonly outcome: 'refused'; readonly errors: readonly string[] } {
  const { now, calendar, choices } = context;
  const limits = { now, notBefore: inquiry.anchors.received, zone: calendar.rules.zone, choices };
  const checked = validateForm(wordForms[act], filled, limits);
  if (!checked.ok) return { outcome: 'refused', errors: checked.errors.map(({ message }) => message) };
  const line: LogLine = {
    step: inquiry.step,
    act,
    actor: by.id,
    happenedAt: checked.happenedAt,
    recordedAt: now,
    facts: {},
    words: checked.values,
  };
  return { outcome: 'decided', inquiry, lines: [line], notices: ['wordAdded'] };
}

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
