import { createHash } from 'node:crypto';
import type { Attachment, Email } from 'postal-mime';
import { isInline } from './graph-message';
import type { MailItem } from './mail-item';
import { parseMail } from './parse-mail';

type Json = Record<string, unknown>;

/** Graph's attachments of a mail. An attached mail is an item, anything else a file. */
export async function toGraphAttachments(item: MailItem): Promise<Json[]> {
  const ids = attachmentIds(item);
  return Promise.all(item.email.attachments.map((part, index) => toGraphAttachment(item, part, ids[index] ?? '')));
}

/** The bytes of one attachment. */
export function attachmentBytes(email: Email, index: number): Buffer | undefined {
  const part = email.attachments[index];
  return part && bytes(part);
}

/** Which of its mail's parts an id names; -1 for none. */
export function attachmentIndex(item: MailItem, id: string): number {
  return attachmentIds(item).indexOf(id);
}

/** An id stays the same when another part is taken away. Equal parts are told apart by their number. */
function attachmentIds({ file, email }: MailItem): readonly string[] {
  const seen = new Map<string, number>();
  return email.attachments.map((part) => {
    const hash = createHash('sha256').update(`${file}:${part.contentId ?? ''}:${part.filename ?? ''}:`);
    const digest = hash.update(bytes(part)).digest('base64url');
    const n = seen.get(digest) ?? 0;
    seen.set(digest, n + 1);
    return `AAkA${digest}${String(n)}=`;
  });
}

async function toGraphAttachment(item: MailItem, part: Attachment, id: string): Promise<Json> {
  const content = bytes(part);
  const common = {
    id,
    lastModifiedDateTime: item.modifiedAt,
    size: content.length,
    isInline: isInline(part),
  };
  if (part.mimeType === 'message/rfc822') {
    const attached = await parseMail(content);
    return {
      '@odata.type': '#microsoft.graph.itemAttachment',
      ...common,
      name: attached.subject ?? part.filename ?? '',
      contentType: null,
    };
  }
  return {
    '@odata.type': '#microsoft.graph.fileAttachment',
    '@odata.mediaContentType': part.mimeType,
    ...common,
    name: part.filename ?? '',
    contentType: part.mimeType,
    contentId: part.contentId ?? null,
    contentLocation: null,
    contentBytes: content.toString('base64'),
  };
}

/** The bytes of a part of a mail. */
export function bytes(part: Attachment): Buffer {
  const { content } = part;
  if (typeof content === 'string') return Buffer.from(content, part.encoding === 'base64' ? 'base64' : 'utf8');
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
}
