import { DateTime } from 'luxon';
import { openingAfter, openOrNext } from '../../src/clock/business-time';
import type { Calendar } from '../../src/clock/calendar';
import { mayDeliver } from '../../src/clock/delivery';
import type { AnswerId, Recipient } from '../../src/inquiry/vocabulary';
import { clocksIn, type Clock, type Moment } from './clocks';
import type { Moved } from './replay';
import type { State } from './state';

/** Something that must have happened at an instant, since the clock that asked for it was running then. */
export type Expected = {
  /** When it may go out first: at once, or at the next opening. */
  readonly at: DateTime;
  readonly dueAt: DateTime;
  readonly to: Recipient;
  readonly steps: readonly string[];
  /** Answered by the system itself instead of being sent. */
  readonly then?: AnswerId;
  readonly state: State;
  /** Until when the inquiry stood so: what answered it later ended the duty. */
  readonly until: DateTime;
};

/** A stretch of time in which nothing was answered: `until` is excluded. */
type Stretch = { readonly state: State; readonly from: DateTime; readonly until: DateTime; readonly isFirst: boolean };

/**
 * Everything that the clocks of an inquiry ask for up to an instant, worked out from its lines alone: each moment of each
 * clock that is still running when it can be delivered, and a reminder at each opening after a limit.
 */
export function expectedOf(moves: readonly Moved[], calendar: Calendar, end: DateTime): readonly Expected[] {
  const begun = new Map<string, { readonly at: DateTime; readonly isAtOnce: boolean }>();
  const found: Expected[] = [];
  for (const stretch of stretchesOf(moves, end)) {
    const clocks = clocksIn(stretch.state, calendar);
    const keys = new Set(clocks.map(({ key }) => key));
    for (const key of begun.keys()) if (!keys.has(key)) begun.delete(key);
    for (const clock of clocks) {
      const before = begun.get(clock.key);
      const start = before ?? { at: stretch.from, isAtOnce: startsLate(clock) };
      found.push(...dueIn(stretch, clock, start, before === undefined, calendar));
    }
    // Parts of one clock begin together.
    for (const clock of clocks)
      if (!begun.has(clock.key)) begun.set(clock.key, { at: stretch.from, isAtOnce: startsLate(clock) });
  }
  return found;
}

function stretchesOf(moves: readonly Moved[], end: DateTime): readonly Stretch[] {
  const changes = moves.filter(({ state }, i) => i === 0 || state !== moves[i - 1]?.state);
  return changes.map(({ line, state }, i) => ({
    state,
    from: line.recordedAt,
    until: changes[i + 1]?.line.recordedAt ?? end,
    isFirst: i === 0,
  }));
}

/** All its moments lie before its duty began, and so does its limit. */
function startsLate({ moments, startedAt, limitAt }: Clock): boolean {
  return moments.every(({ dueAt }) => dueAt <= startedAt) && limitAt <= startedAt;
}

function dueIn(
  stretch: Stretch,
  clock: Clock,
  start: { readonly at: DateTime; readonly isAtOnce: boolean },
  isNew: boolean,
  calendar: Calendar,
): readonly Expected[] {
  const { state, until } = stretch;
  const expected = (to: Recipient, dueAt: DateTime, at: DateTime, then?: AnswerId): Expected => ({
    at,
    dueAt,
    to,
    steps: clock.steps,
    state,
    until,
    ...(then !== undefined && { then }),
  });
  const isNow = (at: DateTime): boolean => at >= stretch.from && at < until;
  const found: Expected[] = [];

  const ahead = clock.moments.filter(({ dueAt }) => dueAt > clock.startedAt).map((one) => putOff(one, stretch));
  for (const one of ahead) {
    const at = one.then === undefined ? deliveredAt(one.dueAt, start.at, calendar) : DateTime.max(one.dueAt, start.at);
    const isOvertaken = ahead.some(({ to, dueAt }) => to === one.to && dueAt > one.dueAt && dueAt <= at);
    if (isNow(at) && !isOvertaken) found.push(expected(one.to, one.dueAt, at, one.then));
  }
  if (isNew && start.isAtOnce) {
    // Nothing that starts late is silent.
    const at = openOrNext(calendar, start.at);
    const { again } = clock;
    const others = clock.moments.filter(({ dueAt, to }) => dueAt.equals(clock.limitAt) && to !== again?.to);
    for (const to of [...(again === undefined ? [] : [again.to]), ...others.map((one) => one.to)])
      if (isNow(at)) found.push(expected(to, at, at));
  }
  if (clock.again !== undefined) {
    const { to, isPing } = clock.again;
    let opening = openingAfter(calendar, DateTime.max(clock.limitAt, start.at));
    for (; opening < until; opening = openingAfter(calendar, opening)) {
      // The limit itself may have waited for this opening.
      if (found.some((one) => one.to === to && one.at.equals(opening))) continue;
      const { dueAt } = putOff({ to, dueAt: opening, isPing }, stretch);
      if (isNow(dueAt)) found.push(expected(to, dueAt, dueAt));
    }
  }
  return found;
}

/** "Snooze" moves what was still to come when it was pressed. */
function putOff(one: Moment, { state }: Stretch): Moment {
  const { snooze } = state;
  return one.isPing && snooze !== undefined && one.dueAt > snooze.at && snooze.until > one.dueAt
    ? { ...one, dueAt: snooze.until }
    : one;
}

function deliveredAt(dueAt: DateTime, from: DateTime, calendar: Calendar): DateTime {
  const at = DateTime.max(dueAt, from);
  return mayDeliver(calendar, at, dueAt) ? at : openOrNext(calendar, at);
}
