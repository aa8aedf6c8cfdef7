import { chainStart, lineHash } from './chain';
import type { Row } from './rows';

/** What is wrong with an inquiry's chain, and at which line. */
export type ChainFault = {
  readonly ref: string;
  /** The line's number. For `moved`, where it belongs. */
  readonly seq: number;
  /**
   * `changed`: what it says is not what was written (or the hash of the line before it was made anew).
   * `removed`: it is gone. `inserted`: it was never part of the chain. `moved`: it stands elsewhere.
   * `head`: the lines agree, and the inquiry's own row names another last line.
   */
  readonly what: 'changed' | 'removed' | 'inserted' | 'moved' | 'head';
};

type Line = { readonly seq: number; readonly row: Row; readonly hash: string };

/** With more lines out of place than this, where each belongs is not searched for: they count as changed. */
const mostSearched = 40;

/**
 * Checks the chain of one inquiry: pure, over its stored rows (`c|` and every `h|`), which need not be opened.
 * An empty list: every line is as it was written, in its place, and none is missing.
 */
export function verifyChain(rows: readonly Row[]): readonly ChainFault[] {
  const inquiry = rows.find(({ key }) => key.startsWith('c|'));
  const lines = rows.filter(({ key }) => key.startsWith('h|')).map(lineOf);
  const ref = inquiry?.key.slice(2) ?? lines[0]?.row.key.split('|')[1] ?? '';
  const last = inquiry === undefined ? Math.max(0, ...lines.map(({ seq }) => seq)) : Number(inquiry.columns['seq']);
  const faults = faultsOf(ref, lines, last);
  const head = lines.find(({ seq }) => seq === last)?.hash ?? chainStart;
  if (faults.length === 0 && inquiry !== undefined && inquiry.columns['head'] !== head)
    faults.push({ seq: last, what: 'head' });
  return faults.map((fault) => ({ ref, ...fault }));
}

function faultsOf(ref: string, lines: readonly Line[], last: number): Omit<ChainFault, 'ref'>[] {
  const homes = homesOf(ref, lines, last);
  const atHome = new Set(homes.values());
  const faults: Omit<ChainFault, 'ref'>[] = [];
  for (const line of lines) {
    const home = homes.get(line);
    if (home === line.seq) continue;
    if (home !== undefined) faults.push({ seq: home, what: 'moved' });
    // A line that belongs nowhere took the place of one that was moved, or stands after the end: it was put in.
    else if (atHome.has(line.seq) || line.seq > last || Number.isNaN(line.seq))
      faults.push({ seq: line.seq, what: 'inserted' });
    else faults.push({ seq: line.seq, what: 'changed' });
  }
  const changed = new Set(faults.filter(({ what }) => what === 'changed').map(({ seq }) => seq));
  for (let seq = 1; seq <= last; seq++)
    if (!atHome.has(seq) && !changed.has(seq)) faults.push({ seq, what: 'removed' });
  return faults.sort((a, b) => a.seq - b.seq);
}

/** Where each line belongs: the place at which its content gives its hash. None: it was changed, or never written by us. */
function homesOf(ref: string, lines: readonly Line[], last: number): ReadonlyMap<Line, number> {
  const bySeq = new Map(lines.map((line) => [line.seq, line]));
  const homes = new Map<Line, number>();
  const lost: Line[] = [];
  for (const line of lines) {
    const before = line.seq === 1 ? chainStart : bySeq.get(line.seq - 1)?.hash;
    // After a gap nothing can be said of the line's own content; the gap itself is told.
    const fits = before === undefined || lineHash(before, ref, line.seq, line.row.columns) === line.hash;
    if (fits && line.seq >= 1 && line.seq <= last) homes.set(line, line.seq);
    else lost.push(line);
  }
  if (lost.length > mostSearched) return homes;
  for (const line of lost) {
    const home = searchHome(ref, line, lines, lost, last);
    if (home !== undefined) homes.set(line, home);
  }
  return homes;
}

/** A moved line took its hash along: it still fits its own number after the hash that stood before it. */
function searchHome(
  ref: string,
  line: Line,
  all: readonly Line[],
  lost: readonly Line[],
  last: number,
): number | undefined {
  const hashes = [chainStart, ...all.map(({ hash }) => hash)];
  const near = new Set(lost.flatMap(({ seq }) => [seq - 1, seq, seq + 1]));
  for (const seq of near) {
    if (seq < 1 || seq > last || Number.isNaN(seq)) continue;
    if (hashes.some((before) => lineHash(before, ref, seq, line.row.columns) === line.hash)) return seq;
  }
  return undefined;
}

function lineOf(row: Row): Line {
  const text = row.key.split('|')[2] ?? '';
  return { seq: /^\d{6}$/.test(text) ? Number(text) : Number.NaN, row, hash: String(row.columns['hash']) };
}
