import { z } from 'zod';
import languageData from './data/languages.json';
import type { Found } from './draft';
import { readData } from './read-data';
import { fold, wordList, wordPattern } from './word-pattern';

const language = z.strictObject({ name: z.string().min(2), words: wordList, commonWords: wordList.optional() });
const { languages } = readData(
  'languages.json',
  z.strictObject({ about: z.string(), languages: z.array(language) }),
  languageData,
);
const spoken = languages.map(({ name, words }) => ({ name, pattern: wordPattern(words) }));
const written = languages.flatMap(({ name, commonWords }) =>
  commonWords ? [{ name, pattern: wordPattern(commonWords) }] : [],
);

const before =
  /(?:language(?: preference| spoken)?|idioma|lengua)\s?[:=]\s?$|(?:speaks?|speaking|habla|hablan|prefers?|prefiere|in|en|needs?|only)(?: only| an?| solo| solamente| solo en)? $/;
const after = /^(?: |-)(?:speaking|interpreter|translator|speaker|only|language)|^ ?(?:interpreter|interprete)/;

/** The language to use with the member: named in the mail, else the one that the mail is written in when that is not English. */
export function findLanguage(text: string): Found | undefined {
  const folded = fold(text);
  for (const { name, pattern } of spoken) {
    const hit = pattern
      .findAll(text)
      .find(
        ({ start, end }) =>
          before.test(folded.slice(Math.max(0, start - 40), start)) || after.test(folded.slice(end, end + 20)),
      );
    if (hit) return { value: name, words: hit.words, check: false };
  }
  return writtenIn(text);
}

/** Eight of a language's common words, and one word in eight: one Spanish line in an English mail is enough to ask. */
function writtenIn(text: string): Found | undefined {
  for (const line of text.split(/\n\n+/)) {
    const total = line.split(/\s+/).length;
    for (const { name, pattern } of written) {
      const hits = pattern.findAll(line);
      const different = new Set(hits.map(({ words }) => fold(words))).size;
      if (different >= 4 && hits.length * 8 >= total) return { value: name, words: line.slice(0, 80), check: true };
    }
  }
  return undefined;
}
