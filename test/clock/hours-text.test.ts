import { hoursFromText } from '../../src/clock/hours-text';
import { OpenSpansInvalid } from '../../src/clock/open-spans';

describe('weekly hours in one line', () => {
  test('groups of days with one or more stretches', () => {
    expect(hoursFromText('Mon-Thu 08:00-12:00,13:00-17:00; Fri 08:00-12:00')).toEqual({
      Mon: ['08:00-12:00', '13:00-17:00'],
      Tue: ['08:00-12:00', '13:00-17:00'],
      Wed: ['08:00-12:00', '13:00-17:00'],
      Thu: ['08:00-12:00', '13:00-17:00'],
      Fri: ['08:00-12:00'],
    });
  });

  test('lists of days, ranges over the weekend, the same day twice', () => {
    expect(Object.keys(hoursFromText('Mon,Wed-Thu 09:00-10:00'))).toEqual(['Mon', 'Wed', 'Thu']);
    expect(Object.keys(hoursFromText('Sat-Mon 00:00-24:00'))).toEqual(['Sat', 'Sun', 'Mon']);
    expect(hoursFromText('Mon 08:00-12:00; Mon 13:00-17:00')).toEqual({ Mon: ['08:00-12:00', '13:00-17:00'] });
  });

  test.each([
    ['', /no hours/],
    ['08:00-17:00', /no group of hours/],
    ['Mon-Fri', /no group of hours/],
    ['Mon-Fry 08:00-17:00', /"Fry" is no day/],
    ['Mon-Fri 08:00-17:00 extra', /is no stretch of a day/],
    ['Mon-Fri 08:00-24:01', /is no stretch of a day/],
    ['Mon-Fri 22:00-06:00', /ends before it begins/],
    ['Mon-Fri 08:00-17:00; Fri 08:00-12:00', /overlap/],
  ])('"%s" is refused', (text, problem) => {
    expect(() => hoursFromText(text)).toThrow(OpenSpansInvalid);
    expect(() => hoursFromText(text)).toThrow(problem);
  });
});
