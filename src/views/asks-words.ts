import type { Inquiry } from '../inquiry/inquiry';
import type { RowId } from '../inquiry/vocabulary';
import { rowOf } from '../procedure/steps';

/** A sentence's beginning in the middle of another: "Is the member ..." -> "is the member ...", "MCO" stays. */
export function lowerFirst(text: string): string {
  return /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const waiting = 'wait for the MCO to contact the member';

/** What is asked at a row, for somebody of our staff: at 4d and 5d it is the MCO that must act, and we wait. */
export function asksWords(row: RowId): string {
  return rowOf(row).who === 'mco' ? waiting : lowerFirst(rowOf(row).asks);
}

/** "ask the MCO by Thu Sep 17, 12:40 PM Central", or "how urgent is it? Answer by ..."; `when` as `byWhen` says it. */
export function askedBy(asks: string, when: string): string {
  if (when === '') return asks;
  if (asks === waiting && when.includes('OVERDUE'))
    return `the MCO has not contacted the member.${when.replace(' now.', '')}`;
  return asks.endsWith('?') ? `${asks} Answer${when}` : `${asks}${when}`;
}

/** With a full stop, unless it ends with a sign of its own. */
export function ended(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** The words as a sentence of their own: "Is the issue resolved?", "Ask the MCO." */
export function asSentence(asks: string): string {
  return ended(upperFirst(asks));
}

/** What is asked now. */
export function asksNow(inquiry: Inquiry): string {
  return asksWords(inquiry.step);
}
