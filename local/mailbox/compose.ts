import MailComposer from 'nodemailer/lib/mail-composer';
import type { DateTime } from 'luxon';
import type { DraftFields, DraftRecipient } from './draft-fields';

/** Writes a draft as the RFC 822 bytes that leave the mailbox. Blind copies are not in it. */
export async function compose(draft: DraftFields, from: DraftRecipient, date: DateTime): Promise<Buffer> {
  const composer = new MailComposer({
    from: address(from),
    to: draft.to.map(address),
    cc: draft.cc.map(address),
    replyTo: draft.replyTo.map(address),
    subject: draft.subject,
    messageId: draft.messageId,
    date: date.toJSDate(),
    headers: draft.headers.map(({ name, value }) => ({ key: name, value })),
    newline: '\r\n',
    ...(draft.body.contentType === 'html' ? { html: draft.body.content } : { text: draft.body.content }),
    ...(draft.inReplyTo === undefined ? {} : { inReplyTo: draft.inReplyTo }),
    ...(draft.references === undefined ? {} : { references: draft.references }),
    attachments: (draft.inline ?? []).map(({ name, contentType, contentId, content }) => ({
      filename: name === '' ? false : name,
      contentType,
      cid: contentId,
      contentDisposition: 'inline' as const,
      content: Buffer.from(content, 'base64'),
    })),
  });
  return composer.compile().build();
}

function address({ name, address }: DraftRecipient): { name: string; address: string } {
  return { name, address };
}
