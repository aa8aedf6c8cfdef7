import { bodyText } from '../mail/body-text';
import { findHeaderBlock } from './header-block';
import { issueWords } from './issue';
import type { InboxMessage } from '../mailbox';
import { quoteMark } from '../mail/quote-mark';

/** Lines at which clients begin to quote what was answered. */
const quoteStart =
  /^(?:On .{4,200} wrote:|El .{4,200} escribió:|-{2,} ?Original Message ?-{2,}|-{2,} ?Mensaje original ?-{2,})$/i;

/** What the sender of an answer wrote above the quoted mail, at most 8,000 characters; all of it when nothing stands above. */
export function newWords(message: InboxMessage): string {
  const lines = bodyText(message.body).split('\n');
  const starts = [
    findHeaderBlock(lines)?.start,
    lines.findIndex((line, index) => quoteStart.test(line) || quoteStart.test(`${line} ${lines[index + 1] ?? ''}`)),
    lines.findIndex((line) => line.startsWith('>')),
  ].filter((start) => start !== undefined && start >= 0) as number[];
  const above = issueWords(lines.slice(0, Math.min(lines.length, ...starts)).filter((line) => line !== quoteMark));
  return above === '' ? issueWords(lines.filter((line) => line !== quoteMark)) : above;
}
