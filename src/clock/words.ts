import type { DateTime } from 'luxon';
import { dateOf, weekdayOf } from './local-date';
import { localTime } from './local-time';

/** The zone in which the office lives and all times are told. */
export const officeZone = 'America/Chicago';

/** "Thu Sep 17, 5:00 PM Central". Without the year: for moments near the reader's own. */
export function inWords(at: DateTime, zone: string = officeZone): string {
  return `${dateInWords(at, zone)}, ${timeInWords(at, zone)} ${zoneInWords(at, zone)}`;
}

/** "Thu Sep 17, 2026, 5:00 PM Central". */
export function inWordsWithYear(at: DateTime, zone: string = officeZone): string {
  const { year } = dateOf(localTime(at, zone).day);
  return `${dateInWords(at, zone)}, ${String(year)}, ${timeInWords(at, zone)} ${zoneInWords(at, zone)}`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Thu Sep 17". */
export function dateInWords(at: DateTime, zone: string = officeZone): string {
  const local = localTime(at, zone);
  const { month, day } = dateOf(local.day);
  return `${weekdayOf(local.day)} ${months[month - 1] ?? ''} ${String(day)}`;
}

/** "5:00 PM": people read minutes; a moment inside one is told as its beginning. */
export function timeInWords(at: DateTime, zone: string = officeZone): string {
  const { minuteOfDay } = localTime(at, zone);
  const hour = Math.floor(minuteOfDay / 60);
  const minute = String(minuteOfDay % 60).padStart(2, '0');
  return `${String(hour % 12 === 0 ? 12 : hour % 12)}:${minute} ${hour < 12 ? 'AM' : 'PM'}`;
}

function zoneInWords(at: DateTime, zone: string): string {
  if (zone === officeZone) return 'Central';
  const name = at.setZone(zone).setLocale('en-US').offsetNameLong;
  return (name ?? zone).replace(/ (Standard |Daylight |Summer )?Time$/, '');
}
