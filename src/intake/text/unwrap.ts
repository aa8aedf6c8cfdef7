import { cellMark } from '../mail/cell-mark';

/** Shorter lines were ended by their writer; a mail program breaks at 66 signs or later. */
const shortestWrapped = 45;
const narrowest = 66;
const beginsAnew = new RegExp(
  `^(?:[-*•–—>#|${cellMark}]|\\d{1,2}[.)] |\\[|\\p{Lu}[^\\s:]{0,25}(?: [^\\s:]{1,25}){0,4} ?:(?!//)(?!\\d\\d\\b))`,
  'u',
);

/**
 * Joins the lines that a mail program broke, so that a sentence is one line and a line break means something. A line goes on
 * when the next one's first word had no room left on it.
 */
export function unwrapped(lines: readonly string[]): string[] {
  const joined: string[] = [];
  let last = '';
  for (const line of lines) {
    const first = line.split(' ', 1)[0] ?? '';
    const hadNoRoom =
      !last.includes(cellMark) && last.length >= shortestWrapped && last.length + 1 + first.length > narrowest;
    const before = joined.at(-1);
    if (
      before !== undefined &&
      hadNoRoom &&
      line !== '' &&
      !line.includes(cellMark) &&
      !last.endsWith(':') &&
      !beginsAnew.test(line)
    ) {
      joined[joined.length - 1] = `${before} ${line}`;
    } else joined.push(line);
    last = line;
  }
  return joined;
}
