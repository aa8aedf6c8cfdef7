import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import type { Inquiry } from '../inquiry/inquiry';
import type { BesideId } from '../inquiry/vocabulary';
import { dutyClock } from './duty';
import type { RunningClock } from './running-clock';
import { silence } from './silence';
import { rowOf } from './steps';
import type { Row } from './table';

export type { DutyMoment, RunningClock } from './running-clock';

/** Every clock that runs on the inquiry now: of its step, of the chase, and of the duties beside. @throws OutsideCalendar */
export function runningClocks(inquiry: Inquiry, calendar: Calendar): readonly RunningClock[] {
  const beside = Object.entries(inquiry.beside).map(([id, since]) => clocksOf(rowOf(id as BesideId), since));
  return [...clocksOf(rowOf(inquiry.step), inquiry.anchors.since), ...beside.flat()];

  function clocksOf(row: Row, since: DateTime): readonly RunningClock[] {
    const own = row.within.map((clock, i) => dutyClock(inquiry, calendar, row, clock, String(i), since));
    return [...own.filter((clock) => clock !== undefined), ...silence(inquiry, calendar, row, since)];
  }
}

/** When the earliest limit of what is asked in this step ends, for "due ..." on cards and lists. @throws OutsideCalendar */
export function nextDue(inquiry: Inquiry, calendar: Calendar): RunningClock | undefined {
  const clocks = runningClocks(inquiry, calendar).filter((clock) => clock.row === inquiry.step && isLimit(clock));
  return clocks.reduce<RunningClock | undefined>(
    (first, clock) => (first === undefined || clock.dueAt < first.dueAt ? clock : first),
    undefined,
  );
}

/** By when harm is feared that is still to be forestalled, and the two moments that remind of it. */
export type FearedHarm = { readonly at: DateTime; readonly soonAt: DateTime; readonly lastAt: DateTime };

/**
 * The feared harm that clocks of the step run for; absent when none is stated, or the step has no more to do with it.
 * @throws OutsideCalendar
 */
export function fearedHarm(inquiry: Inquiry, calendar: Calendar): FearedHarm | undefined {
  const clocks = runningClocks(inquiry, calendar);
  const soon = clocks.find(({ remindsOf }) => remindsOf === 'harmSoon');
  const last = clocks.find(({ remindsOf }) => remindsOf === 'harm');
  return soon && last && { at: last.from, soonAt: soon.dueAt, lastAt: last.dueAt };
}

function isLimit({ remindsOf }: RunningClock): boolean {
  return remindsOf === undefined;
}

/**
 * Whether what an answer ended had passed its limit between the event and its entry: it cures a breach, and is "entered
 * late". @throws OutsideCalendar
 */
export function curesBreach(
  before: Inquiry,
  after: Inquiry,
  happenedAt: DateTime,
  now: DateTime,
  calendar: Calendar,
): boolean {
  const goingOn = new Set(runningClocks(after, calendar).map(({ id }) => id));
  return runningClocks(before, calendar)
    .filter(isLimit)
    .some(({ id, dueAt }) => !goingOn.has(id) && dueAt >= happenedAt && dueAt < now);
}
