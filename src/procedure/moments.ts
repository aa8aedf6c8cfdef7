import { DateTime } from 'luxon';
import {
  addBusinessDays,
  addBusinessMinutes,
  closeOfBusinessDay,
  endOfDay,
  openingAfter,
  openMinutesLeftToday,
} from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import { moment, parseSpan, type Span } from '../clock/span';
import type { Inquiry, Moment } from '../inquiry/inquiry';
import type { AnswerId, Recipient, RowId } from '../inquiry/vocabulary';
import { rowOf } from './steps';
import type { DutyClock, Row } from './table';

/** One moment of a duty: whom it concerns, when, and from which instant over which span it was counted. */
export type DutyMoment = {
  readonly row: RowId;
  /** Which clock of the row: its number, or `silent`, with the instant it counts from: the same clock restarted is another. */
  readonly clock: string;
  readonly what: Moment;
  readonly n: number;
  readonly to: Recipient;
  readonly dueAt: DateTime;
  readonly then?: AnswerId;
};

/** A clock that runs now, with all its moments in order and, when it repeats, whom it reminds at each opening after them. */
export type RunningClock = {
  readonly id: string;
  readonly row: RowId;
  /** When the duty began: moments at or before it are not made. */
  readonly startedAt: DateTime;
  readonly from: DateTime;
  readonly span: Span;
  readonly dueAt: DateTime;
  readonly moments: readonly DutyMoment[];
  readonly again?: { readonly what: Moment; readonly to: Recipient };
};

/** Every clock that runs on the inquiry now: of its step, of the chase, and of the duties beside. @throws OutsideCalendar */
export function runningClocks(inquiry: Inquiry, calendar: Calendar): readonly RunningClock[] {
  const rows = [rowOf(inquiry.step), ...Object.keys(inquiry.beside).map((id) => rowOf(id as RowId))];
  return rows.flatMap((row) => {
    const since = row.id === inquiry.step ? inquiry.anchors.since : beside(inquiry, row);
    const own = row.within.flatMap((clock, i) => running(inquiry, calendar, row, clock, String(i), since));
    return [...own, ...silence(inquiry, calendar, row, since)];
  });
}

/** When the earliest limit of what is asked in this step ends, for "due ..." on cards and lists. */
export function nextDue(inquiry: Inquiry, calendar: Calendar): RunningClock | undefined {
  const clocks = runningClocks(inquiry, calendar).filter((clock) => clock.row === inquiry.step);
  return clocks.reduce<RunningClock | undefined>(
    (first, clock) => (first === undefined || clock.dueAt < first.dueAt ? clock : first),
    undefined,
  );
}

/** Whether a limit or the end of day passed between the event and its entry: the entry is "entered late". */
export function limitsPassed(inquiry: Inquiry, happenedAt: DateTime, now: DateTime, calendar: Calendar): boolean {
  return runningClocks(inquiry, calendar).some((clock) => clock.dueAt >= happenedAt && clock.dueAt < now);
}

function beside(inquiry: Inquiry, row: Row): DateTime {
  return inquiry.beside[row.id as keyof Inquiry['beside']] ?? inquiry.anchors.since;
}

function limitOf(clock: DutyClock, inquiry: Inquiry): DutyClock['limit'] {
  return clock.byTier?.[inquiry.tier ?? inquiry.suggestedTier] ?? clock.limit;
}

function running(
  inquiry: Inquiry,
  calendar: Calendar,
  row: Row,
  clock: DutyClock,
  id: string,
  since: DateTime,
): readonly RunningClock[] {
  if (clock.until !== undefined && inquiry.anchors[clock.until] !== undefined) return [];
  const from = clock.from === 'since' ? since : inquiry.anchors[clock.from];
  if (from === undefined) return [];
  if (clock.when !== undefined && !urgentAndClosingSoon(inquiry, calendar, from)) return [];
  const limit = limitOf(clock, inquiry);
  const end = endOf(inquiry, calendar, clock, from, limit);
  const key = `${row.id}/${id}@${from.toMillis().toString(36)}`;
  const at = (what: Moment, dueAt: DateTime, to: Recipient = clock.of, n = 0): DutyMoment => ({
    row: row.id,
    clock: key,
    what,
    n,
    to,
    dueAt,
    ...(clock.then !== undefined && { then: clock.then }),
  });
  const moments: DutyMoment[] = [];
  if (clock.target !== undefined) {
    moments.push(...nudge(calendar, from, clock.target).map((dueAt) => at('nudge', dueAt)));
    moments.push(at('target', moment(calendar, from, clock.target)));
  }
  if (clock.warn !== undefined) moments.push(at('warn', before(calendar, end, clock.warn)));
  if (clock.beforeClose !== undefined) {
    const closing = before(calendar, lastCloseUpTo(calendar, from, end), clock.beforeClose);
    if (closing < end) moments.push(at('beforeClose', closing));
  }
  moments.push(
    ...nudge(calendar, from, limit)
      .filter((dueAt) => dueAt < end)
      .map((dueAt) => at('nudge', dueAt)),
  );
  moments.push(at(clock.limit === 'at once' ? 'atOnce' : 'limit', end));
  for (const to of clock.tell ?? []) moments.push(at(clock.limit === 'at once' ? 'atOnce' : 'limit', end, to));
  return [
    {
      id: key,
      row: row.id,
      startedAt: since,
      from,
      span: limit === 'opening after end of day' ? 'end of day' : limit,
      dueAt: end,
      moments: inOrder(moments),
      ...(clock.again !== undefined && { again: { what: 'again' as const, to: clock.of } }),
    },
  ];
}

/** The owner's chase (4.e.1, 5.e.1), and who is told after each business-day close without word. */
function silence(inquiry: Inquiry, calendar: Calendar, row: Row, since: DateTime): readonly RunningClock[] {
  const asked = inquiry.anchors.asked;
  if (row.ifSilent === undefined || asked === undefined) return [];
  const { at: clock, misses } = row.ifSilent;
  const limit = limitOf(clock, inquiry);
  const silentAt = endOf(inquiry, calendar, clock, asked, limit);
  const key = `${row.id}/silent@${asked.toMillis().toString(36)}`;
  const moments: DutyMoment[] = [{ row: row.id, clock: key, what: 'silent', n: 0, to: clock.of, dueAt: silentAt }];
  if (clock.warn !== undefined)
    moments.push({
      row: row.id,
      clock: key,
      what: 'silentWarn',
      n: 0,
      to: clock.of,
      dueAt: before(calendar, silentAt, clock.warn),
    });
  const ladder: DutyMoment[] = [];
  // A miss counts against the MCO only when delivery of the request was proved.
  if (inquiry.request?.deliveredAt !== undefined) {
    let close = silentAt;
    misses.forEach((recipients, index) => {
      const dueAt = openingAfter(calendar, close);
      for (const to of recipients)
        ladder.push({ row: row.id, clock: `${key}/miss`, what: 'miss', n: index + 1, to, dueAt });
      close = endOfDay(calendar, dueAt);
    });
  }
  const common = {
    row: row.id,
    startedAt: since,
    from: asked,
    span: limit === 'opening after end of day' ? ('end of day' as const) : limit,
    dueAt: silentAt,
  };
  return [
    { ...common, id: key, moments: inOrder(moments), again: { what: 'silentAgain', to: clock.of } },
    ...(ladder.length > 0 ? [{ ...common, id: `${key}/miss`, moments: ladder }] : []),
  ];
}

function endOf(
  inquiry: Inquiry,
  calendar: Calendar,
  clock: DutyClock,
  from: DateTime,
  limit: DutyClock['limit'],
): DateTime {
  const end =
    limit === 'opening after end of day'
      ? openingAfter(calendar, endOfDay(calendar, from))
      : moment(calendar, from, limit);
  if (clock.notAfter === undefined) return end;
  return DateTime.min(end, moment(calendar, inquiry.anchors.clockStart, clock.notAfter));
}

/** A span in business days has a nudge at the same clock time, before its close of business. */
function nudge(calendar: Calendar, from: DateTime, span: DutyClock['limit']): readonly DateTime[] {
  if (span === 'opening after end of day') return [];
  const parts = parseSpan(span);
  if (parts.unit !== 'days') return [];
  const same = addBusinessDays(calendar, from, parts.amount);
  return same < closeOfBusinessDay(calendar, from, parts.amount) ? [same] : [];
}

function before(calendar: Calendar, at: DateTime, span: Span): DateTime {
  const parts = parseSpan(span);
  const minutes = parts.unit === 'hours' ? parts.amount * 60 : parts.unit === 'minutes' ? parts.amount : 0;
  return addBusinessMinutes(calendar, at, -minutes);
}

/** The last closing at or before the limit, not before the day on which the clock began. */
function lastCloseUpTo(calendar: Calendar, from: DateTime, limit: DateTime): DateTime {
  let close = endOfDay(calendar, from);
  for (let next = endOfDay(calendar, close); next <= limit; next = endOfDay(calendar, close)) close = next;
  return close;
}

function urgentAndClosingSoon(inquiry: Inquiry, calendar: Calendar, at: DateTime): boolean {
  const urgent = inquiry.safetyFlag !== undefined || inquiry.suggestedTier === 'high';
  const left = openMinutesLeftToday(calendar, at);
  return urgent && left > 0 && left < 60;
}

function inOrder(moments: readonly DutyMoment[]): readonly DutyMoment[] {
  return [...moments].sort((a, b) => a.dueAt.toMillis() - b.dueAt.toMillis());
}
