import { z } from 'zod';
import enrolledData from '../data/not-enrolled.json';
import { readData } from '../read-data';
import { cueOf } from '../text/cue';
import type { Reading } from '../text/reading';
import { around } from '../text/sentence';
import { fold, phraseSource, wordList, wordPattern } from '../word-pattern';

const words = readData(
  'not-enrolled.json',
  z.strictObject({
    about: z.string(),
    says: wordList,
    notEnrolled: wordList,
    mco: wordList,
    planValues: wordList,
    except: wordList,
    doubt: wordList,
    enrolledAnyway: wordList,
  }),
  enrolledData,
);
const says = wordPattern(words.says);
const exceptions = wordPattern(words.except);
const anyway = wordPattern(words.enrolledAnyway);
const doubt = cueOf(
  words.doubt,
  String.raw`(?: (?:on|in|a|an|the|with|under|enrolled|currently|still|is|are|she|he|they|was|i|her|his)){0,4}[ ,:("]{0,3}`,
);
const source = (list: readonly string[]) =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map(phraseSource)
    .join('|');
const notIn = new RegExp(
  `(?<![a-z])(?:${source(words.notEnrolled)})(?: (?:in|with|to|on|of|by|under|for|en|con|a))?(?: (?:or assigned to|or active in))? (?:${source(words.mco)})(?![a-z0-9])`,
  'g',
);
const planValue = new RegExp(`^(?:${source(words.planValues)})(?![a-z])`);

/** Whether the mail says that the member is in no MCO now. A plan that is named as the present one speaks against it. */
export function saysNotEnrolled(reading: Reading, hasPlan: boolean): boolean {
  const { text, fields } = reading;
  const isInField = fields.some(
    ({ noun, owner, value }) => noun === 'plan' && owner !== 'old' && owner !== 'other' && planValue.test(fold(value)),
  );
  if (isInField) return true;
  if (anyway.find(text) !== undefined && hasPlan) return false;
  const folded = fold(text);
  const except = exceptions.findAll(text);
  const hits = [
    ...says.findAll(text),
    ...[...folded.matchAll(notIn)].map(({ index, 0: found }) => ({ start: index, end: index + found.length })),
  ].filter(({ start, end }) => !except.some((one) => one.start < end && start < one.end));
  return hits.some(({ start, end }) => {
    if (reading.zoneAt(start).zone === 'signature') return false;
    const { before } = around(text, start, end);
    return doubt.atEnd(fold(before)) === undefined && (!hasPlan || isAboutNow(folded.slice(start, end), fold(before)));
  });
}

/** Beside a plan's name only a plain statement about the present counts: "is no longer enrolled". */
function isAboutNow(found: string, before: string): boolean {
  return (
    /no longer|disenroll|dropped|lost|ended|ya no/.test(found) ||
    /(?:now|currently|today|ahora|actualmente)[^.]{0,20}$/.test(before)
  );
}
