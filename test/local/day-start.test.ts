import { DateTime } from 'luxon';
import { dayStart } from '../../local/day-start';
import { buildCalendar } from '../../src/clock/calendar';
import { iowaCalendarRules } from '../../src/clock/iowa-calendar';

const zone = 'America/Chicago';
const calendar = buildCalendar(iowaCalendarRules, { from: 2026, to: 2027 });

describe('The day of the unit on one machine starts at 9:00 AM Central', () => {
  test.each([
    ['on a business day, whatever the time', '2026-11-24T17:30', '2026-11-24T09:00'],
    ['on a business day before the opening', '2026-11-24T00:00', '2026-11-24T09:00'],
    ['on Monday when it is Saturday', '2026-11-21T12:00', '2026-11-23T09:00'],
    ['after Thanksgiving and the day after it', '2026-11-26T12:00', '2026-11-30T09:00'],
    ['in the new year', '2026-12-31T23:59', '2026-12-31T09:00'],
    ['after New Year’s Day, a Friday', '2027-01-01T12:00', '2027-01-04T09:00'],
    ['on the first Monday after the clocks go forward', '2026-03-08T02:30', '2026-03-09T09:00'],
  ])('%s', (_when, at, start) => {
    const found = dayStart(calendar, DateTime.fromISO(at, { zone }));
    expect(found.setZone(zone).toFormat("yyyy-MM-dd'T'HH:mm")).toBe(start);
    expect(found.zoneName).toBe('UTC');
  });

  test('the date is that of the office, not of the machine', () => {
    const lateInChicago = DateTime.fromISO('2026-11-25T05:00Z', { setZone: true });
    expect(dayStart(calendar, lateInChicago).toISO()).toBe('2026-11-24T15:00:00.000Z');
  });
});
