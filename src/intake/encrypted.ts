import type { InboxMessage } from './mailbox';

const types = [
  /^application\/(x-)?pkcs7-mime\b/i,
  /^multipart\/encrypted\b/i,
  /^application\/(x-microsoft-rpmsg-message|pgp-encrypted)\b/i,
];
const names = /(^smime\.p7m|\.rpmsg)$/i;
const armour = /^\s*-----BEGIN PGP MESSAGE-----/m;

/** Whether the words of a mail are locked away: S/MIME envelopes, PGP, rights-protected mail. Clear-signed mail is not. */
export function isEncrypted(message: InboxMessage): boolean {
  const isLocked = (type: string) => types.some((pattern) => pattern.test(type));
  return (
    isLocked(message.headers['content-type'] ?? '') ||
    message.attachments.some(({ name, contentType }) => isLocked(contentType) || names.test(name)) ||
    armour.test(message.body.content.slice(0, 20_000))
  );
}
