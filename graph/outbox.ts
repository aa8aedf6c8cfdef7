import { z } from 'zod';
import { MailboxRefused, type OutgoingMail, type ThreadIds } from '../src/intake/mailbox';
import { readAnswer } from './answer-shape';
import type { GraphAnswer, GraphCaller } from './caller';
import { mailboxPath } from './link';
import { markedDraft, markFilter } from './mark';

const draftSchema = z.object({ id: z.string().min(1) });
const stateSchema = z.object({ isDraft: z.boolean() });
const threadSchema = z.object({ internetMessageId: z.string().nullish(), conversationId: z.string().nullish() });
const foundSchema = z.object({ value: z.array(draftSchema) });

/** The outgoing side: draft first, then send, so that after an unknown outcome one can look where the mail is. */
export function createOutbox(caller: GraphCaller, address: string) {
  const mailbox = mailboxPath(address);

  return {
    async draft(mail: OutgoingMail): Promise<string> {
      const doing = 'drafting a mail';
      const answer = await caller.write({
        doing,
        method: 'POST',
        path: `${mailbox}/messages`,
        body: {
          subject: mail.subject,
          body: { contentType: 'text', content: mail.body },
          toRecipients: [{ emailAddress: { address: mail.to } }],
          ...markedDraft(mail.mark),
        },
      });
      return readAnswer(draftSchema, accepted(answer, doing), doing).id;
    },

    async send(draftId: string): Promise<void> {
      const doing = 'sending a mail';
      const path = `${mailbox}/messages/${encodeURIComponent(draftId)}/send`;
      accepted(await caller.write({ doing, method: 'POST', path }), doing);
    },

    async whereIs(draftId: string): Promise<'draft' | 'sent' | 'gone'> {
      const doing = 'looking where a mail is';
      const path = `${mailbox}/messages/${encodeURIComponent(draftId)}?$select=isDraft`;
      const answer = await caller.read({ doing, method: 'GET', path });
      if (!answer.ok && answer.status === 404) return 'gone';
      return readAnswer(stateSchema, accepted(answer, doing), doing).isDraft ? 'draft' : 'sent';
    },

    async threadOf(draftId: string): Promise<ThreadIds | undefined> {
      const doing = 'looking by what answers to a mail are known';
      const select = '$select=internetMessageId,conversationId';
      const path = `${mailbox}/messages/${encodeURIComponent(draftId)}?${select}`;
      const answer = await caller.read({ doing, method: 'GET', path });
      if (!answer.ok && answer.status === 404) return undefined;
      const { internetMessageId, conversationId } = readAnswer(threadSchema, accepted(answer, doing), doing);
      return { ...(internetMessageId && { internetMessageId }), ...(conversationId && { conversationId }) };
    },

    async findByMark(mark: string): Promise<{ readonly id: string; readonly sent: boolean } | undefined> {
      // Sent first: a mail that moves between the two looks is then found twice rather than not at all.
      for (const { folder, sent } of [
        { folder: 'sentitems', sent: true },
        { folder: 'drafts', sent: false },
        { folder: 'sentitems', sent: true },
      ]) {
        const doing = 'looking for a mail by its mark';
        const path = `${mailbox}/mailFolders/${folder}/messages?$filter=${markFilter(mark)}&$select=id&$top=1`;
        const answer = await caller.read({ doing, method: 'GET', path });
        const found = readAnswer(foundSchema, accepted(answer, doing), doing).value[0];
        if (found) return { id: found.id, sent };
      }
      return undefined;
    },
  };
}

/** The body of a success. @throws MailboxRefused */
export function accepted(answer: GraphAnswer, doing: string): unknown {
  if (answer.ok) return answer.json;
  throw new MailboxRefused(doing, answer.status, answer.graphCode);
}
