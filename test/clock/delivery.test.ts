import { deliveryAt, mayDeliver } from '../../src/clock/delivery';
import { asCentral, central, iowa, withBreak } from './calendars';

describe('a message may go out', () => {
  test.each([
    ['in hours', '2026-11-24T10:00', '2026-11-24T10:00', true],
    ['in hours, due the evening before', '2026-11-24T10:00', '2026-11-23T19:00', true],
    ['at the close, due at it', '2026-11-24T17:00', '2026-11-24T17:00', true],
    ['five minutes after the close, due at it', '2026-11-24T17:05', '2026-11-24T17:00', true],
    ['later', '2026-11-24T17:05:00.001', '2026-11-24T17:00', false],
    ['at the close, due before it', '2026-11-24T17:00', '2026-11-24T16:59', false],
    ['after the close, due after it', '2026-11-24T17:02', '2026-11-24T17:01', false],
    ['at night', '2026-11-25T02:00', '2026-11-25T02:00', false],
    ['just before the opening, due at it', '2026-11-25T07:59', '2026-11-25T08:00', false],
    ['before the opening, due at the close of that day', '2026-11-24T07:00', '2026-11-24T17:00', false],
    ['on a holiday at five', '2026-11-26T17:00', '2026-11-26T17:00', false],
    ['on a Friday holiday, due at the last close', '2026-11-27T17:01', '2026-11-25T17:00', false],
  ])('%s: %s, due %s: %s', (_what, at, dueAt, expected) => {
    expect(mayDeliver(iowa, central(at), central(dueAt))).toBe(expected);
  });

  test('at the beginning of a break, due at it', () => {
    expect(mayDeliver(withBreak, central('2026-11-24T12:03'), central('2026-11-24T12:00'))).toBe(true);
    expect(mayDeliver(withBreak, central('2026-11-24T12:06'), central('2026-11-24T12:00'))).toBe(false);
  });
});

describe('the moment at which something due may go out', () => {
  test.each([
    ['still to come, in hours', '2026-11-24T15:00', '2026-11-24T10:00', '2026-11-24T15:00'],
    ['still to come, at the close', '2026-11-24T17:00', '2026-11-24T10:00', '2026-11-24T17:00'],
    ['still to come, at night', '2026-11-24T20:00', '2026-11-24T10:00', '2026-11-25T08:00'],
    ['past, and the office is open', '2026-11-24T09:00', '2026-11-24T10:00', '2026-11-24T10:00'],
    ['due at the close, two minutes ago', '2026-11-24T17:00', '2026-11-24T17:02', '2026-11-24T17:02'],
    ['due at the close, too long ago', '2026-11-25T17:00', '2026-11-25T17:06', '2026-11-30T08:00'],
    ['past, and the office is closed', '2026-11-25T16:59', '2026-11-25T17:00', '2026-11-30T08:00'],
  ])('%s', (_what, dueAt, now, expected) => {
    const at = deliveryAt(iowa, central(dueAt), central(now));
    expect(asCentral(at)).toBe(expected);
    expect(at.zoneName).toBe('UTC');
    expect(mayDeliver(iowa, at, central(dueAt))).toBe(true);
  });
});
