import fc from 'fast-check';
import { DateTime } from 'luxon';
import { localDate, localTime } from '../../src/clock/local-time';
import { inWords } from '../../src/clock/words';
import { UnknownZone } from '../../src/clock/zone-offsets';

const zones = ['America/Chicago', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC'];
const instant = fc.integer({ min: Date.UTC(1999, 0, 1), max: Date.UTC(2060, 0, 1) });
const aroundChanges = fc
  .tuple(
    fc.constantFrom('2026-03-08T08:00Z', '2026-11-01T07:00Z', '2027-01-01T06:00Z'),
    fc.integer({ min: -9e6, max: 9e6 }),
  )
  .map(([change, ms]) => Date.parse(change) + ms);

test('the local time is that of the time zone database, whatever the zone, the year and the change of the clocks', () => {
  fc.assert(
    fc.property(fc.oneof(instant, aroundChanges), fc.constantFrom(...zones), (ms, zone) => {
      const at = DateTime.fromMillis(ms, { zone: 'utc' });
      const known = at.setZone(zone);
      expect(localDate(at, zone)).toBe(known.toISODate());
      expect(localTime(at, zone).minuteOfDay).toBe(known.hour * 60 + known.minute);
    }),
    { numRuns: 2_000 },
  );
});

test('the words are those that a calendar of the office would print', () => {
  fc.assert(
    fc.property(fc.oneof(instant, aroundChanges), (ms) => {
      const at = DateTime.fromMillis(ms, { zone: 'utc' });
      const printed = at.setZone('America/Chicago').setLocale('en-US').toFormat('ccc LLL d, h:mm a');
      expect(inWords(at)).toBe(`${printed} Central`);
    }),
    { numRuns: 1_000 },
  );
});

test('no zone, no local time', () => {
  expect(() => localTime(DateTime.fromMillis(0), 'America/Nowhere')).toThrow(UnknownZone);
});

test('an instant that is none has no local time', () => {
  expect(() => localDate(DateTime.invalid('none'), 'America/Chicago')).toThrow(RangeError);
});
