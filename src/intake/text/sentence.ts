import { cellMark } from '../mail/cell-mark';

const farthest = 240;
/** Ends a sentence: a line, a cell, or a stop that no abbreviation has. */
const stop = new RegExp(
  `[\\n${cellMark}]|(?<!\\b(?:mr|mrs|ms|dr|st|no|num|jr|sr|sra|srta|ext|prev|orig|eff|incl|tel|ph|co|approx|vs|etc|dept|apt|e\\.g|i\\.e|a\\.m|p\\.m|d\\.o|u\\.s|[a-z])\\.?)[.!?](?=\\s|$)`,
  'gi',
);

/** The words of the same sentence before and after a place, at most 240 characters each. */
export function around(text: string, start: number, end: number): { readonly before: string; readonly after: string } {
  const before = text.slice(Math.max(0, start - farthest), start);
  const after = text.slice(end, end + farthest);
  const stops = [...before.matchAll(stop)];
  const last = stops.at(-1);
  const first = after.search(stop);
  return {
    before: last ? before.slice(last.index + last[0].length) : before,
    after: first < 0 ? after : after.slice(0, first),
  };
}
