import { DateTime } from 'luxon';
import {
  addBusinessDays,
  addBusinessMinutes,
  closeOfBusinessDay,
  endOfDay,
  openingAfter,
  openMinutesLeftToday,
} from '../../src/clock/business-time';
import type { Calendar } from '../../src/clock/calendar';
import { moment, parseSpan, type Span } from '../../src/clock/span';
import type { AnswerId, BesideId, Recipient } from '../../src/inquiry/vocabulary';
import { rowOf } from '../../src/procedure/steps';
import type { DutyClock, Row } from '../../src/procedure/table';
import { tierOf, type State } from './state';

/** One moment of a clock: who is to hear, and when. */
export type Moment = {
  readonly to: Recipient;
  readonly dueAt: DateTime;
  /** "Snooze" puts it off. */
  readonly isPing: boolean;
  readonly then?: AnswerId;
};

/** A clock that runs, as the table as data has it. */
export type Clock = {
  /** The same as long as it goes on, also in another row. */
  readonly key: string;
  /** The steps that its lines may name. */
  readonly steps: readonly string[];
  readonly startedAt: DateTime;
  readonly limitAt: DateTime;
  readonly moments: readonly Moment[];
  /** Whom it reminds at each opening after its limit. */
  readonly again?: { readonly to: Recipient; readonly isPing: boolean };
};

/** Every clock that runs in a state, worked out from the table's own words. */
export function clocksIn(state: State, calendar: Calendar): readonly Clock[] {
  const rows: readonly (readonly [Row, DateTime | undefined])[] = [
    [rowOf(state.step), state.anchors.since],
    ...Object.entries(state.beside).map(([id, since]) => [rowOf(id as BesideId), since] as const),
  ];
  return rows.flatMap(([row, since]) =>
    since === undefined
      ? []
      : [
          ...row.within.flatMap((clock, i) => dutyIn(state, calendar, row, clock, `${row.id}/${String(i)}`, since)),
          ...silenceIn(state, calendar, row, since),
        ],
  );
}

function dutyIn(
  state: State,
  calendar: Calendar,
  row: Row,
  clock: DutyClock,
  name: string,
  since: DateTime,
): readonly Clock[] {
  const from = clock.from === 'since' ? since : state.anchors[clock.from];
  if (from === undefined || (clock.until !== undefined && state.anchors[clock.until] !== undefined)) return [];
  if (clock.when !== undefined && !isClosingSoon(state, calendar, from)) return [];
  const span = clock.byTier?.[tierOf(state)] ?? clock.limit;
  const limitAt = endOf(clock, span, from, state, calendar);
  const tier = clock.byTier === undefined ? '' : tierOf(state);
  const moments: Moment[] = [];
  const add = (to: Recipient, dueAt: DateTime): void => {
    if (!isReachable(to, state)) return;
    const then = clock.then !== undefined && to === clock.of ? { then: clock.then } : {};
    moments.push({ to, dueAt, isPing: false, ...then });
  };
  if (clock.target !== undefined) {
    for (const dueAt of nudges(clock.target, from, calendar)) add(clock.of, dueAt);
    add(clock.of, moment(calendar, from, clock.target));
  }
  if (clock.warn !== undefined) add(clock.warns ?? clock.of, earlier(calendar, limitAt, clock.warn));
  if (clock.beforeClose !== undefined)
    add(clock.of, earlier(calendar, closeBefore(calendar, from, limitAt), clock.beforeClose));
  for (const dueAt of nudges(span, from, calendar)) if (dueAt < limitAt) add(clock.of, dueAt);
  if (clock.quietLimit !== true) for (const to of [clock.of, ...(clock.tell ?? [])]) add(to, limitAt);
  return [
    {
      key: `${clock.as ?? name}@${String(from.toMillis())}${tier}`,
      steps: [row.id, ...(row.ifSilent === undefined ? [] : [row.ifSilent.logs])],
      startedAt: since,
      limitAt,
      moments,
      ...(clock.again !== undefined && isReachable(clock.of, state) && { again: { to: clock.of, isPing: false } }),
    },
  ];
}

/** The chase of the owner, and the ladder of those who hear of each business-day close without word. */
function silenceIn(state: State, calendar: Calendar, row: Row, since: DateTime): readonly Clock[] {
  const { asked } = state.anchors;
  if (row.ifSilent === undefined || asked === undefined) return [];
  const { at, misses, logs } = row.ifSilent;
  const limitAt = endOf(at, at.limit, asked, state, calendar);
  const steps = [row.id, logs];
  const key = `${row.id}/silent@${String(asked.toMillis())}`;
  const chase: Clock = {
    key,
    steps,
    startedAt: since,
    limitAt,
    moments: [
      ...(at.warn === undefined ? [] : [{ to: at.of, dueAt: earlier(calendar, limitAt, at.warn), isPing: false }]),
      { to: at.of, dueAt: limitAt, isPing: true },
    ],
    again: { to: at.of, isPing: true },
  };
  const delivered = state.request?.deliveredAt;
  if (delivered === undefined) return [chase];
  const ladder: Moment[] = [];
  // Closes are counted from the one at which the chase falls due, of a request that arrived, in a step that was entered.
  let close: DateTime = DateTime.max(limitAt, endOfDay(calendar, since), endOfDay(calendar, delivered));
  for (const recipients of misses) {
    const dueAt = openingAfter(calendar, close);
    for (const to of recipients) if (isReachable(to, state)) ladder.push({ to, dueAt, isPing: false });
    close = endOfDay(calendar, dueAt);
  }
  return [chase, { key: `${key}/ladder`, steps, startedAt: since, limitAt, moments: ladder }];
}

function endOf(
  clock: DutyClock,
  limit: DutyClock['limit'],
  from: DateTime,
  { anchors }: State,
  calendar: Calendar,
): DateTime {
  const end =
    limit === 'opening after end of day'
      ? openingAfter(calendar, endOfDay(calendar, from))
      : moment(calendar, from, limit);
  const { clockStart } = anchors;
  if (clock.notAfter === undefined || clockStart === undefined) return end;
  return DateTime.min(end, moment(calendar, clockStart, clock.notAfter));
}

/** A span in business days is told at the same clock time too, before the close of its last day. */
function nudges(span: DutyClock['limit'], from: DateTime, calendar: Calendar): readonly DateTime[] {
  const days = /^(\d+) business days$/.exec(span)?.[1];
  if (days === undefined) return [];
  const same = addBusinessDays(calendar, from, Number(days));
  return same < closeOfBusinessDay(calendar, from, Number(days)) ? [same] : [];
}

function earlier(calendar: Calendar, at: DateTime, span: Span): DateTime {
  const parts = parseSpan(span);
  const minutes = 'amount' in parts ? parts.amount * (parts.unit === 'hours' ? 60 : 1) : 0;
  return addBusinessMinutes(calendar, at, -minutes);
}

/** The last close up to the limit; that of the first day when there is none. */
function closeBefore(calendar: Calendar, from: DateTime, limitAt: DateTime): DateTime {
  let close = endOfDay(calendar, from);
  while (endOfDay(calendar, close) <= limitAt) close = endOfDay(calendar, close);
  return close;
}

function isClosingSoon(state: State, calendar: Calendar, at: DateTime): boolean {
  const left = openMinutesLeftToday(calendar, at);
  return tierOf(state) === 'high' && left > 0 && left < 60;
}

/** An MCO without a listed contact was asked by phone: nothing is sent to it. */
function isReachable(to: Recipient, { request }: State): boolean {
  return (to !== 'mco' && to !== 'mcoBackup') || request?.contact !== undefined;
}
