import type { Route } from './draft';
import { knownFrom, type SerializableKnown } from './known';
import type { InboxMessage } from './mailbox';
import { readDraft } from './read-draft';
import { route } from './route';
import { inThread } from './thread-route';

/** Reads one mail and says where it goes. Never rejects because of what a mail holds: such a mail is set aside. */
export type MailReader = (message: InboxMessage, known: SerializableKnown) => Promise<Route>;

/** The reading itself: pure, without a limit. Mail from outside goes through the reading thread (`worker/`), which has one. */
export function readAndRoute(message: InboxMessage, known: SerializableKnown): Route {
  const plain = knownFrom(known);
  if (known.asInquiry === true) return { to: 'open', drafts: [readDraft(message, plain)] };
  return inThread(route(message, plain, readDraft), message, known);
}
