import type { DateTime } from 'luxon';
import { z } from 'zod';
import { largestAttachedMail, mostAttachedMails } from '../src/intake/mail/eml';
import { LinkExpired, MailboxRefused, type InboxMessage, type InboxPage } from '../src/intake/mailbox';
import { readAnswer } from './answer-shape';
import type { GraphCaller } from './caller';
import { cutLink, mailboxPath, ownPath } from './link';
import {
  attachmentPageSchema,
  attachmentQuery,
  instant,
  isReadableMail,
  messageQuery,
  messageSchema,
  toInboxMessage,
} from './message';
import { ForeignAddress } from './origin-guard';

type Attachment = z.output<typeof attachmentPageSchema>['value'][number];

const pageSchema = z.object({
  value: z.array(
    z.object({
      id: z.string().min(1),
      receivedDateTime: instant.nullish(),
      internetMessageId: z.string().nullish(),
      conversationId: z.string().nullish(),
      '@removed': z.object({}).nullish(),
    }),
  ),
  '@odata.nextLink': z.string().optional(),
  '@odata.deltaLink': z.string().optional(),
});

/** The codes with which Graph says that a sync state is gone; the status is 410, or sometimes another 4xx. */
const lostSyncCodes = new Set(['syncstatenotfound', 'resyncrequired']);

/** What is looked for in a mail as it came stands near its beginning. */
const longestSource = 200_000;

export type InboxSettings = { readonly origin: string; readonly address: string; readonly pageSize: number };

/** The incoming side: the walk through the inbox by delta query, and the reading of one message. */
export function createInbox(caller: GraphCaller, { origin, address, pageSize }: InboxSettings) {
  const mailbox = mailboxPath(address);

  return {
    async changes(link: string | undefined, since: DateTime): Promise<InboxPage> {
      const doing = 'looking for new mail';
      const answer = await caller.read({
        doing,
        method: 'GET',
        path: link === undefined ? firstPath(mailbox, since) : storedPath(link, address),
        prefer: [`odata.maxpagesize=${String(pageSize)}`],
      });
      if (!answer.ok) {
        if (answer.status === 410 || lostSyncCodes.has(answer.graphCode.toLowerCase())) throw new LinkExpired();
        throw new MailboxRefused(doing, answer.status, answer.graphCode);
      }
      const page = readAnswer(pageSchema, answer.json, doing);
      const next = page['@odata.nextLink'] ?? page['@odata.deltaLink'];
      // Without a link there is no way on: start anew rather than stand still.
      if (next === undefined) throw new LinkExpired();
      return {
        messages: page.value.map((message) => ({
          id: message.id,
          removed: message['@removed'] != null,
          ...(message.receivedDateTime ? { receivedAt: message.receivedDateTime } : {}),
          ...(message.internetMessageId ? { internetMessageId: message.internetMessageId } : {}),
          ...(message.conversationId ? { conversationId: message.conversationId } : {}),
        })),
        next: cutLink(next, origin, address),
        done: page['@odata.nextLink'] === undefined,
      };
    },

    async read(id: string): Promise<InboxMessage | undefined> {
      const doing = 'reading a mail';
      const path = `${mailbox}/messages/${encodeURIComponent(id)}`;
      const answer = await caller.read({ doing, method: 'GET', path: `${path}?${messageQuery}` });
      if (!answer.ok) {
        if (answer.status === 404) return undefined;
        throw new MailboxRefused(doing, answer.status, answer.graphCode);
      }
      const message = readAnswer(messageSchema, answer.json, doing);
      const attachments = await listAttachments(`${path}/attachments?${attachmentQuery}`);
      if (attachments === undefined) return undefined;
      return toInboxMessage(message, attachments, await attachedMails(path, attachments));
    },

    async source(id: string): Promise<string | undefined> {
      const doing = 'reading a mail as it came';
      const path = `${mailbox}/messages/${encodeURIComponent(id)}/$value`;
      const answer = await caller.read({ doing, method: 'GET', path, as: 'text' });
      if (answer.ok) return String(answer.json).slice(0, longestSource);
      if (answer.status === 404) return undefined;
      throw new MailboxRefused(doing, answer.status, answer.graphCode);
    },
  };

  /** The bytes of the mails among the attachments. One that is gone or cannot be had as bytes is left out: the rest is read. */
  async function attachedMails(path: string, attachments: readonly Attachment[]): Promise<readonly Uint8Array[]> {
    const all: Uint8Array[] = [];
    for (const attachment of attachments.filter(isReadableMail).slice(0, mostAttachedMails)) {
      const bytes =
        attachment.id === undefined
          ? undefined
          : await caller.readBytes({
              doing: 'reading a mail that is attached to a mail',
              method: 'GET',
              path: `${path}/attachments/${encodeURIComponent(attachment.id)}/$value`,
            });
      if (bytes !== undefined && bytes.length <= largestAttachedMail) all.push(bytes);
    }
    return all;
  }

  async function listAttachments(first: string) {
    const doing = 'listing the attachments of a mail';
    const all = [];
    for (let path: string | undefined = first; path !== undefined;) {
      const answer = await caller.read({ doing, method: 'GET', path });
      if (!answer.ok) {
        if (answer.status === 404) return undefined;
        throw new MailboxRefused(doing, answer.status, answer.graphCode);
      }
      const page: z.output<typeof attachmentPageSchema> = readAnswer(attachmentPageSchema, answer.json, doing);
      all.push(...page.value);
      const next: string | undefined = page['@odata.nextLink'];
      path = next === undefined ? undefined : cutLink(next, origin, address);
    }
    return all;
  }
}

/** `since` is cut to the second, the precision in which Graph keeps receipt: a mail of that second must not be lost. */
function firstPath(mailbox: string, since: DateTime): string {
  const from = since.toUTC().startOf('second').toISO({ suppressMilliseconds: true });
  if (from === null) throw new RangeError('The instant to start from is not valid.');
  const query = [
    'changeType=created',
    '$select=receivedDateTime,internetMessageId,conversationId',
    `$filter=${encodeURIComponent(`receivedDateTime ge ${from}`)}`,
  ];
  return `${mailbox}/mailFolders/inbox/messages/delta?${query.join('&')}`;
}

/** A stored link that does not lead into this mailbox is from before a change of settings: the walk starts anew. */
function storedPath(link: string, address: string): string {
  try {
    return ownPath(link, address);
  } catch (error) {
    throw error instanceof ForeignAddress ? new LinkExpired() : error;
  }
}
