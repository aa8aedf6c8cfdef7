import { referenceIn } from '../src/inquiry/reference';
import type { CardJson } from '../src/reminders/teams';
import type { CardView } from '../src/views/card-view';
import { cutText } from './cut-text';

/** What Teams takes for certain, in UTF-8 bytes of JSON, with room for the message around it. */
const largestCard = 28 * 1024 - 512;

/** A view of which parts were left out, and the words that say so. */
export type Fitted = CardView & {
  readonly factsLeftOut?: string;
  readonly itemsLeftOut?: string;
  readonly entriesLeftOut?: string;
};

type Level = { readonly value: number; readonly words: number; readonly line: number; readonly quote: number };

/** From generous to terse: signs for a fact's value, for an entry's words, for a sentence, for words quoted from the mail. */
const levels: readonly Level[] = [
  { value: 4_000, words: 2_000, line: 1_000, quote: 160 },
  { value: 1_500, words: 600, line: 1_000, quote: 160 },
  { value: 600, words: 250, line: 500, quote: 120 },
  { value: 250, words: 100, line: 300, quote: 80 },
];
const tersest: Level = { value: 100, words: 0, line: 200, quote: 40 };
/** Rather shorter texts than fewer rows than this. */
const fairRows = 12;

/**
 * Draws a view so that the card stays under 28 KB: cuts long facts and words of entries, then drops the earliest
 * entries and the last items, then all facts; each with words that say where the rest is. What was typed is never cut:
 * `typedLengths` sees to it that it fits.
 */
export function fit(view: CardView, draw: (fitted: Fitted) => CardJson): CardJson {
  const most = Math.max(view.entries.length, view.items.length);
  const tried = (level: Level, rows: number): CardJson | undefined => {
    const fitted = cutTo(view, level, rows);
    if (isHopeless(fitted)) return undefined;
    const card = draw(fitted);
    return bytesOf(card) <= largestCard ? card : undefined;
  };
  for (const level of levels) {
    const whole = tried(level, most);
    if (whole !== undefined) return whole;
    if (most <= fairRows) continue;
    const fair = tried(level, fairRows);
    if (fair !== undefined) return withMostRows((rows) => tried(level, rows), fairRows, most, fair);
  }
  const bare = tried(tersest, 0);
  return bare === undefined ? draw(withoutFacts(view)) : withMostRows((rows) => tried(tersest, rows), 0, most, bare);
}

/** Whether the texts alone are too long: drawing costs far more than this look. */
function isHopeless({ facts, items, entries }: Fitted): boolean {
  return Buffer.byteLength(JSON.stringify([facts, items, entries]), 'utf8') > largestCard;
}

/** Size of a card as it is sent, in bytes. */
export function bytesOf(card: CardJson): number {
  return Buffer.byteLength(JSON.stringify(card), 'utf8');
}

/** The card with the most rows of those that fit: `low` rows do (`best`), `high` do not. */
function withMostRows(
  tried: (rows: number) => CardJson | undefined,
  low: number,
  high: number,
  best: CardJson,
): CardJson {
  if (high - low <= 1) return best;
  const middle = Math.floor((low + high) / 2);
  const card = tried(middle);
  return card === undefined ? withMostRows(tried, low, middle, best) : withMostRows(tried, middle, high, card);
}

function cutTo(view: CardView, level: Level, rows: number): Fitted {
  const cutLine = (text: string): string => cutText(text, level.line);
  const entries = rows === 0 ? [] : view.entries.slice(-rows);
  const items = view.items.slice(0, rows);
  const [earlier, further] = [view.entries.length - entries.length, view.items.length - items.length];
  return {
    ...view,
    headline: cutText(view.headline, 300),
    lines: view.lines.map(cutLine),
    errors: view.errors.map(cutLine),
    ...(view.warning !== undefined && { warning: cutText(view.warning, 1_000) }),
    facts: view.facts.map((fact) => ({ ...fact, value: cutText(fact.value, level.value, 'the rest is in the log') })),
    fields: view.fields.map((field) =>
      field.words === undefined ? field : { ...field, words: cutText(field.words, level.quote) },
    ),
    items: items.map((item) => ({ ...item, title: cutLine(item.title), detail: cutLine(item.detail) })),
    entries: entries.map((entry) => ({
      ...entry,
      what: cutLine(entry.what),
      who: cutLine(entry.who),
      words: entry.words.map(({ label, value }) => ({
        label,
        value: cutText(value, level.words, 'the rest is in the log'),
      })),
    })),
    ...(earlier > 0 && {
      entriesLeftOut: `… and ${counted(earlier, 'earlier entry', 'earlier entries')}: ${whereOf(view)}.`,
    }),
    ...(further > 0 && { itemsLeftOut: `… and ${counted(further, 'more', 'more')}: use “find” to see one of them.` }),
  };
}

/** The last resort: what was typed fills the card. */
function withoutFacts(view: CardView): Fitted {
  const fields = view.fields.map((field) => ({ ...field, words: '' }));
  const left = view.facts.length > 0 && { facts: [], factsLeftOut: `The details are left out here: ${whereOf(view)}.` };
  return { ...cutTo({ ...view, fields }, tersest, 0), ...left };
}

function counted(count: number, one: string, many: string): string {
  return `${String(count)} ${count === 1 ? one : many}`;
}

function whereOf(view: CardView): string {
  const reference = referenceIn(view.headline);
  return reference === undefined ? 'they are in the log' : `use “log ${reference}”`;
}
