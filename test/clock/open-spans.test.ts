import { openSpans } from '../../src/clock/open-spans';

describe('the open stretches of a day', () => {
  test('stand in the order of the clock, and those that touch become one', () => {
    expect(openSpans(['12:00-17:00', '08:00-12:00', '17:30-24:00'])).toEqual([
      { from: 480, to: 1020 },
      { from: 1050, to: 1440 },
    ]);
    expect(openSpans([])).toEqual([]);
  });
});
