import type { ReceivedCard } from '../../local/teams/card-rules';
import { read } from './card-client';

/** First lines of the lists in which reminders come together; other lists are told by their own. */
const ofAList = /^\d+ .+ waits? (?:for you|for your answer|to be taken)\.$/;

/** The first lines of all that a card tells: its own, or of a list of reminders those of its items, each of its own inquiry. */
export function toldBy(summary: string, card: ReceivedCard): readonly string[] {
  if (!ofAList.test(summary)) return [summary];
  return read(card)
    .text.split('\n')
    .filter((line) => /^(?:Member inquiry )?ME-/.test(line));
}
