import { DateTime } from 'luxon';
import { utc } from '../../src/log/keys';
import { instantFrom, storedInstant } from '../../src/log/stored-instant';

describe('a stored instant', () => {
  test.each([
    '2026-11-01T06:59:59.999Z',
    '2026-11-01T07:00:00.000Z',
    '2028-02-29T23:59:59.001Z',
    '1999-12-31T00:00:00.000Z',
    '-000001-01-01T00:00:00.000Z',
    '+010000-01-01T00:00:00.000Z',
  ])('%s is read as it was written, in UTC', (text) => {
    const at = instantFrom(text);
    expect(utc(at)).toBe(text);
    expect(at).toEqual(DateTime.fromISO(text, { zone: 'utc' }));
  });

  test.each([
    ['2026-11-01T06:59:59Z', '2026-11-01T06:59:59.000Z'],
    ['2026-11-01T00:59:59.5-06:00', '2026-11-01T06:59:59.500Z'],
    ['2026-11-01', '2026-11-01T00:00:00.000Z'],
  ])('%s, which another version may have written, is understood', (text, means) => {
    expect(utc(instantFrom(text))).toBe(means);
  });

  test.each(['', 'tomorrow', '2026-02-30T00:00:00.000Z', '2026-13-01T00:00:00.000Z', '1 Nov 2026'])(
    '"%s" is none, and refused',
    (text) => {
      expect(instantFrom(text).isValid).toBe(false);
      expect(storedInstant.safeParse(text).success).toBe(false);
    },
  );
});
