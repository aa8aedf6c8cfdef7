import { holidayDate, HolidayRuleInvalid, observedHolidays } from '../../src/clock/holidays';
import { iowaCalendarRules } from '../../src/clock/iowa-calendar';
import { isoDate } from '../../src/clock/local-date';

const observedIn = (year: number) =>
  [...observedHolidays(iowaCalendarRules, year, year)]
    .sort(([a], [b]) => a - b)
    .map(([day, name]) => `${isoDate(day)} ${name}`);

describe('the holidays of Iowa Code 1C.2, as observed', () => {
  test('2026: Independence Day is a Saturday', () => {
    expect(observedIn(2026)).toEqual([
      "2026-01-01 New Year's Day",
      '2026-01-19 Dr. Martin Luther King, Jr. Day',
      '2026-05-25 Memorial Day',
      '2026-07-03 Independence Day, observed',
      '2026-09-07 Labor Day',
      '2026-11-11 Veterans Day',
      '2026-11-26 Thanksgiving Day',
      '2026-11-27 the day after Thanksgiving',
      '2026-12-25 Christmas Day',
    ]);
  });

  test('2027: Independence Day is a Sunday, Christmas a Saturday, and the next New Year is kept on December 31', () => {
    expect(observedIn(2027)).toEqual([
      "2027-01-01 New Year's Day",
      '2027-01-18 Dr. Martin Luther King, Jr. Day',
      '2027-05-31 Memorial Day',
      '2027-07-05 Independence Day, observed',
      '2027-09-06 Labor Day',
      '2027-11-11 Veterans Day',
      '2027-11-25 Thanksgiving Day',
      '2027-11-26 the day after Thanksgiving',
      '2027-12-24 Christmas Day, observed',
      "2027-12-31 New Year's Day, observed",
    ]);
  });

  test('2028: New Year was kept in the year before, Veterans Day is a Saturday', () => {
    expect(observedIn(2028)).toEqual([
      '2028-01-17 Dr. Martin Luther King, Jr. Day',
      '2028-05-29 Memorial Day',
      '2028-07-04 Independence Day',
      '2028-09-04 Labor Day',
      '2028-11-10 Veterans Day, observed',
      '2028-11-23 Thanksgiving Day',
      '2028-11-24 the day after Thanksgiving',
      '2028-12-25 Christmas Day',
    ]);
  });

  test('a removed one is not observed', () => {
    const rules = { ...iowaCalendarRules, removedHolidays: ['2026-11-11'] };
    expect([...observedHolidays(rules, 2026, 2026).values()]).not.toContain('Veterans Day');
    expect([...observedHolidays(rules, 2027, 2027).values()]).toContain('Veterans Day');
  });
});

describe('two holidays on one date', () => {
  test('are named by the first', () => {
    const holidays = [
      { name: 'the first', on: 'July 4' },
      { name: 'the second', on: 'July 4' },
    ];
    const rules = { holidays, observed: {}, removedHolidays: [] };
    expect([...observedHolidays(rules, 2026, 2026).values()]).toEqual(['the first']);
  });
});

describe('the words for a date of the year', () => {
  test.each([
    ['February 29', 2028, '2028-02-29'],
    ['February 29', 2027, undefined],
    ['first Monday of September', 2026, '2026-09-07'],
    ['second Friday of October', 2027, '2027-10-08'],
    ['fifth Monday of February', 2027, undefined],
    ['fifth Tuesday of February', 2028, '2028-02-29'],
    ['last Monday of May', 2027, '2027-05-31'],
    ['last Friday of December', 2027, '2027-12-31'],
    ['day after fourth Thursday of November', 2028, '2028-11-24'],
    ['day before January 1', 2028, '2027-12-31'],
  ])('%s in %i is %s', (on, year, expected) => {
    const day = holidayDate(on, year);
    expect(day === undefined ? undefined : isoDate(day)).toBe(expected);
  });

  test.each(['July 32', 'July 0', 'April 31', 'Julember 4', '4th of July', 'sixth Monday of May', 'day after', ''])(
    '"%s" is refused',
    (on) => {
      expect(() => holidayDate(on, 2026)).toThrow(HolidayRuleInvalid);
    },
  );
});
