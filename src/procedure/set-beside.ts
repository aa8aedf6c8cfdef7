import type { DateTime } from 'luxon';
import type { Inquiry } from '../inquiry/inquiry';
import type { BesideId } from '../inquiry/vocabulary';
import { without } from '../inquiry/without';
import { reachedSomebody, triedEnough } from './attempts';
import type { Chosen } from './chosen-answer';

/** Duties that a newer promise or attempt begins anew. */
const newest: readonly BesideId[] = ['promise', 'tryAgain'];

/** The duties beside the step after an answer. "Try again" ends when somebody was reached, or at 3 attempts on 2 days. */
export function setBeside(after: Inquiry, chosen: Chosen): Inquiry['beside'] {
  const { next, values, happenedAt } = chosen;
  if (next.to === 'done') return {};
  let beside: Inquiry['beside'] = without(after.beside, next.end ?? []);
  for (const id of next.open ?? []) {
    const since = beside[id];
    const isAnew = next.restart === true || newest.includes(id);
    if (id === 'tryAgain' && wasReachedSince(after, happenedAt)) continue;
    // What is entered late does not take a newer promise or attempt back.
    if (since === undefined || (isAnew && happenedAt > since)) beside = { ...beside, [id]: happenedAt };
  }
  const reachedNow = next.form === 'contact' && reachedSomebody(values);
  return triedEnough(after) || reachedNow ? without(beside, ['tryAgain']) : beside;
}

/** An attempt that is entered late may lie before the call in which somebody was reached: nobody need be tried again. */
function wasReachedSince({ anchors }: Inquiry, happenedAt: DateTime): boolean {
  return anchors.reached !== undefined && happenedAt < anchors.reached;
}
