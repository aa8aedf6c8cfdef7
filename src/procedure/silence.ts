import { DateTime } from 'luxon';
import { addBusinessMinutes, endOfDay, openingAfter } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import type { Inquiry, Moment } from '../inquiry/inquiry';
import { before, endOf, limitOf, spanOf } from './clock-end';
import { clockId, inOrder, isReachable, type DutyMoment, type RunningClock } from './running-clock';
import type { Row } from './table';

/** The owner's chase (4.e.1, 5.e.1), and who is told after each business-day close without word. @throws OutsideCalendar */
export function silence(inquiry: Inquiry, calendar: Calendar, row: Row, since: DateTime): readonly RunningClock[] {
  const asked = inquiry.anchors.asked;
  if (row.ifSilent === undefined || asked === undefined) return [];
  const { at: clock, misses } = row.ifSilent;
  const dueAt = endOf(clock, inquiry, asked, calendar);
  const id = clockId(`${row.id}/silent`, asked);
  const to = clock.of;
  const ping = (what: Moment, when: DateTime): DutyMoment => ({ row: row.id, clock: id, what, n: 0, to, dueAt: when });
  const missed = `${id}/miss`;
  const warning = clock.warn === undefined ? [] : [ping('silentWarn', before(calendar, dueAt, clock.warn))];
  const ladder = missesOf(inquiry, calendar, misses, dueAt, since).map((miss): DutyMoment => ({
    row: row.id,
    clock: missed,
    what: 'miss',
    n: miss.n,
    to: miss.to,
    dueAt: miss.dueAt,
  }));
  const both = { row: row.id, startedAt: since, from: asked, span: spanOf(limitOf(clock, inquiry)), dueAt };
  return [
    { id, moments: inOrder([...warning, ping('silent', dueAt)]), again: { what: 'silentAgain', to }, ...both },
    ...(ladder.length > 0 ? [{ id: missed, moments: ladder, ...both }] : []),
  ];
}

/** Business minutes that an MCO has at least, however late in the day it was asked. */
const graceMinutes = 120;

/**
 * From when an MCO that was asked counts as late: end of day, but at least 2 business hours after the request. The ping
 * stays literal; only the figure has this grace. @throws OutsideCalendar
 */
export function lateFrom(asked: DateTime, calendar: Calendar): DateTime {
  return DateTime.max(endOfDay(calendar, asked), addBusinessMinutes(calendar, asked, graceMinutes));
}

/**
 * Who is told at the opening after each business-day close without word, from the close at which the chase falls due. A miss
 * counts against the MCO only once delivery of the request was proved, and after a disputed contact from the dispute on.
 */
function missesOf(
  inquiry: Inquiry,
  calendar: Calendar,
  misses: NonNullable<Row['ifSilent']>['misses'],
  silentAt: DateTime,
  since: DateTime,
): readonly Pick<DutyMoment, 'n' | 'to' | 'dueAt'>[] {
  const deliveredAt = inquiry.request?.deliveredAt;
  if (deliveredAt === undefined) return [];
  let close: DateTime = DateTime.max(silentAt, endOfDay(calendar, since), endOfDay(calendar, deliveredAt));
  return misses.flatMap((recipients, index) => {
    const dueAt = openingAfter(calendar, close);
    close = endOfDay(calendar, dueAt);
    return recipients.filter((to) => isReachable(to, inquiry)).map((to) => ({ n: index + 1, to, dueAt }));
  });
}
