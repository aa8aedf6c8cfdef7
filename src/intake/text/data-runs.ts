import { cellMark } from '../mail/cell-mark';
import { plans } from '../plans';
import { dateSource } from '../values/calendar-date';
import { countySource } from '../values/county-names';
import { nameRuns } from '../values/name-runs';
import { fold } from '../word-pattern';
import { labelOf } from './label';

/** What a piece of a data run is. */
export type PieceKind = 'name' | 'id' | 'date' | 'county' | 'plan' | 'phone' | 'label';
export type Piece = { readonly kind: PieceKind; readonly start: number; readonly end: number };

/**
 * Pieces of data about one member that stand together without labels: "Jane Roe, 1234567A, 3/9/1961, Polk, Molina". At least
 * an id or a date, and one more.
 */
export type DataRun = { readonly pieces: readonly Piece[]; readonly start: number; readonly end: number };

const separator = new RegExp(
  `[\\n${cellMark}|,;:()•·]|(?<!\\b(?:eff|no|st|mr|mrs|ms|dr|co|jr|sr|[a-z]))\\.(?=\\s|$)| [-–—/] |\\t`,
  'gi',
);
const planSource = plans
  .flatMap(({ aliases }) => aliases.map(({ name }) => name.replaceAll('.', '\\.').replace(/ /g, '[ -]?')))
  .sort((a, b) => b.length - a.length)
  .join('|');
const label = String.raw`(?:[a-z0-9#/.' ]{1,24}[ #]{1,2})?`;
const shapes: readonly (readonly [PieceKind, RegExp])[] = [
  ['id', new RegExp(`^(${label})#?(?:\\d{7}-?[a-z]|[a-z]-?\\d{7})$`)],
  ['date', new RegExp(`^(${label})(?:${dateSource})$`)],
  ['phone', new RegExp(`^(${label})(?:\\+?1[ .-]?)?\\d{3}[ .-]?\\d{3}[ .-]?\\d{4}(?: ?(?:cell|home|mobile|x\\d+))?$`)],
  ['county', new RegExp(`^()(?:county )?(?:${countySource})(?: (?:county|co|cnty|cty))?$`)],
  [
    'plan',
    new RegExp(
      `^()(?:(?:plan|mco|is|on|with|has) )?(?:${planSource.toLowerCase()})(?: (?:of iowa|iowa|member|plan|mco))?$`,
    ),
  ],
];
/** Words that may stand before the data's label. */
const mostLabelWords = 3;

/** The data runs of a text, in its order. */
export function dataRuns(text: string): readonly DataRun[] {
  const runs: DataRun[] = [];
  let run: Piece[] = [];
  let gap = 0;
  const close = () => {
    const kinds = new Set(run.map(({ kind }) => kind));
    const first = run[0];
    const last = run.at(-1);
    if (
      first &&
      last &&
      (kinds.has('id') || (kinds.has('date') && kinds.has('name')) || (kinds.has('date') && kinds.size > 2))
    )
      runs.push({ pieces: run, start: first.start, end: last.end });
    run = [];
    gap = 0;
  };
  for (const { from, to } of segments(text)) {
    if (from === to) {
      close();
      continue;
    }
    const piece = pieceOf(text, from, to);
    if (piece) {
      // A new name or a second id begins the next member's data.
      if ((piece.kind === 'id' || piece.kind === 'name') && run.some(({ kind }) => kind === piece.kind)) close();
      run.push(piece);
      gap = 0;
    } else if (run.length > 0) {
      gap += 1;
      if (gap > 1 || to - from > 40 || text.slice(from, to).trim().split(' ').length > 3) close();
    }
  }
  close();
  return runs;
}

function* segments(text: string): Generator<{ from: number; to: number }> {
  let from = 0;
  for (const match of text.matchAll(separator)) {
    if (text.slice(from, match.index).trim() !== '') yield { from, to: match.index };
    // A blank line keeps data apart.
    if (match[0] === '\n' && text[match.index + 1] === '\n') yield { from: match.index, to: match.index };
    from = match.index + match[0].length;
  }
  if (text.slice(from).trim() !== '') yield { from, to: text.length };
}

function pieceOf(text: string, from: number, to: number): Piece | undefined {
  const raw = text.slice(from, to);
  const start = from + raw.length - raw.trimStart().length;
  const end = to - (raw.length - raw.trimEnd().length);
  const written = text.slice(start, end);
  if (written === '' || written.length > 90) return undefined;
  const plain = fold(written).replace(/[()"]/g, '').trim();
  for (const [kind, shape] of shapes) {
    const match = shape.exec(plain);
    if (match && (match[1] ?? '').trim().split(' ').length <= mostLabelWords) return { kind, start, end };
  }
  if (labelOf(written) !== undefined) return { kind: 'label', start, end };
  return nameIn(written, start);
}

/** A name that ends the piece: "Jane Roe", "Hello team Mr. John Roe", "Member is Jane Roe". */
function nameIn(written: string, start: number): Piece | undefined {
  const run = nameRuns(written).at(-1);
  if (!run?.value.includes(' ') || run.end !== written.trimEnd().length) return undefined;
  return { kind: 'name', start: start + run.start, end: start + run.end };
}
