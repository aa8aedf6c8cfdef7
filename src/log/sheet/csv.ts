/** Tells Excel that the file is UTF-8. */
export const csvStart = '\ufeff';

/** What a spreadsheet would take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/;
/** An apostrophe that `csvLine` put before such a cell. */
const GUARDED = /^'(?=[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20])/;

/**
 * One row of a CSV file (RFC 4180, with its line end). A cell that a spreadsheet would take for a formula gets an apostrophe
 * before it: what stood in a mail never becomes a command on the reader's machine.
 */
export function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => {
    const safe = FORMULA.test(cell) ? `'${cell}` : cell;
    return /[",\r\n;\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${quoted.join(',')}\r\n`;
}

/** A row of a CSV file and the line of the file on which it begins, from 1. */
export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** The file is no CSV: a quote is not closed. */
export class CsvInvalid extends Error {
  readonly code = 'CSV_INVALID';
  constructor(readonly line: number) {
    super(`Line ${String(line)}: a quotation mark is opened and never closed. Save the file as CSV once more.`);
    this.name = 'CsvInvalid';
  }
}

/**
 * Reads a CSV file: commas, or semicolons where the first line has no comma; quoted cells may hold both and line ends. Rows
 * without any text are left out. What `csvLine` put before formulas is taken off. @throws CsvInvalid
 */
export function readCsv(text: string): readonly CsvRow[] {
  const plain = text.startsWith(csvStart) ? text.slice(csvStart.length) : text;
  const separator = /^[^\r\n]*,/.test(plain) ? ',' : ';';
  const rows: CsvRow[] = [];
  let line = 1;
  let at = 0;
  while (at < plain.length) {
    const cells: string[] = [];
    const begins = line;
    for (;;) {
      const cell = readCell(plain, at, separator, line);
      cells.push(cell.text.replace(GUARDED, ''));
      line += cell.lineEnds;
      at = cell.end;
      if (plain.charAt(at) !== separator) break;
      at += 1;
    }
    if (plain.startsWith('\r\n', at)) at += 2;
    else at += 1;
    line += 1;
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: begins, cells });
  }
  return rows;
}

/** One cell from `at` on; `end` is where the separator, the line end or the end of the file stands. */
function readCell(
  text: string,
  at: number,
  separator: string,
  line: number,
): { readonly text: string; readonly end: number; readonly lineEnds: number } {
  if (text.charAt(at) !== '"') {
    let end = at;
    while (end < text.length && text.charAt(end) !== separator && !/[\r\n]/.test(text.charAt(end))) end += 1;
    return { text: text.slice(at, end), end, lineEnds: 0 };
  }
  let end = at + 1;
  let cell = '';
  for (;;) {
    const quote = text.indexOf('"', end);
    if (quote === -1) throw new CsvInvalid(line);
    cell += text.slice(end, quote);
    if (text.charAt(quote + 1) !== '"') {
      end = quote + 1;
      break;
    }
    cell += '"';
    end = quote + 2;
  }
  // What stands between the closing quote and the separator belongs to nobody; spreadsheets write nothing there.
  while (end < text.length && text.charAt(end) !== separator && !/[\r\n]/.test(text.charAt(end))) end += 1;
  return { text: cell, end, lineEnds: cell.split(/\r\n|\r|\n/).length - 1 };
}
