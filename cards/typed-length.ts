import type { FieldView } from '../src/views/card-view';

/** What one text may have, as everywhere in the log. */
const longest = 8_000;
/** Names, phone numbers and the like. */
const longestLine = 500;
/** All that can be typed into one card, in UTF-16 units: two bytes each (umlauts, emoji) leave room for the rest of it. */
const longestTogether = 10_000;

/**
 * How many signs each text field of a card takes, so that all that was typed fits when the card is shown again with an
 * error: 8,000 for one multi-line field, less for each of several.
 */
export function typedLengths(fields: readonly FieldView[]): { readonly line: number; readonly multiline: number } {
  const lines = fields.filter(({ kind }) => kind === 'text').length;
  const multilines = fields.filter(({ kind }) => kind === 'multiline').length;
  const room = longestTogether - lines * longestLine;
  return { line: longestLine, multiline: Math.min(longest, Math.floor(room / Math.max(multilines, 1))) };
}
