import type { DateTime } from 'luxon';
import type { Clock } from './clock';

/** A clock that always shows the same moment. */
export function fixedClock(at: DateTime): Clock {
  const shown = at.toUTC();
  return { now: () => shown };
}
