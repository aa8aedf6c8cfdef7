import type { DateTime } from 'luxon';
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import type { InboxMessage } from '../mailbox';
import { asWindows } from './as-windows';
import { withoutEmptyLines } from './empty-lines';
import { htmlText } from './html-text';

/** Mails that a mail carries are read up to this size each; larger ones stay in the mailbox. */
export const largestAttachedMail = 2 * 1024 * 1024;
/** So many of them are read. */
export const mostAttachedMails = 3;

/**
 * An `.eml` file (RFC 5322 bytes) as a message of the inbox. Its id is the Internet message id, or `eml` when it has none.
 * @throws Error of the MIME reader when the bytes cannot be parsed.
 */
export async function messageFromEml(bytes: Uint8Array, receivedAt: DateTime): Promise<InboxMessage> {
  const mail = await PostalMime.parse(withoutEmptyLines(bytes), {
    forceRfc822Attachments: true,
    maxNestingDepth: 64,
    maxHeadersSize: 1_000_000,
  });
  const { from, messageId } = mail;
  return {
    id: messageId ?? 'eml',
    ...(messageId !== undefined && { internetMessageId: messageId }),
    receivedAt,
    subject: asWindows(mail.subject ?? ''),
    ...(from?.address !== undefined && { from: { name: asWindows(from.name), address: from.address } }),
    headers: headersOf(mail),
    body: bodyOf(mail),
    size: bytes.length,
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: asWindows(filename ?? ''),
      contentType: mimeType,
      size: typeof content === 'string' ? content.length : content.byteLength,
    })),
    attachedMails: attachedMails(mail.attachments),
    kind: 'message',
  };
}

/** HTML says more than text; but some mails have words in one of the two only. */
function bodyOf({ html, text = '' }: Email): InboxMessage['body'] {
  if (html === undefined) return { type: 'text', content: asWindows(text) };
  const isEmpty = text.trim() !== '' && htmlText(html).trim() === '';
  return isEmpty ? { type: 'text', content: asWindows(text) } : { type: 'html', content: asWindows(html) };
}

function attachedMails(attachments: readonly Attachment[]): readonly Uint8Array[] {
  return attachments
    .filter(({ mimeType, filename }) => isAttachedMail(mimeType, filename ?? ''))
    .flatMap(({ content }) => (typeof content === 'string' ? [] : [new Uint8Array(content)]))
    .filter(({ length }) => length <= largestAttachedMail)
    .slice(0, mostAttachedMails);
}

/** Whether an attachment is a mail: "Forward as attachment", a dragged `.eml`. */
export function isAttachedMail(contentType: string, name: string): boolean {
  return /^message\/rfc822/i.test(contentType) || /\.eml$/i.test(name);
}

function headersOf(mail: Email): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { key, value } of mail.headers) {
    const before = headers[key];
    headers[key] = before === undefined ? value : `${before}\n${value}`;
  }
  return headers;
}
