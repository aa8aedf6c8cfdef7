import fc from 'fast-check';
import { DateTime } from 'luxon';
import { dateOf, dayMs, dayNumber, isoDate, parseIsoDate, weekdayOf } from '../../src/clock/local-date';

describe('a local date as a day number', () => {
  test.each([
    ['1970-01-01', 0, 'Thu'],
    ['1969-12-31', -1, 'Wed'],
    ['2000-02-29', 11_016, 'Tue'],
    ['2028-02-29', 21_243, 'Tue'],
    ['2028-03-01', 21_244, 'Wed'],
    ['2026-11-26', 20_783, 'Thu'],
  ])('%s is day %i, a %s', (iso, day, weekday) => {
    expect(parseIsoDate(iso)).toBe(day);
    expect(isoDate(day)).toBe(iso);
    expect(weekdayOf(day)).toBe(weekday);
  });

  test.each(['2027-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-1-1', 'soon', ''])(
    '"%s" is no date',
    (text) => {
      expect(parseIsoDate(text)).toBeUndefined();
    },
  );

  test('agrees with luxon on every date of eight hundred years', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber(1800, 1, 1), max: dayNumber(2600, 1, 1) }), (day) => {
        const there = DateTime.fromMillis(day * dayMs, { zone: 'utc' });
        expect(dateOf(day)).toEqual({ year: there.year, month: there.month, day: there.day });
        expect(dayNumber(there.year, there.month, there.day)).toBe(day);
        expect(weekdayOf(day)).toBe(there.toFormat('ccc'));
      }),
    );
  });
});
