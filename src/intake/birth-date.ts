import type { DateTime } from 'luxon';
import { dateSource, readDate } from './calendar-date';
import type { Found } from './draft';

const english = '(?:date[ \\n]of[ \\n]birth|birth ?date|birthday|d\\.?o\\.?b\\.?|born(?: on)?)';
const spanish = '(?:fecha[ \\n]de[ \\n]nacimiento|f\\.?d\\.?n\\.?|nac[ií][oó]?(?: el)?|nacid[oa](?: el)?)';
const labelled = new RegExp(
  `\\b(?:(${spanish})|${english})(?:[ \\n](?:is|es))?[ :=-]{0,4}\\n?(${dateSource})(?!\\d)`,
  'gi',
);

/** A labelled date of birth as ISO date; absent when several different ones stand there, or when it cannot be one. */
export function findBirthDate(text: string, receivedAt: DateTime): Found | undefined {
  const found = [...text.matchAll(labelled)].flatMap((match) => {
    const written = readDate(match[2] ?? '', receivedAt.year, match[1] !== undefined);
    if (!written || written.date.year < 1900 || written.date > receivedAt) return [];
    return [{ value: written.date.toISODate() ?? '', words: match[0].replace('\n', ' '), check: written.isDoubtful }];
  });
  return new Set(found.map(({ value }) => value)).size === 1 ? found[0] : undefined;
}
