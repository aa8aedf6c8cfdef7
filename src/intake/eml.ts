import type { DateTime } from 'luxon';
import PostalMime, { type Email } from 'postal-mime';
import { attachedMails, withAttached } from './attached-mail';
import type { InboxMessage } from './mailbox';

const deepest = 2;

/**
 * An `.eml` file (RFC 5322 bytes) as a message of the inbox; mails attached to it stand below its body like forwarded ones.
 * Its id is the Internet message id, or `eml` when it has none.
 * @throws Error of the MIME reader when the bytes cannot be parsed.
 */
export async function messageFromEml(bytes: Uint8Array, receivedAt: DateTime): Promise<InboxMessage> {
  return read(bytes, receivedAt, 0);
}

async function read(bytes: Uint8Array, receivedAt: DateTime, depth: number): Promise<InboxMessage> {
  const mail = await PostalMime.parse(bytes, {
    forceRfc822Attachments: true,
    maxNestingDepth: 64,
    maxHeadersSize: 1_000_000,
  });
  const { from, html, text, messageId } = mail;
  let body: InboxMessage['body'] =
    html === undefined ? { type: 'text', content: text ?? '' } : { type: 'html', content: html };
  for (const inner of depth < deepest ? attachedMails(mail.attachments) : []) {
    body = withAttached(body, await read(inner, receivedAt, depth + 1));
  }
  return {
    id: messageId ?? 'eml',
    ...(messageId !== undefined && { internetMessageId: messageId }),
    receivedAt,
    subject: mail.subject ?? '',
    ...(from?.address !== undefined && { from: { name: from.name, address: from.address } }),
    headers: headersOf(mail),
    body,
    size: bytes.length,
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      contentType: mimeType,
      size: typeof content === 'string' ? content.length : content.byteLength,
    })),
    kind: 'message',
  };
}

function headersOf(mail: Email): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const { key, value } of mail.headers) {
    const before = headers[key];
    headers[key] = before === undefined ? value : `${before}\n${value}`;
  }
  return headers;
}
