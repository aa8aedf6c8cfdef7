import { DateTime } from 'luxon';
import type { Clock } from './clock';

/** A clock that can be set, and goes on from there. */
export type MovableClock = Clock & {
  /** From now on it is `at`, and time goes on. */
  set(at: DateTime): void;
};

/**
 * A clock that shows `startAt` and then goes on as `systemNow` (ms since any fixed moment) does, until it is set anew.
 * With a `systemNow` that stands still, it moves only when set.
 */
export function movableClock(systemNow: () => number, startAt: DateTime): MovableClock {
  let shown = startAt.toMillis();
  let since = systemNow();
  return {
    now: () => DateTime.fromMillis(shown + systemNow() - since, { zone: 'utc' }),
    set(at) {
      shown = at.toMillis();
      since = systemNow();
    },
  };
}
