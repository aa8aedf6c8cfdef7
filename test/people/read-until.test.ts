import { readUntil, untilOf, type UntilRead } from '../../src/people/read-until';
import { central, iowa } from '../clock/calendars';

const thursday = central('2026-09-17T10:30');
const told = (read: UntilRead): string =>
  read.ok ? read.until.setZone(iowa.rules.zone).toFormat('ccc yyyy-MM-dd HH:mm') : read.error;

describe('“away ...” is read as people write it', () => {
  test.each([
    ['until Mon Sep 21', 'Mon 2026-09-21 08:00'],
    ['until Monday', 'Mon 2026-09-21 08:00'],
    ['monday morning', 'Mon 2026-09-21 08:00'],
    ['until next monday at 1 p.m. Central', 'Mon 2026-09-21 13:00'],
    ['till Sep. 21st, 1:00 PM', 'Mon 2026-09-21 13:00'],
    ['until 21 September 2026 noon', 'Mon 2026-09-21 12:00'],
    ['until 9/21', 'Mon 2026-09-21 08:00'],
    ['until 9/21/26 13:15', 'Mon 2026-09-21 13:15'],
    ['until 2026-09-21 9:05am', 'Mon 2026-09-21 09:05'],
    ['until tomorrow', 'Fri 2026-09-18 08:00'],
    ['tomorrow noon', 'Fri 2026-09-18 12:00'],
    ['until 3pm', 'Thu 2026-09-17 15:00'],
    ['until 12:30 pm', 'Thu 2026-09-17 12:30'],
    ['until 12am tomorrow', 'Fri 2026-09-18 00:00'],
    ['today', 'Fri 2026-09-18 08:00'],
    ['until thursday', 'Thu 2026-09-24 08:00'],
    ['until Mar 2', 'Tue 2027-03-02 08:00'],
  ])('%s', (typed, expected) => {
    expect(told(readUntil(typed, thursday, iowa))).toBe(expected);
  });

  test.each([
    ['a Saturday', 'until sat', 'Mon 2026-09-21 08:00'],
    ['a holiday', 'until Nov 26', 'Mon 2026-11-30 08:00'],
  ])('back at the next opening, where the office is closed on that day: %s', (_name, typed, expected) => {
    expect(told(readUntil(typed, thursday, iowa))).toBe(expected);
  });

  test.each([
    ['nothing', ''],
    ['no day', 'until soon'],
    ['a week', 'until next week'],
    ['a weekday that is not the day’s', 'until Tue Sep 21'],
    ['a day that does not exist', 'until Sep 31'],
    ['a bare hour, which may be any', 'until Monday 8'],
    ['an hour that does not exist', 'until Monday 25:00'],
    ['13 o’clock in the afternoon', 'until Monday 13pm'],
    ['a name of the prototype', 'until constructor'],
  ])('%s is asked again, with an example', (_name, typed) => {
    expect(told(readUntil(typed, thursday, iowa))).toMatch(/^Until when\?: give a day, .* such as “away until/);
  });

  test.each([
    ['until 9am', 'Until when?: Thu Sep 17, 2026, 9:00 AM Central is past. Give a later time.'],
    ['until 9/16/2026', 'Until when?: Wed Sep 16, 2026, 12:00 AM Central is past. Give a later time.'],
    ['until Sep 21 2029', 'Until when?: give a time within a year.'],
  ])('%s is refused with the reason', (typed, expected) => {
    expect(told(readUntil(typed, thursday, iowa))).toBe(expected);
  });
});

describe('the form says the same', () => {
  test.each([
    ['2026-09-21', '', 'Mon 2026-09-21 08:00'],
    ['2026-09-21', '13:00', 'Mon 2026-09-21 13:00'],
    ['2026-09-20', '', 'Mon 2026-09-21 08:00'],
    ['', '', expect.stringMatching(/^Until when\?: give a day/)],
    ['9/21', '', expect.stringMatching(/^Until when\?: give a day/)],
    ['2026-09-31', '', expect.stringMatching(/^Until when\?: give a day/)],
    ['2026-09-21', '25:00', expect.stringMatching(/^Until when\?: give a day/)],
    ['2026-09-16', '', expect.stringMatching(/is past/)],
  ])('%s %s', (date, time, expected) => {
    expect(told(untilOf(date, time, thursday, iowa))).toEqual(expected);
  });
});
