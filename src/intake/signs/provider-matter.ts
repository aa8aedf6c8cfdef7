import { z } from 'zod';
import providerData from '../data/provider-words.json';
import { readData } from '../read-data';
import { fold, wordList, wordPattern, type WordPattern } from '../word-pattern';

const words = readData(
  'provider-words.json',
  z.strictObject({
    about: z.string(),
    sure: wordList,
    payment: wordList,
    need: wordList,
    mayNeed: wordList,
    noNeed: wordList,
  }),
  providerData,
);
const sure = wordPattern(words.sure);
const payment = wordPattern(words.payment);
const need = wordPattern(words.need);
const mayNeed = wordPattern(words.mayNeed);
const noNeed = wordPattern(words.noNeed);

/** Whether a mail is a provider's own matter without a member's need in it. `namesMember`: an id or a labelled name stands in it. */
export function isProvidersOwnMatter(text: string, namesMember: boolean): boolean {
  const isServed = noNeed.find(text) !== undefined;
  if (need.find(text) !== undefined && !isServed) return false;
  const own = differentIn(sure, text);
  const money = differentIn(payment, text);
  if (mayNeed.find(text) !== undefined && !isServed && (namesMember || own < 2)) return false;
  if (namesMember) return own >= 2 && money >= 1;
  return own >= 2 || (own === 1 && money >= 1) || money >= 5;
}

function differentIn(pattern: WordPattern, text: string): number {
  return new Set(pattern.findAll(text).map(({ words: found }) => fold(found))).size;
}
