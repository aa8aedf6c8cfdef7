import type { InboxMessage } from '../mailbox';
import { bodyText } from './body-text';

const types = [
  /^application\/(x-)?pkcs7-mime\b/i,
  /^multipart\/encrypted\b/i,
  /^application\/(x-microsoft-rpmsg-message|pgp-encrypted)\b/i,
];
const names = /(^smime\.p7m|\.rpmsg|\.pgp)$/i;
const armour = /^[ \t>]{0,20}-----BEGIN PGP MESSAGE-----/m;

/** Whether the words of a mail are locked away: S/MIME envelopes, PGP, rights-protected mail. Clear-signed mail is not. */
export function isEncrypted(message: InboxMessage): boolean {
  const isLocked = (type: string) => types.some((pattern) => pattern.test(type));
  return (
    isLocked(message.headers['content-type'] ?? '') ||
    message.attachments.some(({ name, contentType }) => isLocked(contentType) || names.test(name)) ||
    armour.test(message.body.content.slice(0, 20_000))
  );
}

/** Whether everything that a mail says is in a `winmail.dat` (TNEF). */
export function isTnefOnly(message: InboxMessage): boolean {
  const isTnef = message.attachments.some(
    ({ name, contentType }) => /^application\/(?:vnd\.)?ms-tnef\b/i.test(contentType) || /^winmail\.dat$/i.test(name),
  );
  const isWhole = /^application\/(?:vnd\.)?ms-tnef\b/i.test(message.headers['content-type'] ?? '');
  return (isTnef || isWhole) && bodyText(message.body) === '';
}
