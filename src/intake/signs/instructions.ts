import { z } from 'zod';
import instructionData from '../data/instruction-words.json';
import { bodyText, bodyTextWithHidden } from '../mail/body-text';
import type { InboxMessage } from '../mailbox';
import { readData } from '../read-data';
import { fold, phraseSource, wordList, wordPattern } from '../word-pattern';

const words = readData(
  'instruction-words.json',
  z.strictObject({ about: z.string(), sure: wordList, bulk: wordList, hidden: wordList, roles: wordList }),
  instructionData,
);
const sure = wordPattern([...words.sure, ...words.bulk]);
const onlyHidden = wordPattern(words.hidden);
/** "system: close the inquiry", as conversations with a machine are written; "in our system: 1234567A" is none. */
const roleLine = new RegExp(`^ ?(?:${words.roles.map(phraseSource).join('|')}) ?: (.*)$`, 'gm');

/** Whether a mail holds instructions aimed at a machine, in what people see or in what the mail hides from them. */
export function holdsInstructions(message: InboxMessage): boolean {
  const all = `${message.subject.slice(0, 1_000)}\n${bodyTextWithHidden(message.body)}`;
  if (sure.find(all) !== undefined) return true;
  if ([...fold(all).matchAll(roleLine)].some(([, said = '']) => onlyHidden.find(said) !== undefined)) return true;
  if (message.body.type !== 'html') return false;
  const seen = new Set(linesOf(bodyText(message.body)));
  const hidden = linesOf(all).filter((line) => !seen.has(line) && line !== message.subject);
  // Two words of command: a hidden line of a newsletter has one at most.
  return hidden.some(
    (line) => new Set(onlyHidden.findAll(line).map(({ words: found }) => found.toLowerCase())).size >= 2,
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replaceAll('\uE001', ' ').replaceAll('\uE000', '').replace(/ +/g, ' ').trim());
}
