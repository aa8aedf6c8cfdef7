import { automaticHeader } from './automatic';
import type { InboxMessage } from './mailbox';

/** A machine reads what is sent there, or nobody does. */
const nobodyReads =
  /^(?:no-?reply|do-?not-?reply|mailer-daemon|postmaster|bounces?|notifications?|listserv|majordomo)\b/i;
const listHeaders = ['list-id', 'list-post', 'list-unsubscribe', 'list-help', 'mailing-list'];

/**
 * Whether a machine may answer this mail: only when a person wrote it to us. Never automatic mail, a mailing list, a
 * bounce, an address that nobody reads, or ourselves (RFC 3834).
 */
export function isAnswerable(message: InboxMessage, mailboxAddress: string): boolean {
  const { headers, from } = message;
  if (from === undefined || from.address.toLowerCase() === mailboxAddress.toLowerCase()) return false;
  if (automaticHeader(message) !== undefined || nobodyReads.test(from.address)) return false;
  if (listHeaders.some((name) => headers[name] !== undefined)) return false;
  return !/^list\b/i.test(headers['precedence']?.trim() ?? '');
}
