import { randomBytes } from 'node:crypto';
import type { Clock } from '../../src/clock/clock';
import { compose } from './compose';
import { newMessageId, stampArrival, type Arrival } from './delivery';
import { draftFields, emptyDraft, type DraftBody, type DraftFields, type DraftRecipient } from './draft-fields';
import { propertyId } from './graph-message';
import type { MailItem } from './mail-item';
import { parseMail } from './parse-mail';
import { Refusal } from './refusal';
import { inlineImages } from './reply-fields';
import { instantText, type MailStore } from './store';

/** Brings mails in, makes drafts and sends them. Mail to the mailbox itself comes back into the inbox. */
export type PostOffice = {
  receive(arrival: Arrival): Promise<MailItem>;
  makeDraft(body: DraftBody, answering?: MailItem): Promise<MailItem>;
  changeDraft(draft: MailItem, body: DraftBody): Promise<MailItem>;
  /** Takes an inline image out of a draft. */
  dropInline(draft: MailItem, index: number): Promise<MailItem>;
  send(draft: MailItem): Promise<MailItem>;
};

export function openPostOffice(store: MailStore, clock: Clock, owner: DraftRecipient): PostOffice {
  const leaving = new Set<string>();

  async function receive(arrival: Arrival): Promise<MailItem> {
    const eml = stampArrival(arrival, owner.address, clock.now());
    const { references, inReplyTo, date, subject } = await parseMail(eml);
    const sent = date === undefined ? Number.NaN : Date.parse(date);
    return store.add({
      folder: 'inbox',
      eml,
      isDraft: false,
      isRead: false,
      properties: [],
      conversationId: conversationOf(store, `${references ?? ''} ${inReplyTo ?? ''}`, subject ?? ''),
      ...(Number.isNaN(sent) ? {} : { sentAt: new Date(sent).toISOString().replace(/\.\d+Z$/, 'Z') }),
    });
  }

  async function makeDraft(body: DraftBody, answering?: MailItem): Promise<MailItem> {
    const draft = draftFields({ ...emptyDraft(newMessageId()), ...thread(answering) }, body);
    const properties = body.singleValueExtendedProperties ?? [];
    const made = await store.add({
      folder: 'drafts',
      eml: await written(draft, properties),
      isDraft: true,
      isRead: true,
      properties,
      conversationId: answering?.conversationId ?? newConversationId(),
      draft,
    });
    return body.categories ? store.change(made.id, { categories: body.categories }) : made;
  }

  async function changeDraft(item: MailItem, body: DraftBody): Promise<MailItem> {
    const draft = draftFields(item.draft ?? emptyDraft(newMessageId()), body);
    const given = body.singleValueExtendedProperties ?? [];
    const ids = new Set(given.map(({ id }) => propertyId(id)));
    const properties = [...item.properties.filter(({ id }) => !ids.has(propertyId(id))), ...given];
    return store.change(item.id, { draft, eml: await written(draft, properties), properties });
  }

  async function dropInline(item: MailItem, index: number): Promise<MailItem> {
    const before = item.draft ?? emptyDraft(newMessageId());
    const draft = { ...before, inline: (before.inline ?? []).filter((_, at) => at !== index) };
    return store.change(item.id, { draft, eml: await written(draft, item.properties) });
  }

  /** Outlook makes a header of the property that asks for no automatic answer. */
  function written(draft: DraftFields, properties: MailItem['properties']): Promise<Buffer> {
    const name = 'X-Auto-Response-Suppress';
    const isAsked = properties.some(({ id, value }) => propertyId(id) === 'integer 0x3fdf' && value === '-1');
    const others = draft.headers.filter((header) => header.name.toLowerCase() !== name.toLowerCase());
    const headers = isAsked ? [...others, { name, value: 'All' }] : draft.headers;
    return compose({ ...draft, headers }, owner, clock.now());
  }

  async function send(item: MailItem): Promise<MailItem> {
    const { draft } = item;
    if (!item.isDraft || draft === undefined) throw new Refusal(400, 'ErrorInvalidRequest', 'The item is not a draft.');
    const to = [...draft.to, ...draft.cc, ...draft.bcc].map(({ address }) => address.toLowerCase());
    if (to.length === 0 || !to.every((address) => /^[^@\s]+@[^@\s]+$/.test(address))) {
      throw new Refusal(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');
    }
    if (leaving.has(item.id)) throw new Refusal(409, 'ErrorIrresolvableConflict', 'The draft is being sent already.');
    leaving.add(item.id);
    try {
      const now = clock.now();
      const eml = await written(draft, item.properties);
      const at = instantText(now);
      const sent = await store.change(item.id, {
        folder: 'sentitems',
        isDraft: false,
        eml,
        sentAt: at,
        receivedAt: at,
      });
      if (to.includes(owner.address.toLowerCase())) await receive({ eml });
      return sent;
    } finally {
      leaving.delete(item.id);
    }
  }

  return { receive, makeDraft, changeDraft, dropInline, send };
}

function thread(answering: MailItem | undefined): Partial<DraftFields> {
  if (answering === undefined) return {};
  const { messageId: id, references = '' } = answering.email;
  const inline = inlineImages(answering);
  return {
    ...(id !== undefined && { inReplyTo: id, references: `${references} ${id}`.trim() }),
    ...(inline.length > 0 && { inline }),
  };
}

const answerMarks = /^(?:\s*(?:re|aw|sv|fwd?|wg|rv)\s*:)+/i;

/**
 * The conversation of the mail that is answered or passed on, when the mailbox has it: by the message ids that are named; of
 * an answer that names none, by the subject.
 */
function conversationOf(store: MailStore, references: string, subject: string): string {
  const ids = new Set(references.match(/<[^<>\s]+>/g) ?? []);
  const bare = (text: string): string => text.replace(answerMarks, '').trim().toLowerCase();
  const answered =
    ids.size === 0
      ? /^\s*(?:re|aw|sv)\s*:/i.test(subject)
        ? store.all().findLast(({ email }) => bare(email.subject ?? '') === bare(subject))
        : undefined
      : store.all().findLast(({ email }) => email.messageId !== undefined && ids.has(email.messageId));
  return answered?.conversationId ?? newConversationId();
}

function newConversationId(): string {
  return `AAQkADk0${randomBytes(24).toString('base64url')}=`;
}
