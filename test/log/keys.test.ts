import { DateTime } from 'luxon';
import { utc } from '../../src/log/keys';

describe('an instant in a row', () => {
  test.each([
    ['2026-10-12T07:00:00.000', 'America/Chicago', '2026-10-12T12:00:00.000Z'],
    ['2026-11-01T00:30:00.007', 'America/Chicago', '2026-11-01T05:30:00.007Z'],
    ['2026-02-28T23:59:59.999', 'utc', '2026-02-28T23:59:59.999Z'],
  ])('%s in %s is stored as %s', (text, zone, stored) => {
    expect(utc(DateTime.fromISO(text, { zone }))).toBe(stored);
  });

  test('is refused when it is none', () => {
    expect(() => utc(DateTime.fromISO('no instant'))).toThrow(RangeError);
  });
});
