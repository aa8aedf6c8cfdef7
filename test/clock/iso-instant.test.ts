import { instantOfWritten, isoWithOffset, parseWrittenInstant } from '../../src/clock/iso-instant';
import { zoneOffsets } from '../../src/clock/zone-offsets';

const chicago = zoneOffsets('America/Chicago', 2026, 2026);

describe('a written moment', () => {
  test.each([
    ['2026-11-25T15:30', '2026-11-25T21:30:00.000Z'],
    ['2026-07-25 15:30:07', '2026-07-25T20:30:07.000Z'],
    ['2026-11-25', '2026-11-25T06:00:00.000Z'],
    ['2026-11-25T24:00', '2026-11-26T06:00:00.000Z'],
    ['2026-11-25T15:30:07.25Z', '2026-11-25T15:30:07.250Z'],
    ['2026-11-25T15:30:07.123456789-0600', '2026-11-25T21:30:07.123Z'],
    ['2026-11-25T15:30+05:45', '2026-11-25T09:45:00.000Z'],
    ['2026-11-25T15:30-06', '2026-11-25T21:30:00.000Z'],
    ['2026-03-08T02:30', '2026-03-08T08:30:00.000Z'],
    ['2026-11-01T01:30', '2026-11-01T06:30:00.000Z'],
    ['2026-11-01T01:30-06:00', '2026-11-01T07:30:00.000Z'],
  ])('%s is %s', (text, expected) => {
    const written = parseWrittenInstant(text);
    if (written === undefined) throw new Error('was not read');
    expect(new Date(instantOfWritten(chicago, written)).toISOString()).toBe(expected);
  });

  test.each([
    '',
    'tomorrow',
    '2026-02-30T10:00',
    '2026-11-25T25:00',
    '2026-11-25T24:01',
    '2026-11-25T24:00:00.5',
    '2026-11-25T10:60',
    '2026-11-25T10',
  ])('"%s" is none', (text) => {
    expect(parseWrittenInstant(text)).toBeUndefined();
  });

  test.each([
    ['America/Chicago', '2026-11-30T16:30:00.000Z', '2026-11-30T10:30:00-06:00'],
    ['America/Chicago', '2026-07-30T16:30:00.050Z', '2026-07-30T11:30:00.050-05:00'],
    ['Asia/Kathmandu', '2026-07-30T16:30:07.000Z', '2026-07-30T22:15:07+05:45'],
    ['UTC', '2026-07-30T16:30:07.000Z', '2026-07-30T16:30:07+00:00'],
    ['America/St_Johns', '2026-01-01T00:00:00.000Z', '2025-12-31T20:30:00-03:30'],
  ])('in %s, %s is written %s', (zone, at, expected) => {
    expect(isoWithOffset(zoneOffsets(zone, 2026, 2026), Date.parse(at))).toBe(expected);
  });
});
