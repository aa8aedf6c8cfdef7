import { z } from 'zod';
import countyData from '../data/counties.json';
import { readData } from '../read-data';
import { fold, phraseSource, wordList } from '../word-pattern';

/** Iowa's counties and the words around them, from `data/counties.json`. */
export const countyWords = readData(
  'counties.json',
  z.strictObject({
    about: z.string(),
    counties: z.array(z.string().min(3)).length(99, 'all 99 counties'),
    offices: wordList,
    lives: wordList,
  }),
  countyData,
);

/** Pattern source of a county's name over folded text, without groups. */
export const countySource = countyWords.counties
  .map((one) => phraseSource(one).replace("'", "'?"))
  .sort((a, b) => b.length - a.length)
  .join('|');

const byFolded = new Map(countyWords.counties.map((name) => [fold(name).replace("'", ''), name]));

/** A county as it is spelled, from any case of letters. */
export function countyNamed(written: string): string | undefined {
  return byFolded.get(fold(written).replace(/[\n-]/g, ' ').replace("'", ''));
}
