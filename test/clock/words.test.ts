import { DateTime } from 'luxon';
import { dateInWords, inWords, inWordsWithYear, timeInWords } from '../../src/clock/words';

const at = (iso: string) => DateTime.fromISO(iso, { zone: 'utc' });

describe('a moment in words', () => {
  test.each([
    ['2026-09-17T22:00:00Z', 'Thu Sep 17, 5:00 PM Central'],
    ['2026-12-01T14:00:00Z', 'Tue Dec 1, 8:00 AM Central'],
    ['2026-11-26T05:59:00Z', 'Wed Nov 25, 11:59 PM Central'],
    ['2026-11-25T18:30:07Z', 'Wed Nov 25, 12:30 PM Central'],
  ])('%s is %s', (iso, words) => {
    expect(inWords(at(iso))).toBe(words);
  });

  test('with the year, the day or the time alone', () => {
    expect(inWordsWithYear(at('2028-01-01T04:00:00Z'))).toBe('Fri Dec 31, 2027, 10:00 PM Central');
    expect(dateInWords(at('2028-01-01T04:00:00Z'))).toBe('Fri Dec 31');
    expect(timeInWords(at('2026-09-17T22:00:00Z'))).toBe('5:00 PM');
  });

  test('in another zone, named without its season', () => {
    expect(inWords(at('2026-07-17T22:00:00Z'), 'America/New_York')).toBe('Fri Jul 17, 6:00 PM Eastern');
    expect(inWords(at('2026-01-16T22:00:00Z'), 'America/New_York')).toBe('Fri Jan 16, 5:00 PM Eastern');
  });

  test('in English, whatever the locale of the moment', () => {
    expect(inWords(at('2026-09-17T22:00:00Z').setLocale('fr'))).toBe('Thu Sep 17, 5:00 PM Central');
  });
});
