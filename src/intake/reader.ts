import type { Route } from './draft';
import { knownFrom, type SerializableKnown } from './known';
import type { InboxMessage } from './mailbox';
import { openMail, readDrafts } from './read-draft';
import { route } from './route';
import { inThread } from './thread-route';

/** Reads one mail and says where it goes. Never rejects because of what a mail holds: such a mail is set aside. */
export type MailReader = (message: InboxMessage, known: SerializableKnown) => Promise<Route>;

/**
 * The reading itself: pure, without a limit. `attached`: the mails that it carries, already parsed. Mail from outside goes through the
 * reading thread (`worker/`), which has a limit.
 */
export function readAndRoute(
  message: InboxMessage,
  known: SerializableKnown,
  attached: readonly InboxMessage[] = [],
): Route {
  const plain = knownFrom(known);
  if (known.asInquiry === true)
    return { to: 'open', drafts: readDrafts(message, plain, openMail(message, attached, plain)) };
  return inThread(route(message, plain, attached), message, known);
}
