import { DateTime } from 'luxon';

/** The zone in which the office lives and all times are told. */
export const officeZone = 'America/Chicago';

/** "Thu Sep 17, 5:00 PM Central". Without the year: for moments near the reader's own. */
export function inWords(at: DateTime, zone: string = officeZone): string {
  return `${dateInWords(at, zone)}, ${timeInWords(at, zone)} ${zoneInWords(at, zone)}`;
}

/** "Thu Sep 17, 2026, 5:00 PM Central". */
export function inWordsWithYear(at: DateTime, zone: string = officeZone): string {
  return `${dateInWords(at, zone)}, ${local(at, zone).toFormat('yyyy')}, ${timeInWords(at, zone)} ${zoneInWords(at, zone)}`;
}

/** "Thu Sep 17". */
export function dateInWords(at: DateTime, zone: string = officeZone): string {
  return local(at, zone).toFormat('ccc LLL d');
}

/** "5:00 PM": people read minutes; a moment inside one is told as its beginning. */
export function timeInWords(at: DateTime, zone: string = officeZone): string {
  return local(at, zone).toFormat('h:mm a');
}

function local(at: DateTime, zone: string): DateTime {
  return at.setZone(zone).setLocale('en-US');
}

function zoneInWords(at: DateTime, zone: string): string {
  if (zone === officeZone) return 'Central';
  return (local(at, zone).offsetNameLong ?? zone).replace(/ (Standard |Daylight |Summer )?Time$/, '');
}
