import { quoteMark } from '../mail/quote-mark';

/** Who wrote a forwarded or quoted mail, as its header lines say. User-editable text: never proof. */
export type QuotedSender = { readonly name: string; readonly address?: string; readonly words: string };

/** The header lines of a forwarded or quoted mail, between two lines of a text. */
export type HeaderBlock = {
  /** First line that belongs to the block, its separator included. */
  readonly start: number;
  /** First line after it. */
  readonly end: number;
  readonly from: QuotedSender;
  readonly subject?: string;
  readonly sent?: string;
  /** A separator above says "forwarded" in so many words. */
  readonly saysForwarded: boolean;
};

const labels = {
  from: /^\*?(?:from|de)\s?:\*?\s?(.*)$/i,
  sent: /^\*?(?:sent|date|enviado(?: el)?|fecha)\s?:\*?\s?(.*)$/i,
  to: /^\*?(?:to|para)\s?:\*?\s?(.*)$/i,
  cc: /^\*?(?:cc|bcc|cco|importance|importancia|reply-to|attachments|datos adjuntos)\s?:\*?\s?(.*)$/i,
  subject: /^\*?(?:subject|asunto)\s?:\*?\s?(.*)$/i,
} as const;
type Label = keyof typeof labels;

const forwardedSeparator = /forwarded message|mensaje reenviado/i;
const separator =
  /^(?:[-_]{2,}.{0,60}[-_]{2,}|[-_]{5,}|.{0,4}begin forwarded message\s?:|inicio del mensaje reenviado\s?:)$/i;

/**
 * The first header block of a text, from line `at` on: a "From:" line with at least two of Sent, To and Subject soon after it.
 * One is enough below a quote mark. A sender without an address needs all three, as Outlook writes them for colleagues.
 */
export function findHeaderBlock(lines: readonly string[], at = 0): HeaderBlock | undefined {
  for (let index = at; index < lines.length; index += 1) {
    const block = blockAt(lines, index);
    if (block) return block;
  }
  return undefined;
}

function blockAt(lines: readonly string[], index: number): HeaderBlock | undefined {
  const fromLine = labels.from.exec(lines[index] ?? '');
  if (!fromLine) return undefined;
  const { found, end } = labelledLines(lines, index + 1);
  const start = startAbove(lines, index);
  const above = lines.slice(start, index);
  const from = quotedSender(fromLine[1] ?? '');
  const kinds = ['sent', 'to', 'subject'].filter((label) => found.has(label as Label)).length;
  const needed = from.address === undefined ? 3 : above.includes(quoteMark) ? 1 : 2;
  if (from.name === '' || kinds < needed) return undefined;
  const subject = found.get('subject');
  const sent = found.get('sent');
  return {
    start,
    end,
    from,
    ...(subject !== undefined && { subject }),
    ...(sent !== undefined && { sent }),
    saysForwarded: above.some((line) => forwardedSeparator.test(line)),
  };
}

/** The labelled lines after "From:"; long recipient lists wrap, so up to three other lines may stand between two labels. */
function labelledLines(lines: readonly string[], start: number): { found: Map<Label, string>; end: number } {
  const found = new Map<Label, string>();
  let end = start;
  for (let index = start; index < lines.length && index <= end + 3; index += 1) {
    const line = lines[index] ?? '';
    const label = (Object.keys(labels) as Label[]).find((name) => name !== 'from' && labels[name].test(line));
    if (!label || found.has(label)) continue;
    found.set(label, (labels[label].exec(line)?.[1] ?? '').trim());
    end = index + 1;
  }
  return { found, end };
}

/** Separators, quote marks and blank lines directly above belong to the block. */
function startAbove(lines: readonly string[], index: number): number {
  let start = index;
  for (let above = index - 1; above >= 0 && above >= index - 5; above -= 1) {
    const line = (lines[above] ?? '').trim();
    if (line === quoteMark || separator.test(line)) start = above;
    else if (line !== '') break;
  }
  return start;
}

/** Reads `Name <address>` as clients write it; for "X on behalf of Y" it is Y who wrote. */
export function quotedSender(text: string): QuotedSender {
  const words = text.trim().slice(0, 400);
  const author = words.replace(/^.*\bon behalf of\s+/i, '');
  const address = /[^\s<>()[\]",;:]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/i.exec(author)?.[0];
  const name = author
    .replace(/[<[(][^<>[\]()]*@[^<>[\]()]*[>\])]/g, '')
    .replace(/["*]/g, '')
    .trim();
  return { name: name === '' ? (address ?? '') : name, ...(address !== undefined && { address }), words };
}
