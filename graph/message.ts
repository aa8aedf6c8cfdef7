import { DateTime } from 'luxon';
import { z } from 'zod';
import { isAttachedMail, largestAttachedMail } from '../src/intake/mail/eml';
import type { InboxMessage } from '../src/intake/mailbox';

/** The mail's size is only to be had as this MAPI property (PidTagMessageSize). */
const sizeProperty = 'Integer 0x0E08';

/** What is asked of a message. Headers come only when named. */
export const messageQuery = [
  '$select=id,internetMessageId,receivedDateTime,conversationId,subject,from,internetMessageHeaders,body',
  `$expand=singleValueExtendedProperties($filter=${encodeURIComponent(`id eq '${sizeProperty}'`)})`,
].join('&');

/** What is asked of each attachment; never its bytes, which only mails among them are asked for. */
export const attachmentQuery = '$select=id,name,contentType,size';

/** An instant as Graph writes it. */
export const instant = z.iso.datetime({ offset: true }).transform((text) => DateTime.fromISO(text, { zone: 'utc' }));

export const messageSchema = z.object({
  '@odata.type': z.string().optional(),
  id: z.string().min(1),
  internetMessageId: z.string().nullish(),
  receivedDateTime: instant,
  conversationId: z.string().nullish(),
  subject: z.string().nullish(),
  from: z
    .object({ emailAddress: z.object({ name: z.string().nullish(), address: z.string().nullish() }).nullish() })
    .nullish(),
  internetMessageHeaders: z.array(z.object({ name: z.string(), value: z.string().nullish() })).nullish(),
  body: z.object({ contentType: z.enum(['text', 'html']), content: z.string().nullish() }).nullish(),
  singleValueExtendedProperties: z.array(z.object({ id: z.string(), value: z.string().nullish() })).nullish(),
});

export const attachmentPageSchema = z.object({
  value: z.array(
    z.object({
      '@odata.type': z.string().optional(),
      id: z.string().optional(),
      name: z.string().nullish(),
      contentType: z.string().nullish(),
      size: z.number().int().nonnegative(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
});

type GraphMessage = z.output<typeof messageSchema>;
type GraphAttachment = z.output<typeof attachmentPageSchema>['value'][number];

/** Whether an attachment is a mail small enough to be looked into. */
export function isReadableMail(attachment: GraphAttachment): boolean {
  return isAttachedMail(contentTypeOf(attachment), attachment.name ?? '') && attachment.size <= largestAttachedMail;
}

/** Graph's message as the service's own. `attachedMails`: the bytes of the mails among its attachments. */
export function toInboxMessage(
  message: GraphMessage,
  attachments: readonly GraphAttachment[],
  attachedMails: readonly Uint8Array[],
): InboxMessage {
  const sender = message.from?.emailAddress;
  const size = message.singleValueExtendedProperties?.find((property) => isSize(property.id))?.value;
  return {
    id: message.id,
    receivedAt: message.receivedDateTime,
    subject: message.subject ?? '',
    headers: joinHeaders(message.internetMessageHeaders ?? []),
    body: { type: message.body?.contentType ?? 'text', content: message.body?.content ?? '' },
    attachments: attachments.map((attachment) => ({
      name: attachment.name ?? '',
      contentType: contentTypeOf(attachment),
      size: attachment.size,
    })),
    attachedMails,
    kind: message['@odata.type']?.replace(/^#?microsoft\.graph\./, '') ?? 'message',
    ...(message.internetMessageId ? { internetMessageId: message.internetMessageId } : {}),
    ...(message.conversationId ? { conversationId: message.conversationId } : {}),
    ...(sender?.address ? { from: { name: sender.name ?? '', address: sender.address } } : {}),
    ...(size && /^\d+$/.test(size) ? { size: Number(size) } : {}),
  };
}

/** An attached mail often comes without a type. */
function contentTypeOf(attachment: GraphAttachment): string {
  const isItem = attachment['@odata.type']?.endsWith('itemAttachment') === true;
  return attachment.contentType?.toLowerCase() ?? (isItem ? 'message/rfc822' : 'application/octet-stream');
}

/** Graph writes the tag in its own way, for example `Integer 0xe08`. */
function isSize(id: string): boolean {
  return /^integer 0x0*e08$/i.test(id);
}

function joinHeaders(headers: readonly { name: string; value?: string | null | undefined }[]): Record<string, string> {
  const joined = new Map<string, string>();
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    const before = joined.get(key);
    joined.set(key, before === undefined ? (value ?? '') : `${before}\n${value ?? ''}`);
  }
  return Object.fromEntries(joined);
}
