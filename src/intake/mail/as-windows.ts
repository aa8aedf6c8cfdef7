/** The signs of Windows-1252 at 0x80 to 0x9F; where it has none, a control sign stays out. */
const windows1252 = '€\u0000‚ƒ„…†‡ˆ‰Š‹Œ\u0000Ž\u0000\u0000‘’“”•–—˜™š›œ\u0000žŸ';

/**
 * Quotes and dashes in place of the control signs U+0080 to U+009F: mail says Latin-1 and means Windows-1252, and some decoders
 * read Windows-1252 itself as Latin-1. No mail means a control sign there.
 */
export function asWindows(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (sign) =>
    (windows1252[sign.charCodeAt(0) - 0x80] ?? '').replace('\u0000', ''),
  );
}
