import { z } from 'zod';
import { categories, type Category } from '../inquiry/codes';
import categoryData from './data/categories.json';
import type { Found } from './draft';
import { readData } from './read-data';
import { fold, wordList, wordPattern } from './word-pattern';

const codes = Object.keys(categories) as [Category, ...Category[]];
const data = readData(
  'categories.json',
  z.strictObject({ about: z.string(), categories: z.partialRecord(z.enum(codes), wordList) }),
  categoryData,
);
const known = codes.flatMap((code) => {
  const words = data.categories[code];
  return words ? [{ code, pattern: wordPattern(words) }] : [];
});
const order = Object.keys(data.categories);

/** The category whose words stand in the mail most often, different words counted once; absent when there are none. */
export function findCategory(text: string): Found<Category> | undefined {
  const scores = known
    .map(({ code, pattern }) => {
      const hits = pattern.findAll(text);
      return { code, score: new Set(hits.map(({ words }) => fold(words))).size, words: hits[0]?.words ?? '' };
    })
    .sort((a, b) => b.score - a.score || order.indexOf(a.code) - order.indexOf(b.code));
  const [first, second] = scores;
  if (!first || first.score === 0) return undefined;
  return { value: first.code, words: first.words.replace('\n', ' '), check: first.score === second?.score };
}
