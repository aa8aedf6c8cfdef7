import type { DateTime } from 'luxon';
import { endOfDay } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import type { Inquiry } from '../inquiry/inquiry';
import type { RunningClock } from '../procedure/moments';
import { isOwedBy, owedBy } from '../procedure/owed';
import { rowOf } from '../procedure/steps';
import type { DayKind } from '../views/day-view';

/**
 * What an open inquiry asks of its owner on the business day of an instant; undefined when nothing before the next one.
 * What falls due at that very instant is due today.
 * @throws OutsideCalendar
 */
export function dayKind(inquiry: Inquiry, calendar: Calendar, now: DateTime): DayKind | undefined {
  if (isOwedBy(inquiry, now.minus({ milliseconds: 1 }), calendar)) return 'overdue';
  const today = owedBy(inquiry, endOfDay(calendar, now), calendar).filter((clock) => !isChaseToCome(clock));
  if (today.length > 0) return today.some(({ row }) => row === 'tryAgain') ? 'tryAgain' : 'today';
  return rowOf(inquiry.step).who === 'mco' ? 'waiting' : undefined;
}

/** 4.e.1 and 5.e.1 ask for something only once the MCO has been silent for so long. */
function isChaseToCome({ again }: RunningClock): boolean {
  return again?.what === 'silentAgain';
}
