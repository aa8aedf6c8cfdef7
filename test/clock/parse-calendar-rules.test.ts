import json from '../../src/clock/calendar-rules.json';
import { CalendarRulesInvalid, parseCalendarRules } from '../../src/clock/parse-calendar-rules';

function problemsOf(changes: object): readonly string[] {
  try {
    parseCalendarRules({ ...json, ...changes });
  } catch (fault) {
    if (fault instanceof CalendarRulesInvalid) return fault.problems;
    throw fault;
  }
  return [];
}

describe('calendar rules that policy staff have changed', () => {
  test.each<[string, object]>([
    ['none', {}],
    ['a break at noon', { hours: { Mon: ['08:00-12:00', '12:30-17:00'] } }],
    ['an extra closure', { extraClosures: [{ date: '2026-12-24', name: 'Christmas Eve' }] }],
    ['a short day', { partDays: [{ date: '2026-12-24', name: 'Christmas Eve', open: ['08:00-12:00'] }] }],
    ['an open Saturday', { partDays: [{ date: '2026-12-19', name: 'open Saturday', open: ['09:00-12:00'] }] }],
    ['a removed holiday', { removedHolidays: ['2026-07-03'] }],
    [
      'a short day in place of a holiday',
      { removedHolidays: ['2026-11-11'], partDays: [{ date: '2026-11-11', name: 'half day', open: ['08:00-12:00'] }] },
    ],
  ])('are taken: %s', (_what, changes) => {
    expect(problemsOf(changes)).toEqual([]);
  });

  test.each<[string, object, RegExp]>([
    ['a zone', { zone: 'Iowa' }, /^zone: is no time zone/],
    ['a day of the week', { hours: { Monday: ['08:00-17:00'] } }, /^hours/],
    ['a stretch', { hours: { Mon: ['8-17'] } }, /^hours\.Mon: "8-17" is no stretch of a day.*08:00-17:00/],
    ['a stretch backwards', { hours: { Mon: ['17:00-08:00'] } }, /^hours\.Mon: .*ends before it begins/],
    ['stretches over each other', { hours: { Mon: ['08:00-12:00', '11:00-17:00'] } }, /^hours\.Mon: .*overlap/],
    ['no hours', { hours: {} }, /never open/],
    ['a holiday', { holidays: [{ name: 'X', on: 'July 40' }] }, /^holidays\.0\.on: "July 40" is no date of the year/],
    ['a name', { holidays: [{ name: ' ', on: 'July 4' }] }, /^holidays\.0\.name: a name is missing/],
    ['a move', { observed: { Sat: 'friday' } }, /^observed\.Sat: write "day before" or "day after"/],
    ['a date', { extraClosures: [{ date: '2027-02-29', name: 'X' }] }, /^extraClosures\.0\.date: is no date/],
    ['an empty short day', { partDays: [{ date: '2026-12-24', name: 'X', open: [] }] }, /^partDays\.0\.open: is empty/],
    ['a field', { holliday: [] }, /holliday/],
    ['a removed date', { removedHolidays: ['2026-07-04'] }, /^removedHolidays: no holiday is observed on 2026-07-04/],
    [
      'a closure on a holiday',
      { extraClosures: [{ date: '2026-07-03', name: 'X' }] },
      /^extraClosures: 2026-07-03 is closed already \(Independence Day, observed\)/,
    ],
    [
      'a date in two lists',
      {
        extraClosures: [{ date: '2026-12-24', name: 'X' }],
        partDays: [{ date: '2026-12-24', name: 'Y', open: ['08:00-12:00'] }],
      },
      /^partDays: 2026-12-24 stands in extraClosures already/,
    ],
  ])('are refused for what is wrong: %s', (_what, changes, problem) => {
    expect(problemsOf(changes)).toEqual([expect.stringMatching(problem)]);
  });

  test('all that is wrong is told at once', () => {
    expect(problemsOf({ zone: 'Iowa', removedHolidays: ['soon'], hours: { Mon: ['8-17'] } })).toHaveLength(3);
  });
});
