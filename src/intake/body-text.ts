import type { InboxMessage } from './mailbox';
import { htmlText } from './html-text';
import { quoteMark } from './quote-mark';
import { squeeze } from './squeeze';

/** The words of a mail's body as lines, white space collapsed, at most 65,536 characters. */
export function bodyText(body: InboxMessage['body']): string {
  if (body.type === 'html') return squeeze(htmlText(body.content));
  return squeeze(withoutLinks(body.content.slice(0, 1_000_000).replaceAll(quoteMark, '')));
}

/** Outlook writes `<a@b<mailto:a@b>>` and `[mailto:a@b]` beside an address in plain text. */
function withoutLinks(text: string): string {
  return text.replace(/<mailto:[^<>\s]{0,320}>/gi, '').replace(/\[mailto:([^[\]\s]{0,320})\]/gi, '<$1>');
}
