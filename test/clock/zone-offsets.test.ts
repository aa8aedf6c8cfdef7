import fc from 'fast-check';
import { DateTime, IANAZone } from 'luxon';
import { instantOf, offsetAt, UnknownZone, zoneOffsets } from '../../src/clock/zone-offsets';

const local = (text: string) => Date.parse(`${text}Z`);
const iso = (ms: number) => DateTime.fromMillis(ms, { zone: 'utc' }).toISO({ suppressMilliseconds: true });

describe('the instant of a local time', () => {
  test.each([
    ['America/Chicago', '2026-01-15T12:00:00', '2026-01-15T18:00:00Z', 'winter'],
    ['America/Chicago', '2026-07-15T12:00:00', '2026-07-15T17:00:00Z', 'summer'],
    ['America/Chicago', '2026-03-08T01:59:59', '2026-03-08T07:59:59Z', 'just before the skipped hour'],
    ['America/Chicago', '2026-03-08T02:00:00', '2026-03-08T08:00:00Z', 'the skipped hour begins'],
    ['America/Chicago', '2026-03-08T02:30:00', '2026-03-08T08:30:00Z', 'skipped: an hour forward, 3:30'],
    ['America/Chicago', '2026-03-08T03:00:00', '2026-03-08T08:00:00Z', 'just after the skipped hour'],
    ['America/Chicago', '2026-11-01T00:59:59', '2026-11-01T05:59:59Z', 'just before the doubled hour'],
    ['America/Chicago', '2026-11-01T01:00:00', '2026-11-01T06:00:00Z', 'doubled: the first'],
    ['America/Chicago', '2026-11-01T01:59:59', '2026-11-01T06:59:59Z', 'doubled: the first'],
    ['America/Chicago', '2026-11-01T02:00:00', '2026-11-01T08:00:00Z', 'just after the doubled hour'],
    ['Australia/Lord_Howe', '2026-10-04T02:15:00', '2026-10-03T15:45:00Z', 'skipped half hour'],
    ['Asia/Kathmandu', '2026-05-05T05:45:00', '2026-05-05T00:00:00Z', 'an offset of quarters'],
  ])('%s %s is %s (%s)', (zone, at, expected) => {
    expect(iso(instantOf(zoneOffsets(zone, 2026, 2026), local(at)))).toBe(expected);
  });

  test('the offset agrees with luxon at any instant, in zones of many kinds', () => {
    const zones = ['America/Chicago', 'Europe/London', 'Africa/Casablanca', 'Australia/Lord_Howe', 'Asia/Gaza', 'UTC'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) }),
        (zone, ms) => {
          const offsets = zoneOffsets(zone, 2024, 2029);
          expect(offsetAt(offsets, ms)).toBe(IANAZone.create(zone).offset(ms) * 60_000);
          const localMs = ms + offsetAt(offsets, ms);
          // The same instant, or the first of two with this local time.
          const back = instantOf(offsets, localMs);
          expect(back).toBeLessThanOrEqual(ms);
          expect(back + offsetAt(offsets, back)).toBe(localMs);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a zone that does not exist is refused with its name', () => {
    expect(() => zoneOffsets('America/Springfield', 2026, 2026)).toThrow(UnknownZone);
    expect(() => zoneOffsets('America/Springfield', 2026, 2026)).toThrow(/America\/Springfield.*America\/Chicago/);
  });
});
