import type { ReceivedCard } from '../../local/teams/card-rules';
import { referenceIn } from '../../src/inquiry/reference';
import { read } from './card-client';

/** The first lines of all that a card tells: its own, or of a list those of its items, each of its own inquiry. */
export function toldBy(summary: string, card: ReceivedCard): readonly string[] {
  if (referenceIn(summary) !== undefined) return [summary];
  const items = read(card)
    .text.split('\n')
    .filter((line) => /^(?:Member inquiry )?ME-/.test(line));
  return items.length > 0 ? items : [summary];
}
