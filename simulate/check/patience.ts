import { DateTime } from 'luxon';
import type { Calendar } from '../../src/clock/calendar';
import { localDate } from '../../src/clock/local-time';
import type { Arrived } from '../edges/arrived';
import { dailyMessages } from './daily-messages';
import { tierOf, type State } from './state';

/** Open minutes by which a message about an inquiry may be late at an instant. */
export type Patience = (state: State, at: DateTime) => number;

/** What can wait comes at the full hour. */
const untilDigest = 60;

/**
 * None when nothing fails; on a day on which somebody has had their messages, what is not urgent may wait for the full hour.
 * @param base open minutes by which everything may be late.
 */
export function patience(arrived: readonly Arrived[], calendar: Calendar, base: number): Patience {
  const usedUpAt = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const { at, to } of arrived) {
    const day = localDate(DateTime.fromMillis(at), calendar.rules.zone);
    const count = (counts.get(`${to}|${day}`) ?? 0) + 1;
    counts.set(`${to}|${day}`, count);
    if (count === dailyMessages) usedUpAt.set(day, Math.min(usedUpAt.get(day) ?? Infinity, at));
  }
  return (state, at) => {
    const isUrgent = tierOf(state) === 'high' || state.isFlagged || state.anchors.harmBy !== undefined;
    if (isUrgent) return base;
    const usedUp = usedUpAt.get(localDate(at, calendar.rules.zone)) ?? Infinity;
    return usedUp <= at.toMillis() ? base + untilDigest : base;
  };
}
