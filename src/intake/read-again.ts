import type { Draft } from './draft';
import { knownFor, type KnownParts } from './known-for';
import type { InboxMessage } from './mailbox';
import type { MailReader } from './reader';

export type ReadAgainParts = KnownParts & { readonly read: MailReader };

/**
 * What the reader makes of a mail that was set aside, when a person wants it as an inquiry. Undefined when it can make
 * nothing of it: encrypted, too slow, or broken.
 */
export async function readAgain(
  parts: ReadAgainParts,
  message: InboxMessage,
): Promise<readonly [Draft, ...Draft[]] | undefined> {
  const route = await parts.read(message, { ...(await knownFor(parts, message)), asInquiry: true });
  return route.to === 'open' ? route.drafts : undefined;
}
