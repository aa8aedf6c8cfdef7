import { DateTime } from 'luxon';
import { fixedClock } from '../../src/clock/fixed-clock';
import { movableClock } from '../../src/clock/movable-clock';

const at = (iso: string) => DateTime.fromISO(iso, { setZone: true });

describe('a clock that can be moved', () => {
  test('starts at the given moment, goes on with the machine, and from where it is set', () => {
    let machine = 5_000;
    const clock = movableClock(() => machine, at('2026-11-25T16:55:00-06:00'));
    expect(clock.now().toISO()).toBe('2026-11-25T22:55:00.000Z');
    machine += 90_000;
    expect(clock.now().toISO()).toBe('2026-11-25T22:56:30.000Z');
    clock.set(at('2026-11-30T08:00:00-06:00'));
    expect(clock.now().toISO()).toBe('2026-11-30T14:00:00.000Z');
    machine += 1;
    expect(clock.now().toISO()).toBe('2026-11-30T14:00:00.001Z');
    clock.set(at('2026-11-01T00:00:00Z'));
    expect(clock.now().toISO()).toBe('2026-11-01T00:00:00.000Z');
  });

  test('a fixed one always shows the same, in UTC', () => {
    const clock = fixedClock(at('2026-11-25T16:55:00-06:00'));
    expect(clock.now().toISO()).toBe('2026-11-25T22:55:00.000Z');
    expect(clock.now()).toBe(clock.now());
  });
});
