import { z } from 'zod';
import { MailboxRefused, type OutgoingMail, type OwnMail } from '../src/intake/mailbox';
import { readAnswer } from './answer-shape';
import type { GraphAnswer, GraphCaller } from './caller';
import { mailboxPath } from './link';
import { markFilter, markHeaders, markProperties } from './mark';

const ownMailSchema = z.object({
  id: z.string().min(1),
  internetMessageId: z.string().nullish(),
  conversationId: z.string().nullish(),
});
const stateSchema = z.object({ isDraft: z.boolean() });
const foundSchema = z.object({ value: z.array(ownMailSchema) });
const attachmentsSchema = z.object({ value: z.array(z.object({ id: z.string().min(1) })) });

/** The outgoing side: draft first, then send, so that after an unknown outcome one can look where the mail is. */
export function createOutbox(caller: GraphCaller, address: string) {
  const mailbox = mailboxPath(address);
  const pathOf = (id: string): string => `${mailbox}/messages/${encodeURIComponent(id)}`;

  async function draft(mail: OutgoingMail): Promise<OwnMail> {
    const doing = 'drafting a mail';
    const answer = await caller.write({
      doing,
      method: 'POST',
      path: `${mailbox}/messages`,
      body: { ...written(mail), ...markHeaders(mail), ...markProperties(mail) },
    });
    return ownMail(readAnswer(ownMailSchema, accepted(answer, doing), doing));
  }

  /** Inline images of what is answered come along with its quoted words. */
  async function dropAttachments(id: string): Promise<void> {
    const doing = 'emptying a reply';
    const path = `${pathOf(id)}/attachments`;
    const answer = await caller.read({ doing, method: 'GET', path: `${path}?$select=id` });
    for (const attachment of readAnswer(attachmentsSchema, accepted(answer, doing), doing).value)
      accepted(
        await caller.write({ doing, method: 'DELETE', path: `${path}/${encodeURIComponent(attachment.id)}` }),
        doing,
      );
  }

  return {
    draft,

    async draftReply(messageId: string, mail: OutgoingMail): Promise<OwnMail> {
      const doing = 'drafting a reply';
      const made = await caller.write({
        doing,
        method: 'POST',
        path: `${pathOf(messageId)}/createReply`,
        body: { message: markHeaders(mail) },
      });
      if (!made.ok) return draft(mail);
      const { id } = readAnswer(ownMailSchema, made.json, doing);
      await dropAttachments(id);
      // The mark comes with our words, never before: what is found by it can be sent as it is.
      const answer = await caller.write({
        doing,
        method: 'PATCH',
        path: pathOf(id),
        body: { ...written(mail), ccRecipients: [], bccRecipients: [], ...markProperties(mail) },
      });
      return ownMail(readAnswer(ownMailSchema, accepted(answer, doing), doing));
    },

    async send(draftId: string): Promise<void> {
      const doing = 'sending a mail';
      accepted(await caller.write({ doing, method: 'POST', path: `${pathOf(draftId)}/send` }), doing);
    },

    async whereIs(draftId: string): Promise<'draft' | 'sent' | 'gone'> {
      const doing = 'looking where a mail is';
      const answer = await caller.read({ doing, method: 'GET', path: `${pathOf(draftId)}?$select=isDraft` });
      if (!answer.ok && answer.status === 404) return 'gone';
      return readAnswer(stateSchema, accepted(answer, doing), doing).isDraft ? 'draft' : 'sent';
    },

    async findByMark(mark: string): Promise<(OwnMail & { readonly sent: boolean }) | undefined> {
      // Sent first: a mail that moves between the two looks is then found twice rather than not at all.
      for (const { folder, sent } of [
        { folder: 'sentitems', sent: true },
        { folder: 'drafts', sent: false },
        { folder: 'sentitems', sent: true },
      ]) {
        const doing = 'looking for a mail by its mark';
        const query = `$filter=${markFilter(mark)}&$select=id,internetMessageId,conversationId&$top=1`;
        const path = `${mailbox}/mailFolders/${folder}/messages?${query}`;
        const answer = await caller.read({ doing, method: 'GET', path });
        const found = readAnswer(foundSchema, accepted(answer, doing), doing).value[0];
        if (found) return { ...ownMail(found), sent };
      }
      return undefined;
    },
  };
}

function written({ subject, body, to }: OutgoingMail): object {
  return {
    subject,
    body: { contentType: 'text', content: body },
    toRecipients: [{ emailAddress: { address: to } }],
  };
}

function ownMail({ id, internetMessageId, conversationId }: z.output<typeof ownMailSchema>): OwnMail {
  return { id, ...(internetMessageId && { internetMessageId }), ...(conversationId && { conversationId }) };
}

/** The body of a success. @throws MailboxRefused */
export function accepted(answer: GraphAnswer, doing: string): unknown {
  if (answer.ok) return answer.json;
  throw new MailboxRefused(doing, answer.status, answer.graphCode);
}
