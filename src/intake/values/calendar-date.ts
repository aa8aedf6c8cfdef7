import { DateTime } from 'luxon';

const months: Readonly<Record<string, number>> = {
  jan: 1,
  ene: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  abr: 4,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  ago: 8,
  sep: 9,
  set: 9,
  oct: 10,
  nov: 11,
  dec: 12,
  dic: 12,
};
const month = '(jan|ene|feb|mar|apr|abr|may|jun|jul|aug|ago|sep|set|oct|nov|dec|dic)[a-z]{0,7}';

const plainMonth = month.replace('(', '(?:');

/** Pattern source of a written date, for use inside a larger one. Has no groups that count. */
export const dateSource = [
  '\\d{4}-\\d{1,2}-\\d{1,2}',
  '\\d{4}/\\d{1,2}/\\d{1,2}',
  '\\d{1,2} ?[/.-] ?\\d{1,2} ?[/.-] ?(?:\\d{4}|\\d{2})',
  `${plainMonth}\\.? ?-?\\d{1,2}(?:st|nd|rd|th)?,? ?-?(?:of |del? )?(?:\\d{4}|['’]\\d{2}(?!\\d))`,
  `\\d{1,2}(?:st|nd|rd|th)?(?: |-)(?:de |of )?${plainMonth}\\.?,?(?: |-)(?:del? |of )?(?:\\d{4}|['’]?\\d{2}(?!\\d))`,
].join('|');

/** A written date, and whether it could be read in another way (two-digit year; day and month exchanged). */
export type WrittenDate = { readonly date: DateTime; readonly isDoubtful: boolean };

/**
 * Reads one written date, in UTC at midnight; undefined when there is no such day. `dayFirst` says that the writer may
 * put the day first, as in Spanish. `year` is the century's guide for two-digit years: never later than that year.
 */
export function readDate(words: string, year: number, dayFirst = false): WrittenDate | undefined {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(words);
  if (iso) return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]), false);
  const numeric = /^(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{2,4})$/.exec(words);
  if (numeric) return numericDate(Number(numeric[1]), Number(numeric[2]), numeric[3] ?? '', year, dayFirst);
  const name = new RegExp(month, 'i').exec(words);
  const numbers = words.match(/\d+/g);
  if (!name || numbers?.length !== 2) return undefined;
  const written = numbers[1] ?? '';
  return dated(
    fullYear(written, year),
    months[(name[1] ?? '').toLowerCase()] ?? 0,
    Number(numbers[0]),
    written.length < 4,
  );
}

/** The century that does not lead past `year`. */
function fullYear(written: string, year: number): number {
  if (written.length === 4) return Number(written);
  const inThisCentury = Math.floor(year / 100) * 100 + Number(written);
  return inThisCentury > year ? inThisCentury - 100 : inThisCentury;
}

function numericDate(
  first: number,
  second: number,
  written: string,
  year: number,
  dayFirst: boolean,
): WrittenDate | undefined {
  const isShort = written.length < 4;
  const full = fullYear(written, year);
  if (first > 12 && second <= 12) return dated(full, second, first, isShort || !dayFirst);
  return dated(full, first, second, isShort || (dayFirst && second <= 12 && first !== second));
}

function dated(year: number, monthNumber: number, day: number, isDoubtful: boolean): WrittenDate | undefined {
  const date = DateTime.fromObject({ year, month: monthNumber, day }, { zone: 'utc' });
  return date.isValid ? { date, isDoubtful } : undefined;
}
