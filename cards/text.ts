import { type Fill, filler, type Piece } from './fill';
import heading from './parts/heading.json';
import paragraph from './parts/paragraph.json';
import run from './parts/run.json';

type Look = { readonly weight?: 'Bolder'; readonly size?: 'Small'; readonly color?: 'Attention' };

const fillHeading: Fill<{ text: string }> = filler(heading);
const fillParagraph: Fill<{ runs: readonly Piece[]; spacing: string }> = filler(paragraph);
const fillRun: Fill<{ text: string; weight: string; size: string; color: string }> = filler(run);

/** The first element of every card, and the only one that a client reads as Markdown: signs that mean something there are escaped. */
export function drawHeading(text: string): Piece {
  return fillHeading({ text: withoutMarkdown(plain(text)) });
}

/** Words that are never read as Markdown. */
export function drawRun(text: string, look: Look = {}): Piece {
  return fillRun({ text: plain(text), weight: look.weight ?? '', size: look.size ?? '', color: look.color ?? '' });
}

/** A paragraph of runs. */
export function drawParagraph(runs: readonly Piece[], spacing: '' | 'None' | 'Small' = ''): Piece {
  return fillParagraph({ runs, spacing });
}

/**
 * Text as it may be shown: without control signs and signs that turn the direction of writing (they can make a text
 * read as another one), and with `{{` taken apart, since clients read `{{DATE(...)}}` even in runs.
 */
export function plain(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u202A-\u202E\u2066-\u2069]|(?![\n\t])\p{Cc}/gu, '')
    .replaceAll('{{', '{\u2060{');
}

function withoutMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]~<]/g, '\\$&')
    .replace(/^(\s*)([#>+-])/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s)/gm, '$1\\$2');
}
