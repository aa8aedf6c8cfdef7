import { calendarHash } from '../../src/clock/calendar-hash';
import { iowaCalendarRules } from '../../src/clock/iowa-calendar';

describe('the hash of calendar rules', () => {
  test('is the same whatever the order of the fields', () => {
    const turned = Object.fromEntries(Object.entries(iowaCalendarRules).reverse()) as typeof iowaCalendarRules;
    expect(calendarHash(turned)).toBe(calendarHash(iowaCalendarRules));
    expect(calendarHash(iowaCalendarRules)).toMatch(/^[0-9a-f]{16}$/);
  });

  test.each([
    { hours: { ...iowaCalendarRules.hours, Fri: ['08:00-16:00'] } },
    { zone: 'America/New_York' },
    { extraClosures: [{ date: '2026-12-24', name: 'Christmas Eve' }] },
    { removedHolidays: ['2026-11-11'] },
    { observed: {} },
  ])('changes with the rules: %j', (changes) => {
    expect(calendarHash({ ...iowaCalendarRules, ...changes })).not.toBe(calendarHash(iowaCalendarRules));
  });
});
