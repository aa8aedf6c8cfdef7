import { chainStart, lineHash } from './chain';
import type { Row } from './rows';

/** What is wrong with an inquiry's chain, and at which line. */
export type ChainFault = {
  readonly ref: string;
  /** The line's number; 0 when its key has none. For `moved`, where it belongs. */
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
  const changed = new Set<number>();
  for (const line of lines) {
    const home = homes.get(line);
    const isInside = line.seq >= 1 && line.seq <= last;
    if (home === line.seq) continue;
    if (home !== undefined) faults.push({ seq: home, what: 'moved' });
    // A line that belongs nowhere took the place of one that was moved, or stands outside: it was put in.
    else if (atHome.has(line.seq) || !isInside) faults.push({ seq: line.seq, what: 'inserted' });
    else {
      changed.add(line.seq);
      faults.push({ seq: line.seq, what: 'changed' });
    }
  }
  for (let seq = 1; seq <= last; seq++)
    if (!atHome.has(seq) && !changed.has(seq)) faults.push({ seq, what: 'removed' });
  return faults.sort((a, b) => a.seq - b.seq || a.what.localeCompare(b.what));
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
    const found = searchHome(ref, line, lines, lost, last);
    if (found === undefined) continue;
    homes.set(line, found.seq);
    // Whom it follows belongs right before it, though the line before that one be gone.
    const { follows } = found;
    if (follows !== undefined && !homes.has(follows) && follows.seq !== found.seq - 1)
      homes.set(follows, found.seq - 1);
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
): { readonly seq: number; readonly follows: Line | undefined } | undefined {
  const fits = (before: string, seq: number): boolean => lineHash(before, ref, seq, line.row.columns) === line.hash;
  const near = new Set(lost.flatMap(({ seq }) => [seq - 1, seq, seq + 1]));
  for (const seq of near) {
    if (seq < 1 || seq > last) continue;
    const follows = all.find((other) => fits(other.hash, seq));
    if (follows !== undefined || fits(chainStart, seq)) return { seq, follows };
  }
  return undefined;
}

function lineOf(row: Row): Line {
  const text = row.key.split('|')[2] ?? '';
  return { seq: /^\d{6}$/.test(text) ? Number(text) : 0, row, hash: String(row.columns['hash']) };
}
