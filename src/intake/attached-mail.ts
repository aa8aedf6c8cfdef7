import type { Attachment } from 'postal-mime';
import type { InboxMessage } from './mailbox';

const most = 3;

/** The mails that a mail carries as attachments ("Forward as attachment", a dragged `.eml`), as bytes. */
export function attachedMails(attachments: readonly Attachment[]): readonly Uint8Array[] {
  return attachments
    .filter(({ mimeType, filename }) => mimeType === 'message/rfc822' || /\.eml$/i.test(filename ?? ''))
    .slice(0, most)
    .flatMap(({ content }) => (typeof content === 'string' ? [] : [new Uint8Array(content)]));
}

/** The body with an attached mail put below it, in the form of a forwarded one: the reader then knows who wrote it. */
export function withAttached(body: InboxMessage['body'], attached: InboxMessage): InboxMessage['body'] {
  const headers = [
    '---------- Forwarded message ---------',
    `From: ${attached.from?.name ?? ''} <${attached.from?.address ?? ''}>`,
    `Date: ${attached.headers['date'] ?? ''}`,
    `Subject: ${attached.subject}`,
    `To: ${attached.headers['to'] ?? ''}`,
  ].map((line) => line.replace(/\s+/g, ' '));
  if (body.type === 'text' && attached.body.type === 'text') {
    return { type: 'text', content: [body.content, '', ...headers, '', attached.body.content].join('\n') };
  }
  const head = headers.map((line) => `<div>${escaped(line)}</div>`).join('');
  return { type: 'html', content: `${asHtml(body)}<div class="gmail_quote">${head}</div><br>${asHtml(attached.body)}` };
}

function asHtml(body: InboxMessage['body']): string {
  return body.type === 'html' ? body.content.replace(/<\/(?:body|html)>/gi, '') : `<pre>${escaped(body.content)}</pre>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
