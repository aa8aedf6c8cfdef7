import { automaticHeader } from './automatic';
import type { Draft, Route } from './draft';
import { isEncrypted } from './encrypted';
import type { Known } from './known';
import type { InboxMessage } from './mailbox';
import { newWords } from './new-words';
import { mentionedReferences, referencesIn } from './references';
import { referencesAskedFor } from './status-question';

const largest = 25 * 1024 * 1024;

/**
 * Where a mail goes. The order decides: what cannot be read, then what no person wrote to us, then what belongs to an inquiry.
 * An automatic answer that carries a reference is still automatic: it is no update.
 */
export function route(
  message: InboxMessage,
  known: Known,
  read: (message: InboxMessage, known: Known) => Draft,
): Route {
  if (sizeOf(message) > largest) return { to: 'aside', reason: 'TOO_LARGE' };
  const sender = usableAddress(message.from?.address);
  // Our mark alone proves nothing: anybody can write a header. Our address decides, with or without the mark.
  if (sender?.toLowerCase() === known.mailboxAddress.toLowerCase()) return { to: 'own' };

  const person = sender === undefined ? undefined : known.personByMail(sender);
  const header = person?.mayBeAutomatic === true ? undefined : automaticHeader(message);
  if (header !== undefined) return { to: 'automatic', header };

  if (isEncrypted(message)) return { to: 'aside', reason: 'ENCRYPTED' };
  if (sender === undefined) return { to: 'aside', reason: 'NO_SENDER' };

  const ref = referenceOf(message, known);
  if (ref !== undefined) return { to: 'append', ref, text: newWords(message), fromAddress: sender, reopens: false };
  return { to: 'open', drafts: [read(message, known)] };
}

/** The inquiry that a mail belongs to by its subject or thread, or that it asks about in its first words. */
function referenceOf(message: InboxMessage, known: Known): string | undefined {
  const isOurs = (ref: string): boolean => known.isOurReference(ref);
  const named = referencesIn(message).find(isOurs);
  if (named !== undefined || !mentionedReferences(message).some(isOurs)) return named;
  return referencesAskedFor(newWords(message)).find(isOurs);
}

function sizeOf(message: InboxMessage): number {
  const known = message.attachments.reduce((sum, attachment) => sum + attachment.size, message.body.content.length);
  return message.size ?? known;
}

/** The address when mail could be answered to it: one @ with something on both sides, no spaces. */
function usableAddress(address: string | undefined): string | undefined {
  const trimmed = address?.trim() ?? '';
  return trimmed.length <= 320 && /^[^\s@<>]+@[^\s@<>]+$/.test(trimmed) ? trimmed : undefined;
}
