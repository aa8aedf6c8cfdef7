import type { Route } from './draft';
import type { KnownThread, SerializableKnown } from './known';
import type { InboxMessage } from './mailbox';
import { newWords } from './new-words';

/** "Re:" as mail programs write it in their languages, after what lists put before it. */
const answers = /^\s*(?:\[[^\]]{0,40}\]\s*)?(?:re|r|aw|antw|sv|vs|res|odp|ynt)\s?(?:\[\d{1,3}\])?\s?:/i;
const forwards = /^\s*(?:\[[^\]]{0,40}\]\s*)?(?:fwd?|wg|rv|reenv|tr|enc|doorst|vb)\s?:/i;

/**
 * Sends a mail of one of our threads to its inquiry, though it does not name it. Only what would open an inquiry, or be set
 * aside as none ("thanks"), and only an answer: somebody who passes a mail on, or begins anew in an old conversation, may mean
 * another matter, and a person decides.
 */
export function inThread(decided: Route, message: InboxMessage, { thread }: SerializableKnown): Route {
  if (thread === undefined || !isMovable(decided) || !isAnswer(message, thread)) return decided;
  if (thread.isOfSeveral === true) return { to: 'aside', reason: 'WHICH_INQUIRY' };
  return {
    to: 'append',
    ref: thread.ref,
    text: newWords(message),
    fromAddress: message.from?.address ?? '',
    reopens: false,
  };
}

function isMovable(decided: Route): boolean {
  return (
    decided.to === 'open' ||
    (decided.to === 'aside' && (decided.reason === 'PROVIDER' || decided.reason === 'NOT_AN_INQUIRY'))
  );
}

/** Programs that send no References still write "Re:"; mail without either only happens to lie in the conversation. */
function isAnswer({ subject, headers }: InboxMessage, thread: KnownThread): boolean {
  if (forwards.test(subject)) return false;
  return thread.by === 'answer' || answers.test(subject) || (headers['in-reply-to'] ?? '') !== '';
}
