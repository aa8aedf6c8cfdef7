import type { DateTime } from 'luxon';
import type { InboxMessage } from '../mailbox';
import { messageFromEml, mostAttachedMails } from './eml';

const most = 10;
const deepest = 4;

/**
 * The mails that a mail carries, parsed, each followed by those inside it, to a depth of 4 and at most 10 in all. One that cannot be parsed
 * is left out: it stays in the mailbox.
 */
export async function unfoldAttached(
  message: InboxMessage,
  receivedAt: DateTime,
  depth = 1,
): Promise<readonly InboxMessage[]> {
  const found: InboxMessage[] = [];
  for (const bytes of message.attachedMails.slice(0, mostAttachedMails)) {
    const mail = await messageFromEml(bytes, receivedAt).catch(() => undefined);
    if (!mail) continue;
    found.push(mail);
    if (depth < deepest) found.push(...(await unfoldAttached(mail, receivedAt, depth + 1)));
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}
