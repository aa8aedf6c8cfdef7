import EmailForwardParser from 'email-forward-parser';
import { findHeaderBlock, quotedSender, type QuotedSender } from './header-block';
import { quoteMark } from './quote-mark';

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
const mostNested = 6;

/**
 * Takes a text apart at its forwarded mails: header lines that we know (English and Spanish, helped by the marks from the
 * HTML), else what email-forward-parser finds for other clients and languages. That parser says "forwarded" of any "Fwd:"
 * subject, so its answer counts only with an address in it. `text` is squeezed: its patterns are slow on runs of white space.
 */
export function takeApart(text: string, subject: string): MailChain {
  const lines = text.split('\n').map((line) => line.replace(/^(?:> ?)+/, ''));
  const bare = subject.replace(tags, '');
  const block = findHeaderBlock(lines);
  if (block) {
    const isForward = block.saysForwarded || !answerPrefix.test(bare);
    return { note: tidy(lines.slice(0, block.start)), mails: mailsFrom(lines), isForward };
  }
  const foreign = forwardPrefix.test(bare) ? foreignForward(lines, bare) : undefined;
  return foreign ?? { note: tidy(lines), mails: [], isForward: false };
}

function mailsFrom(lines: readonly string[]): QuotedMail[] {
  const mails: QuotedMail[] = [];
  let block = findHeaderBlock(lines);
  while (block && mails.length < mostNested) {
    const next = mails.length + 1 < mostNested ? findHeaderBlock(lines, block.end) : undefined;
    const { from, subject, sent } = block;
    const text = tidy(lines.slice(block.end, next?.start));
    mails.push({ from, ...(subject !== undefined && { subject }), ...(sent !== undefined && { sent }), text });
    block = next;
  }
  return mails;
}

function foreignForward(lines: readonly string[], subject: string): MailChain | undefined {
  // Its patterns also take long over long lines; header lines are short, so longer ones may be broken.
  const short = lines.flatMap((line) => line.match(/.{1,500}/gs) ?? ['']);
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
  const block = findHeaderBlock(inner);
  return {
    note: message ?? '',
    mails: block ? [{ ...first, text: tidy(inner.slice(0, block.start)) }, ...mailsFrom(inner)] : [first],
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
