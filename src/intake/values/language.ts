import { z } from 'zod';
import languageData from '../data/languages.json';
import type { Found } from '../draft';
import { readData } from '../read-data';
import type { Reading } from '../text/reading';
import { fold, wordList, wordPattern } from '../word-pattern';

const language = z.strictObject({
  name: z.string().min(2),
  code: z.string().regex(/^[a-z]{2,3}$/, 'two or three small letters'),
  words: wordList,
  commonWords: wordList.optional(),
});
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
  /(?:language(?: preference| spoken)?|idioma|lengua|lenguaje)(?: preferred)?(?: is| es)?\s?[:=(]?\s?$|(?:speaks?|speaking|spoken|talks|understands|habla|hablan|hablo|hablamos|prefers?|prefiere|prefiero|interpreter|interprete|translator|translation|fluent|conversation|call(?:s|ed)?(?: her| him| them)? back|letters?|materials?)(?: (?:for|de|in|en|is|to speak|to use|solo|only|mostly|primarily|mainly|solamente|solo en|hablar|que hable|who speaks|a|an|is needed in|needed in)){0,3} $|(?:needs?|need|request(?:s|ed|ing)?|wants?|uses|requires?|,? only|,? solo|solamente)(?: an?| to speak| to communicate in)? $|(?:\bin|\ben) $/;
const after =
  /^(?: |-)(?:speaking|interpreter|interpreters|translator|speaker|only|language|line interpreter|is (?:her|his|their) (?:first|primary|preferred|only) language)|^ ?(?:interpreter|interprete|speaking)/;
/** "does not speak English", "no Spanish". */
const not =
  /(?:\bnot? |n't |\bno |sin |never )(?:(?:need|speak|understand|habla[rn]?|want|require|an?|good|much|any|fluent|read|very|in|really) ){0,4}$/;

/** The language to use with the member: named in the mail, else the one that a lay person's mail is written in when that is not English. */
export function findLanguage({ text, fields, passages }: Reading): Found | undefined {
  const labelled = fields.find(({ noun }) => noun === 'language');
  const named = labelled && namedIn(labelled.value);
  if (named) return { value: named.name, words: named.words, check: false };

  const folded = fold(text);
  const hits = spoken.flatMap(({ name, pattern }) =>
    pattern
      .findAll(text)
      .filter(({ start, end }) => {
        const lead =
          folded
            .slice(Math.max(0, start - 50), start)
            .split('\n')
            .at(-1) ?? '';
        const behind = folded.slice(end, end + 40);
        if (not.test(lead)) return false;
        return before.test(lead) || after.test(behind);
      })
      .map(({ words, start }) => ({ name, words, start })),
  );
  const foreign = hits.filter(({ name }) => name !== 'English').sort((a, b) => a.start - b.start);
  const [hit] = foreign.length > 0 ? foreign : hits;
  if (hit) return { value: hit.name, words: hit.words, check: false };
  for (const { words } of [...passages].reverse()) {
    const found = writtenIn(words.join('\n'));
    if (found) return found;
  }
  return undefined;
}

/** The code of a language by its name here: `es`. */
export function languageCode(name: string): string | undefined {
  return languages.find((one) => one.name === name)?.code;
}

function namedIn(value: string): { readonly name: string; readonly words: string } | undefined {
  const hits = spoken.flatMap(({ name, pattern }) => pattern.findAll(value).map((hit) => ({ ...hit, name })));
  return hits.filter(({ start }) => !not.test(fold(value.slice(0, start)))).sort((a, b) => a.start - b.start)[0];
}

/** The language that a text is written in, English excepted: four of its common words or more, and one word in eight. */
export function writtenIn(text: string): Found | undefined {
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
