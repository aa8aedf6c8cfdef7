import { createHash } from 'node:crypto';
import { convert } from 'html-to-text';
import type { Address, Email } from 'postal-mime';
import type { DraftRecipient } from './draft-fields';
import { folderId } from './folders';
import { changeKey, publicId, type MailItem } from './mail-item';

/** How a request wants its messages. */
export type Wish = {
  readonly immutable: boolean;
  readonly textBody: boolean;
  readonly select: readonly string[] | undefined;
  readonly expandProperties: readonly string[];
};

type Json = Record<string, unknown>;

/** Graph's message. Headers and the unique body come only when selected. */
export function toGraphMessage(item: MailItem, owner: DraftRecipient, wish: Wish): Json {
  const all = { ...messageProperties(item, owner, wish), ...onlyWhenSelected(item, wish) };
  const wanted = wish.select;
  return {
    ...odataType(item.email),
    '@odata.etag': `W/"${changeKey(item)}"`,
    id: publicId(item, wish.immutable),
    ...Object.fromEntries(
      Object.entries(all).filter(([name]) => (wanted ? wanted.includes(name) : !rare.includes(name))),
    ),
    ...expanded(item, wish.expandProperties),
  };
}

const rare = ['internetMessageHeaders', 'uniqueBody'];

/** The properties that a message has, for the check of `$select`. */
export function isMessageProperty(name: string): boolean {
  return known.has(name);
}

function messageProperties(item: MailItem, owner: DraftRecipient, wish: Wish): Json {
  const { email, draft } = item;
  const from = draft ? recipient(owner) : sender(email);
  return {
    createdDateTime: item.createdAt,
    lastModifiedDateTime: item.modifiedAt,
    changeKey: changeKey(item),
    categories: item.categories,
    receivedDateTime: item.receivedAt,
    sentDateTime: item.sentAt,
    hasAttachments: email.attachments.some((attachment) => !isInline(attachment)),
    internetMessageId: email.messageId ?? null,
    subject: email.subject ?? '',
    bodyPreview: plainText(email).replace(/\s+/g, ' ').trim().slice(0, 255),
    importance: importance(email),
    parentFolderId: folderId(item.folder),
    conversationId: item.conversationId,
    conversationIndex: createHash('sha256').update(item.conversationId).digest().subarray(0, 22).toString('base64'),
    isDeliveryReceiptRequested: false,
    isReadReceiptRequested: false,
    isRead: item.isRead,
    isDraft: item.isDraft,
    webLink: null,
    inferenceClassification: 'focused',
    body: body(email, wish.textBody),
    ...(from ? { sender: from, from } : {}),
    toRecipients: draft ? draft.to.map(recipient) : recipients(email.to),
    ccRecipients: draft ? draft.cc.map(recipient) : recipients(email.cc),
    bccRecipients: draft ? draft.bcc.map(recipient) : recipients(email.bcc),
    replyTo: draft ? draft.replyTo.map(recipient) : recipients(email.replyTo),
    flag: { flagStatus: item.flagged },
    ...invitation(email),
  };
}

function onlyWhenSelected(item: MailItem, wish: Wish): Json {
  const headers = item.draft
    ? item.draft.headers
    : item.email.headers.map(({ originalKey, value }) => ({ name: originalKey, value }));
  return { uniqueBody: body(item.email, wish.textBody), internetMessageHeaders: headers };
}

function body(email: Email, textWanted: boolean): Json {
  return email.html !== undefined && !textWanted
    ? { contentType: 'html', content: email.html }
    : { contentType: 'text', content: plainText(email) };
}

function plainText(email: Email): string {
  return email.text ?? (email.html === undefined ? '' : convert(email.html, { wordwrap: false }));
}

function importance(email: Email): string {
  const said = email.headers
    .find(({ key }) => key === 'importance')
    ?.value.trim()
    .toLowerCase();
  return said === 'high' || said === 'low' ? said : 'normal';
}

/** A calendar invitation is an `eventMessage`, or of a kind derived from it. */
function odataType(email: Email): Json {
  const method = calendarMethod(email);
  if (method === undefined) return {};
  return { '@odata.type': `#microsoft.graph.${method === 'REQUEST' ? 'eventMessageRequest' : 'eventMessage'}` };
}

function invitation(email: Email): Json {
  const method = calendarMethod(email);
  if (method === undefined) return {};
  const kinds: Record<string, string> = { REQUEST: 'meetingRequest', CANCEL: 'meetingCancelled' };
  return { meetingMessageType: kinds[method] ?? 'none' };
}

function calendarMethod(email: Email): string | undefined {
  return email.attachments.find((part) => part.mimeType === 'text/calendar' && part.method !== undefined)?.method;
}

/** Only what is marked as such, or used by the HTML body. */
export function isInline(part: Email['attachments'][number]): boolean {
  return part.disposition === 'inline' || part.related === true;
}

function sender(email: Email): Json | undefined {
  return recipients([email.from, email.sender].flatMap((one) => one ?? []))[0];
}

function recipients(addresses: readonly Address[] = []): Json[] {
  return addresses.flatMap((one) => (one.group ?? [one]).map(({ name, address }) => recipient({ name, address })));
}

function recipient({ name, address }: DraftRecipient): Json {
  return { emailAddress: { name: name === '' ? address : name, address } };
}

function expanded(item: MailItem, ids: readonly string[]): Json {
  if (ids.length === 0) return {};
  const found = ids.flatMap((id) => {
    const tag = propertyId(id);
    if (tag === 'integer 0xe08') return [{ id: 'Integer 0xe08', value: String(item.eml.length) }];
    return item.properties.filter((property) => propertyId(property.id) === tag);
  });
  // Graph leaves the property out when none of the asked ones is set.
  return found.length === 0 ? {} : { singleValueExtendedProperties: found };
}

/** An extended property's id in the form in which two of them can be compared. */
export function propertyId(id: string): string {
  return /^string /i.test(id)
    ? id.replace(/\{[^}]*\}/, (guid) => guid.toLowerCase())
    : id.toLowerCase().replace(/ 0x0*/, ' 0x');
}

const known = new Set([
  ...['id', 'createdDateTime', 'lastModifiedDateTime', 'changeKey', 'categories', 'receivedDateTime', 'sentDateTime'],
  ...['hasAttachments', 'internetMessageId', 'subject', 'bodyPreview', 'importance', 'parentFolderId'],
  ...['conversationId', 'conversationIndex', 'isDeliveryReceiptRequested', 'isReadReceiptRequested', 'isRead'],
  ...['isDraft', 'webLink', 'inferenceClassification', 'body', 'sender', 'from', 'toRecipients', 'ccRecipients'],
  ...['bccRecipients', 'replyTo', 'flag', 'uniqueBody', 'internetMessageHeaders', 'meetingMessageType'],
]);
