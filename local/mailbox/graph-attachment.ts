import type { Attachment, Email } from 'postal-mime';
import { isInline } from './graph-message';
import type { MailItem } from './mail-item';
import { parseMail } from './parse-mail';

type Json = Record<string, unknown>;

/** Graph's attachments of a mail. An attached mail is an item, anything else a file. */
export async function toGraphAttachments(item: MailItem): Promise<Json[]> {
  return Promise.all(item.email.attachments.map((part, index) => toGraphAttachment(item, part, index)));
}

/** The bytes of one attachment. */
export function attachmentBytes(email: Email, index: number): Buffer | undefined {
  const part = email.attachments[index];
  return part && bytes(part);
}

/** An attachment's id says which of its mail's parts it is. */
export function attachmentIndex(id: string): number {
  const match = /^(\d+):/.exec(Buffer.from(id.replace(/^AAkA/, ''), 'base64url').toString());
  return match ? Number(match[1]) : -1;
}

async function toGraphAttachment(item: MailItem, part: Attachment, index: number): Promise<Json> {
  const content = bytes(part);
  const common = {
    id: `AAkA${Buffer.from(`${String(index)}:${item.file}`).toString('base64url')}=`,
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

function bytes(part: Attachment): Buffer {
  const { content } = part;
  if (typeof content === 'string') return Buffer.from(content, part.encoding === 'base64' ? 'base64' : 'utf8');
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
}
