import type { InboxMessage } from '../mailbox';
import { cellMark } from './cell-mark';
import { htmlText, htmlTextWithHidden } from './html-text';
import { quoteMark } from './quote-mark';
import { squeeze } from './squeeze';

/** The words of a mail's body as lines, white space collapsed, cells of tables apart, at most 65,536 characters. */
export function bodyText(body: InboxMessage['body']): string {
  return withCells(squeeze(body.type === 'html' ? htmlText(body.content) : plainText(body.content)));
}

/** The same with what people do not see: to look for instructions aimed at a machine. */
export function bodyTextWithHidden(body: InboxMessage['body']): string {
  return squeeze(body.type === 'html' ? htmlTextWithHidden(body.content) : plainText(body.content));
}

function plainText(content: string): string {
  const raw = content.slice(0, 1_000_000).replaceAll(quoteMark, '').replaceAll(cellMark, '');
  return withoutLinks(raw).replace(/(?<=\S) *\t+(?=\S)/g, ` ${cellMark} `);
}

/** One mark between two cells, none at the ends of a line. */
function withCells(text: string): string {
  return text.replace(/\uE001(?: ?\uE001)+/g, cellMark).replace(/^ ?\uE001 ?| ?\uE001 ?$/gm, '');
}

/** Outlook writes `<a@b<mailto:a@b>>` and `[mailto:a@b]` beside an address in plain text. */
function withoutLinks(text: string): string {
  return text.replace(/<mailto:[^<>\s]{0,320}>/gi, '').replace(/\[mailto:([^[\]\s]{0,320})\]/gi, '<$1>');
}
