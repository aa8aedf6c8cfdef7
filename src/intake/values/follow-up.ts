import { z } from 'zod';
import followData from '../data/follow-up.json';
import { readData } from '../read-data';
import { wordList, wordPattern, type WordPattern } from '../word-pattern';

const words = readData(
  'follow-up.json',
  z.strictObject({
    about: z.string(),
    follow: wordList,
    own: wordList,
    not: wordList,
    reopens: wordList,
    notReopens: wordList,
    newMatter: wordList,
  }),
  followData,
);
const follow = wordPattern(words.follow);
const own = wordPattern([...words.follow, ...words.own]);
const notFollow = wordPattern(words.not);
const reopens = wordPattern(words.reopens);
const notReopens = wordPattern(words.notReopens);
const newMatter = wordPattern(words.newMatter);

/** Whether the words say that this matter was told here before. `note`: the sender's own words; `whole`: all. */
export function saysFollowUp(note: string, whole: string): boolean {
  return says(note, own, notFollow) || says(whole, follow, notFollow);
}

/** Whether the words say that an inquiry was closed and must go on. */
export function saysReopen(text: string): boolean {
  return says(text, reopens, notReopens);
}

/** Whether the words say that they are about another matter than the inquiry that they name. */
export function saysNewMatter(text: string): boolean {
  return newMatter.find(text) !== undefined;
}

function says(text: string, pattern: WordPattern, except: WordPattern): boolean {
  const exceptions = except.findAll(text);
  return pattern.findAll(text).some(({ start, end }) => !exceptions.some((one) => one.start < end && start < one.end));
}
