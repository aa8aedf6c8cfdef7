import { partsOf, textsOf } from '../../cards/card-parts';
import type { CardJson } from '../../src/reminders/teams';

type Json = Readonly<Record<string, unknown>>;

/** The parts of a card that have this type, in reading order. */
export function partsOfType(card: CardJson, type: string): readonly Json[] {
  return partsOf(card)
    .filter(({ json }) => json['type'] === type)
    .map(({ json }) => json);
}

/** The texts of the runs of a card, in reading order. */
export function runsOf(card: CardJson): readonly string[] {
  return textsOf(card)
    .filter(({ type, key }) => type === 'TextRun' && key === 'text')
    .map(({ text }) => text);
}

/** The input with this id. */
export function inputOf(card: CardJson, id: string): Json {
  const found = partsOf(card).find(({ json }) => json['id'] === id && String(json['type']).startsWith('Input.'));
  if (found === undefined) throw new Error(`There is no input ${id}.`);
  return found.json;
}

/** The button with this title. */
export function buttonOf(card: CardJson, title: string): Json {
  const found = partsOf(card).find(({ json }) => json['title'] === title && String(json['type']).startsWith('Action.'));
  if (found === undefined) throw new Error(`There is no button ${title}.`);
  return found.json;
}
