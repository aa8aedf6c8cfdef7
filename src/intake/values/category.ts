import { z } from 'zod';
import { categories, type Category } from '../../inquiry/codes';
import categoryData from '../data/categories.json';
import type { Found } from '../draft';
import { readData } from '../read-data';
import { cueOf } from '../text/cue';
import { fold, wordList, wordPattern, type WordPattern } from '../word-pattern';

const code = z.enum(Object.keys(categories) as [Category, ...Category[]]);
const weights = z.strictObject({ sure: wordList, words: wordList, hints: z.array(z.string()) });
const data = readData(
  'categories.json',
  z.strictObject({
    about: z.string(),
    services: z.array(code),
    margins: z.partialRecord(code, z.number().int().positive()),
    usualMargin: z.number().int().positive(),
    negatable: z.array(code),
    negations: wordList,
    unused: wordList,
    categories: z.partialRecord(code, weights),
  }),
  categoryData,
);
const order = Object.keys(data.categories) as Category[];
const known = order.flatMap((one) => {
  const words = data.categories[one];
  if (!words) return [];
  const hints = words.hints.length > 0 ? [{ weight: 1, pattern: wordPattern(words.hints) }] : [];
  return [
    {
      code: one,
      isService: data.services.includes(one),
      isNegatable: data.negatable.includes(one),
      sorts: [
        { weight: 4, pattern: wordPattern(words.sure) },
        { weight: 2, pattern: wordPattern(words.words) },
        ...hints,
      ],
    },
  ];
});
const unused = cueOf(data.unused, String.raw`(?: [a-z]+){0,4} `);
const negation = cueOf(data.negations, String.raw`(?: [a-z]+){0,2} `);

/** "No meds issue", "no interpreter needed": words of a matter that it is not. */
const nothing =
  /\b(?:no|not an?|sin|ningun) (?:[a-z]+ ){1,3}?(?:issues?|problems?|concerns?|needed|necessary|required|problema)\b/gi;

type Score = {
  readonly code: Category;
  readonly score: number;
  readonly isSure: boolean;
  readonly isService: boolean;
  readonly words: string;
};

/** The category whose words weigh most in subject and words; absent when none has more than a hint. */
export function findCategory(subject: string, text: string): Found<Category> | undefined {
  const scores = known
    .map((one) => scoreOf(one, subject, text))
    .sort((a, b) => b.score - a.score || order.indexOf(a.code) - order.indexOf(b.code));
  const service = scores.find(({ isService, isSure }) => isService && isSure);
  const [heaviest] = scores;
  const first =
    heaviest && service && !heaviest.isService && heaviest.score < service.score + marginOf(heaviest.code)
      ? service
      : heaviest;
  if (!first || first.score < 2) return undefined;
  const isClose = scores.some((other) => other.code !== first.code && other.score >= first.score - 1);
  return { value: first.code, words: first.words.replaceAll('\n', ' '), check: isClose };
}

/** So much heavier must a way of dealing be than a service with a sure word. */
function marginOf(one: Category): number {
  return data.margins[one] ?? data.usualMargin;
}

function scoreOf(
  { code: one, isService, isNegatable, sorts }: (typeof known)[number],
  subject: string,
  text: string,
): Score {
  let score = 0;
  let isSure = false;
  let first = '';
  for (const { weight, pattern } of sorts) {
    const inSubject = different(pattern, subject, isNegatable);
    const all = different(pattern, `${subject}\n\n${text}`, isNegatable);
    score += weight * (all.size + inSubject.size);
    isSure ||= weight === 4 && all.size > 0;
    first ||= [...all.values()][0] ?? '';
  }
  return { code: one, score, isSure, isService, words: first };
}

/** Different words, by their folded form. */
function different(pattern: WordPattern, text: string, isNegatable: boolean): Map<string, string> {
  const set = [...text.matchAll(nothing)].map(({ index, 0: all }) => ({ start: index, end: index + all.length }));
  const hits = pattern.findAll(text).filter(({ start }) => {
    const before = text.slice(Math.max(0, start - 60), start);
    return (
      !set.some((one) => one.start <= start && start < one.end) &&
      unused.atEnd(before) === undefined &&
      !(isNegatable && negation.atEnd(before) !== undefined)
    );
  });
  return new Map(hits.map(({ words }) => [fold(words), words]));
}
