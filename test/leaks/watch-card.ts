import type { Watcher } from './watcher';

type Piece = Readonly<Record<string, unknown>>;

/** Looks at what a card shows outside of itself, and at what travels in its buttons: the rest is for whoever it was sent to. */
export function watchCard({ look }: Watcher, card: Piece): void {
  const headline = textOf(card['fallbackText']);
  const where = headline.replace(/ME-\d{6}-\w+/g, 'ME-...').slice(0, 60);
  for (const name of ['fallbackText', 'speak', 'lang']) look('first words of a card', textOf(card[name]), where);
  const [first] = piecesOf(card['body']).filter(({ text }) => typeof text === 'string');
  look('first words of a card', textOf(first?.['text']), where);
  for (const { type, title, data, verb, url } of piecesOf(card)) {
    if (!textOf(type).startsWith('Action.')) continue;
    look('first words of a card', textOf(title), `button: ${where}`);
    look('data of a button', JSON.stringify([verb, data, url]), `${textOf(verb)}: ${where}`);
  }
}

function piecesOf(part: unknown): readonly Piece[] {
  if (Array.isArray(part)) return part.flatMap(piecesOf);
  if (typeof part !== 'object' || part === null) return [];
  return [part as Piece, ...Object.values(part).flatMap(piecesOf)];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
