import type { Inquiry } from '../inquiry/inquiry';
import type { AnswerId } from '../inquiry/vocabulary';

/** Answers after which an open request stands although its step is left: a new request, the MCO's own report, another priority. */
const keeping: readonly string[] = [
  'sendRequest',
  'phonedThem',
  'askAgain',
  'askMco',
  'memberContacted',
  'reportsResolved',
  'notResolved',
  'memberSaysNoContact',
  'doesNotCount',
  'makeHigh',
  'makeEscalated',
] satisfies readonly AnswerId[];

/** Whether an open request stands although an answer leaves its step. */
export function keepsRequest(answer: string): boolean {
  return keeping.includes(answer);
}

/** Whether an answer withdraws the open request: leaving its step by any other answer does, and so does completion. */
export function withdraws(before: Inquiry, after: Inquiry, answer: AnswerId): boolean {
  if (before.request?.open !== true || before.step === after.step) return false;
  return after.step === 'done' || !keepsRequest(answer);
}
