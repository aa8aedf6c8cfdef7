import { cellMark } from '../mail/cell-mark';
import { labelOf } from './label';

/** Two cells with known labels make a heading; a list of words with commas must have three. */
const kinds = [
  { separator: new RegExp(`[${cellMark}|]`), fewest: 2 },
  { separator: /,/, fewest: 3 },
];

/**
 * Tables as labelled lines, which read like any form: below a heading "Name, ID, DOB" each row becomes
 * "Name: ... | ID: ... | DOB: ..."; in a table without heading, a first cell that is a label gets its colon.
 */
export function labelledTables(lines: readonly string[]): string[] {
  const out: string[] = [];
  let heading: Heading | undefined;
  for (const [index, line] of lines.entries()) {
    const found = headingOf(line);
    if (found && !holdsLabels(lines.slice(index + 1).find((next) => next !== '') ?? '', found.separator)) {
      heading = found;
      continue;
    }
    const row = heading && rowUnder(heading, line);
    if (row !== undefined) out.push(row);
    else {
      // A blank line may stand between rows; anything else ends the table.
      if (line !== '' && !/^[-=+|: ]+$/.test(line)) heading = undefined;
      out.push(pairOf(line) ?? line);
    }
  }
  return out;
}

type Heading = { readonly separator: RegExp; readonly labels: readonly string[] };

function headingOf(line: string): Heading | undefined {
  for (const { separator, fewest } of kinds) {
    const labels = cellsOf(line, separator);
    const known = labels.filter((label) => labelOf(label) !== undefined && !/\d{3}/.test(label)).length;
    const hasNoValues = labels.every((label) => !/[:=] ?\S/.test(label));
    if (labels.length >= fewest && known >= fewest && known * 2 > labels.length && hasNoValues && !isPair(labels)) {
      return { separator, labels };
    }
  }
  return undefined;
}

/** A row whose first cell is a label too: the table has labels in its first column. */
function holdsLabels(line: string, separator: RegExp): boolean {
  const cells = cellsOf(line, separator);
  return cells.length > 1 && labelOf((cells[0] ?? '').replace(/ ?[:=]$/, '')) !== undefined;
}

/** "Member name | Member ID" is a heading, but "Phone | cell" is one label with its value. */
function isPair(labels: readonly string[]): boolean {
  return (
    labels.length === 2 &&
    labelOf(labels[1] ?? '')?.owner === 'nobody' &&
    /^(?:cell|home|first|last|no|none)$/i.test(labels[1] ?? '')
  );
}

function rowUnder({ separator, labels }: Heading, line: string): string | undefined {
  const cells = cellsOf(line, separator);
  if (cells.length < 2 || cells.length > labels.length + 1 || cells.some((cell) => /^[^:]{2,30}: \S/.test(cell)))
    return undefined;
  return cells
    .flatMap((cell, index) => (cell === '' || labels[index] === undefined ? [] : [`${labels[index]}: ${cell}`]))
    .join(` ${cellMark} `);
}

function pairOf(line: string): string | undefined {
  const cells = cellsOf(line, /[\uE001|]/);
  if (cells.length < 2 || cells.length % 2 !== 0) return undefined;
  const isLabelled = cells.every((cell, index) => index % 2 === 1 || labelOf(cell.replace(/[:=]$/, '')) !== undefined);
  if (!isLabelled) return undefined;
  return cells
    .flatMap((cell, index) => (index % 2 === 0 ? [`${cell.replace(/ ?[:=]$/, '')}: ${cells[index + 1] ?? ''}`] : []))
    .join(` ${cellMark} `);
}

function cellsOf(line: string, separator: RegExp): string[] {
  return line
    .replace(/^[|\uE001 ]+|[|\uE001 ]+$/g, '')
    .split(separator)
    .map((cell) => cell.trim());
}
