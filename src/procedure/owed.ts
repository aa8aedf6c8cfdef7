import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import type { Inquiry } from '../inquiry/inquiry';
import { runningClocks, type RunningClock } from './moments';
import { rowOf } from './steps';

/**
 * The clocks by which its owner has something to do by an instant, or is overdue with it, that began at the latest at `since`.
 * That it is open for long is no duty.
 * @throws OutsideCalendar
 */
export function owedBy(
  inquiry: Inquiry,
  until: DateTime,
  calendar: Calendar,
  since: DateTime = until,
): readonly RunningClock[] {
  return runningClocks(inquiry, calendar).filter(({ row, startedAt, dueAt, moments, again }) => {
    const { who } = rowOf(row);
    // The Unit Lead owns what 2.b asks of them. At 4d and 5d the MCO owes; our part is the chase, and harm that is feared.
    const asked = who === 'unitLead' ? 'unitLead' : 'owner';
    const concernsOwner = [...moments, ...(again === undefined ? [] : [again])].some(
      ({ to, what }) => to === asked && (who !== 'mco' || what.startsWith('silent') || what.startsWith('harm')),
    );
    return row !== 'ageing' && startedAt <= since && dueAt <= until && concernsOwner;
  });
}

/** Whether there is such a clock. @throws OutsideCalendar */
export function isOwedBy(inquiry: Inquiry, until: DateTime, calendar: Calendar, since: DateTime = until): boolean {
  return owedBy(inquiry, until, calendar, since).length > 0;
}
