import { endOfDay, isOpen, openMinutesBetween } from '../../src/clock/business-time';
import { buildCalendar } from '../../src/clock/calendar';
import { central, plainRules } from './calendars';

const oneYear = { from: 2026, to: 2026 };

describe('hours that a daylight change touches', () => {
  test('a day that is open only in the skipped hour is no business day', () => {
    const calendar = buildCalendar(plainRules('America/Chicago', ['02:00-03:00'], ['Sun']), oneYear);
    expect(openMinutesBetween(calendar, central('2026-03-08'), central('2026-03-09'))).toBe(0);
    expect(endOfDay(calendar, central('2026-03-08T00:00'))).toEqual(central('2026-03-15T03:00').toUTC());
  });

  test('stretches that are moved onto each other count once', () => {
    const calendar = buildCalendar(plainRules('America/Chicago', ['02:00-02:30', '03:00-04:00']), oneYear);
    expect(openMinutesBetween(calendar, central('2026-03-08'), central('2026-03-09'))).toBe(60);
    expect(openMinutesBetween(calendar, central('2026-03-09'), central('2026-03-10'))).toBe(90);
  });

  test('the doubled hour is open from its first beginning to its last end', () => {
    const calendar = buildCalendar(plainRules('America/Chicago', ['01:00-02:00']), oneYear);
    expect(openMinutesBetween(calendar, central('2026-11-01'), central('2026-11-02'))).toBe(120);
  });
});

describe('a calendar', () => {
  test('knows closures and short days in the years it is built for only', () => {
    const rules = {
      ...plainRules('America/Chicago', ['08:00-17:00']),
      extraClosures: [{ date: '2026-05-05', name: 'closed' }],
      partDays: [{ date: '2026-05-06', name: 'short', open: ['08:00-09:00'] }],
    };
    const calendar = buildCalendar(rules, oneYear);
    expect(isOpen(calendar, central('2026-05-05T10:00'))).toBe(false);
    expect(isOpen(calendar, central('2026-05-06T10:00'))).toBe(false);
    expect(isOpen(calendar, central('2026-05-06T08:30'))).toBe(true);
  });

  test('needs years in order, and dates that exist', () => {
    expect(() => buildCalendar(plainRules('UTC', ['08:00-17:00']), { from: 2027, to: 2026 })).toThrow(RangeError);
    const rules = { ...plainRules('UTC', ['08:00-17:00']), extraClosures: [{ date: '2026-02-30', name: 'closed' }] };
    expect(() => buildCalendar(rules, oneYear)).toThrow(/"2026-02-30" is no date/);
  });
});
