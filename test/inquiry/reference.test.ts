import fc from 'fast-check';
import { referenceFor, referenceIn, referencePattern, shardOf, shards } from '../../src/inquiry/reference';
import { central } from '../clock/calendars';

const zone = 'America/Chicago';
const noon = central('2026-09-17T12:00');

describe('the reference of an inquiry', () => {
  test('is the Central date of the receipt and six signs of the key', () => {
    expect(referenceFor('some key', noon.toUTC(), zone, 0)).toMatch(/^ME-260917-[0-9A-HJKMNP-TV-Z]{6}$/);
  });

  test.each([
    ['an hour before midnight Central', '2026-09-17T23:30', 'ME-260917-'],
    ['an hour after it', '2026-09-18T00:30', 'ME-260918-'],
    ['on the evening before the new year', '2026-12-31T18:30', 'ME-261231-'],
    ['in the doubled hour', '2026-11-01T01:30', 'ME-261101-'],
  ])('%s', (_name, at, expected) => {
    expect(referenceFor('k', central(at).toUTC(), zone, 0).slice(0, 10)).toBe(expected);
  });

  test('follows from key and receipt alone, and moves on with n', () => {
    const first = referenceFor('k', noon, zone, 0);
    expect(referenceFor('k', noon.toUTC(), zone, 0)).toBe(first);
    expect(referenceFor('k', noon, zone, 1)).not.toBe(first);
    expect(referenceFor('other', noon, zone, 0)).not.toBe(first);
  });

  test('hardly ever meets another of its day', () => {
    const day = Array.from({ length: 2_000 }, (_, i) => referenceFor(`key ${String(i)}`, noon, zone, 0));
    expect(new Set(day).size).toBe(2_000);
  });

  test('uses every sign, so that 30 bits are 30 bits', () => {
    const signs = new Set(
      Array.from({ length: 500 }, (_, i) => referenceFor(String(i), noon, zone, 0).slice(10)).join(''),
    );
    expect([...signs].sort().join('')).toBe('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
  });

  test('is read back from any text that holds it, whatever case', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(9), (key, n) => {
        const reference = referenceFor(key, noon, zone, n);
        expect(referencePattern.test(reference)).toBe(true);
        expect(referenceIn(`Re: (${reference.toLowerCase()}), please`)).toBe(reference);
      }),
    );
  });

  test.each(['', 'ME-260917', 'ME-260917-7K2QX', 'ME-260917-7K2QXMM', 'ME-260917-7K2QXI', 'SOME-260917-7K2QXM'])(
    '“%s” holds none',
    (text) => {
      expect(referenceIn(text)).toBeUndefined();
    },
  );
});

describe('the shard of an inquiry', () => {
  test('follows from the reference alone, and all eight are used evenly', () => {
    const counts = new Map(shards.map((shard) => [shard, 0]));
    for (let i = 0; i < 4_000; i++) {
      const shard = shardOf(referenceFor(String(i), noon, zone, 0));
      counts.set(shard, (counts.get(shard) ?? 0) + 1);
    }
    expect([...counts.values()].every((count) => count > 400 && count < 600)).toBe(true);
    expect(shardOf('ME-260917-7K2QXM')).toBe(shardOf('ME-260917-7K2QXM'));
  });
});
