import { z } from 'zod';
import nameData from '../data/name-words.json';
import peopleData from '../data/people-words.json';
import { readData } from '../read-data';
import { wordList, wordPattern } from '../word-pattern';

const words = z.array(z.string().min(1)).min(1);

/** The words around names, from `data/name-words.json`. */
export const nameWords = readData(
  'name-words.json',
  z.strictObject({
    about: z.string(),
    honorifics: words,
    suffixes: words,
    particles: words,
    before: wordList,
    weak: wordList,
    notMember: wordList,
    speaker: wordList,
    after: wordList,
    says: wordList,
    notNames: words,
    seldomNames: words,
    places: words,
    organizations: words,
  }),
  nameData,
);

/** The words for people around a member, from `data/people-words.json`. */
export const peopleWords = readData(
  'people-words.json',
  z.strictObject({
    about: z.string(),
    relations: wordList,
    professionals: wordList,
    titles: wordList,
    workDomains: words,
    selfStatements: wordList,
    memberVoice: wordList,
    memberVoiceSure: wordList,
  }),
  peopleData,
);

/** Whether somebody writes about their own care: "my insulin", "necesito". */
export const memberVoice = wordPattern(peopleWords.memberVoice);
/** Those that hold even when the writer also has family in the mail. */
export const memberVoiceSure = wordPattern(peopleWords.memberVoiceSure);
/** Signs that a signature is a professional's. */
export const professionalTitle = wordPattern(peopleWords.titles);
