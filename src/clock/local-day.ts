import type { DateTime } from 'luxon';
import type { Calendar } from './calendar';

/** The date of an instant where the office is: `2026-11-24`. */
export function localDay(calendar: Calendar, at: DateTime): string {
  return at.setZone(calendar.rules.zone).toISODate() ?? '';
}
