import { asWindows } from './as-windows';

/** The most text of one mail that is read. The whole mail stays in the mailbox. */
const most = 65_536;

/**
 * Collapses white space and cuts the text, so that no reader after it can be made slow by padding: some patterns take
 * time that grows with the square of a run of blanks. Zero-width and control signs go too.
 * The raw text is cut first, since even this needs time.
 */
export function squeeze(text: string): string {
  return asWindows(text.slice(0, most * 8))
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/[\u2010-\u2012]/g, '-')
    .replace(/(?![\n\t])[\p{Cf}\p{Cc}]/gu, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .slice(0, most)
    .trim();
}
