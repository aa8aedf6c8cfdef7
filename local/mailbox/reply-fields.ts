import type { DraftBody, InlineImage } from './draft-fields';
import { bytes } from './graph-attachment';
import { isInline } from './graph-message';
import type { MailItem } from './mail-item';

/** What Graph fills in when a mail is answered: to whom, the subject, the quoted words under `comment`. */
export function replyFields({ email }: MailItem, comment: string): DraftBody {
  const { from, replyTo, subject = '', text = '', html } = email;
  const to = replyTo?.length ? replyTo : from ? [from] : [];
  return {
    subject: /^re:/i.test(subject) ? subject : `RE: ${subject}`,
    toRecipients: to
      .flatMap((one) => one.group ?? [one])
      .map(({ name, address }) => ({ emailAddress: { name, address } })),
    body:
      html === undefined
        ? { contentType: 'text', content: `${comment}\r\n\r\n________________________________\r\n${text}` }
        : { contentType: 'html', content: `${comment}<hr>${html}` },
  };
}

/** The inline images of a mail that is answered come along with its quoted words. */
export function inlineImages({ email }: MailItem): readonly InlineImage[] {
  return email.attachments.filter(isInline).map((part) => ({
    name: part.filename ?? '',
    contentType: part.mimeType,
    contentId: part.contentId?.replace(/^<|>$/g, '') ?? '',
    content: bytes(part).toString('base64'),
  }));
}
