import EmailForwardParser from 'email-forward-parser';
import { cellMark } from '../mail/cell-mark';
import { quoteMark } from '../mail/quote-mark';
import { findHeaderBlock, quotedSender, type HeaderBlock, type QuotedSender } from './header-block';
import { findWroteLine } from './wrote-line';

/** One mail inside a mail. */
export type QuotedMail = {
  readonly from: QuotedSender;
  readonly subject?: string;
  /** As the client wrote it, in its own language and zone. */
  readonly sent?: string;
  readonly text: string;
};

/** A mail taken apart: what its sender wrote, and the mails below it, newest first. */
export type MailChain = {
  readonly note: string;
  readonly mails: readonly QuotedMail[];
  /** Whether the mails below were passed on to us, rather than quoted in an answer. */
  readonly isForward: boolean;
};

const tags = /^(?:\s*\[[^\]]{0,40}\])*\s*/;
const forwardPrefix = /^(?:fwd?|rv|reenv|tr|wg|vs|i|pd|enc|vb|vl)\s?:/i;
const answerPrefix = /^(?:re|aw|sv|antw)\s?:/i;
const mostNested = 12;

type Block = Pick<HeaderBlock, 'start' | 'end' | 'from' | 'subject' | 'sent' | 'saysForwarded'> & {
  readonly isHeader: boolean;
};

/**
 * Takes a text apart at its forwarded and quoted mails: header lines that we know (English and Spanish, helped by the marks from the
 * HTML), lines such as "On Tuesday ... wrote:", else what email-forward-parser finds for other clients and languages. That parser
 * says "forwarded" of any "Fwd:" subject, so its answer counts only with an address in it. `text` is squeezed: its patterns are
 * slow on runs of white space.
 */
export function takeApart(text: string, subject: string): MailChain {
  const lines = text.split('\n').map((line) => line.replace(/^(?:> ?)+/, ''));
  const bare = subject.replace(tags, '');
  const blocks = blocksIn(lines);
  const [block] = blocks;
  if (block) {
    const isForward = block.isHeader
      ? block.saysForwarded || !answerPrefix.test(bare)
      : forwardPrefix.test(bare) || blocks.some(({ saysForwarded }) => saysForwarded);
    return { note: tidy(lines.slice(0, block.start)), mails: mailsFrom(lines, blocks), isForward };
  }
  const foreign = forwardPrefix.test(bare) ? foreignForward(lines, bare) : undefined;
  return foreign ?? { note: tidy(lines), mails: [], isForward: false };
}

function blocksIn(lines: readonly string[]): Block[] {
  const plain = lines.map((line) => line.replaceAll(cellMark, ' ').replace(/ +/g, ' ').trim());
  const blocks: Block[] = [];
  let at = 0;
  while (blocks.length < mostNested) {
    const next = nextBlock(plain, at);
    if (!next) break;
    blocks.push(next);
    at = next.end;
  }
  return blocks;
}

function nextBlock(lines: readonly string[], at: number): Block | undefined {
  const header = findHeaderBlock(lines, at);
  const quote = findWroteLine(lines.slice(0, header?.start ?? lines.length), at);
  if (quote) return { ...quote, saysForwarded: false, isHeader: false };
  return header && { ...header, isHeader: true };
}

function mailsFrom(lines: readonly string[], blocks: readonly Block[]): QuotedMail[] {
  return blocks.map(({ from, subject, sent, end }, index) => ({
    from,
    ...(subject !== undefined && { subject }),
    ...(sent !== undefined && { sent }),
    text: tidy(lines.slice(end, blocks[index + 1]?.start)),
  }));
}

function foreignForward(lines: readonly string[], subject: string): MailChain | undefined {
  // Its patterns also take long over long lines; header lines are short, so longer ones may be broken.
  const short = lines.flatMap((line) => line.replaceAll(cellMark, ' ').match(/.{1,500}/gs) ?? ['']);
  const { message, email } = new EmailForwardParser().read(tidy(short), subject);
  const address = email.from.address;
  if (!address?.includes('@')) return undefined;
  const first: QuotedMail = {
    from: quotedSender(`${email.from.name ?? ''} <${address}>`),
    ...(email.subject && { subject: email.subject }),
    ...(email.date && { sent: email.date }),
    text: email.body ?? '',
  };
  const inner = first.text.split('\n');
  const blocks = blocksIn(inner);
  const [block] = blocks;
  return {
    note: message ?? '',
    mails: block ? [{ ...first, text: tidy(inner.slice(0, block.start)) }, ...mailsFrom(inner, blocks)] : [first],
    isForward: true,
  };
}

function tidy(lines: readonly string[]): string {
  return lines
    .filter((line) => line !== quoteMark)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
