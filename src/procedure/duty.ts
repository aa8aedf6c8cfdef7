import type { DateTime } from 'luxon';
import { addBusinessDays, closeOfBusinessDay, endOfDay, openMinutesLeftToday } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import { moment, parseSpan } from '../clock/span';
import type { Inquiry, Moment } from '../inquiry/inquiry';
import type { Recipient } from '../inquiry/vocabulary';
import { before, endOf, limitOf, spanOf, tierOf } from './clock-end';
import { clockId, inOrder, isReachable, type DutyMoment, type RunningClock } from './running-clock';
import type { DutyClock, Row } from './table';

/** A clock with target and limit has two nudges; the number tells them apart. */
const limitNudge = 1;

/** A clock of a row, if it runs on the inquiry: `since` is when the row was entered, `name` tells the row's clocks apart. */
export function dutyClock(
  inquiry: Inquiry,
  calendar: Calendar,
  row: Row,
  clock: DutyClock,
  name: string,
  since: DateTime,
): RunningClock | undefined {
  if (clock.until !== undefined && inquiry.anchors[clock.until] !== undefined) return undefined;
  const from = clock.from === 'since' ? since : inquiry.anchors[clock.from];
  if (from === undefined) return undefined;
  if (clock.when !== undefined && !isUrgentAndClosingSoon(inquiry, calendar, from)) return undefined;
  const dueAt = endOf(clock, inquiry, from, calendar);
  const id = clockId(clock.as ?? `${row.id}/${name}`, from, clock.byTier && tierOf(inquiry));
  const moments = momentsOf({ row: row.id, clock: id }, clock, inquiry, calendar, from, dueAt);
  return {
    id,
    row: row.id,
    startedAt: since,
    from,
    span: spanOf(limitOf(clock, inquiry)),
    dueAt,
    ...(clock.remindsOf !== undefined && { remindsOf: clock.remindsOf }),
    moments: inOrder(moments.filter(({ to }) => isReachable(to, inquiry))),
    ...(clock.again !== undefined && isReachable(clock.of, inquiry) && { again: { what: 'again', to: clock.of } }),
  };
}

function momentsOf(
  its: Pick<DutyMoment, 'row' | 'clock'>,
  clock: DutyClock,
  inquiry: Inquiry,
  calendar: Calendar,
  from: DateTime,
  end: DateTime,
): readonly DutyMoment[] {
  const { target, warn, warns, beforeClose, then } = clock;
  // Written out: this is done for every clock at every decision, and adding to a spread object takes a hundred times as long.
  const at = (what: Moment, dueAt: DateTime, to: Recipient = clock.of, n = 0): DutyMoment => ({
    row: its.row,
    clock: its.clock,
    what,
    n,
    to,
    dueAt,
    ...(then !== undefined && to === clock.of && { then }),
  });
  const limit = clock.remindsOf ?? (clock.limit === 'at once' ? 'atOnce' : 'limit');
  const nudges = nudge(calendar, from, limitOf(clock, inquiry)).filter((dueAt) => dueAt < end);
  return [
    ...(target === undefined
      ? []
      : [
          ...nudge(calendar, from, target).map((dueAt) => at('nudge', dueAt)),
          at('target', moment(calendar, from, target)),
        ]),
    ...(warn === undefined ? [] : [at('warn', before(calendar, end, warn), warns)]),
    ...(beforeClose === undefined
      ? []
      : [at('beforeClose', before(calendar, lastCloseUpTo(calendar, from, end), beforeClose))]),
    ...nudges.map((dueAt) => at('nudge', dueAt, clock.of, limitNudge)),
    ...(clock.quietLimit === true ? [] : [clock.of, ...(clock.tell ?? [])]).map((to) => at(limit, end, to)),
  ];
}

/** A span in business days has a nudge at the same clock time, before its close of business. */
function nudge(calendar: Calendar, from: DateTime, span: DutyClock['limit']): readonly DateTime[] {
  if (span === 'opening after end of day') return [];
  const parts = parseSpan(span);
  if (parts.unit !== 'days') return [];
  const same = addBusinessDays(calendar, from, parts.amount);
  return same < closeOfBusinessDay(calendar, from, parts.amount) ? [same] : [];
}

/** The last closing at or before the limit, not before the day on which the clock began. */
function lastCloseUpTo(calendar: Calendar, from: DateTime, limit: DateTime): DateTime {
  let close = endOfDay(calendar, from);
  for (let next = endOfDay(calendar, close); next <= limit; next = endOfDay(calendar, close)) close = next;
  return close;
}

function isUrgentAndClosingSoon(inquiry: Inquiry, calendar: Calendar, at: DateTime): boolean {
  const left = openMinutesLeftToday(calendar, at);
  return tierOf(inquiry) === 'high' && left > 0 && left < 60;
}
