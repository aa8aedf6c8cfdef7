import { DateTime } from 'luxon';
import { iowaCalendarRules } from '../../src/clock/iowa-calendar';

/** A block of text as lines: columns may be set apart by any number of spaces, from two on. */
export function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/ {2,}/g, '  '))
    .filter((line) => line !== '');
}

/** Columns as one such line; empty ones are left out. */
export function line(...columns: readonly (string | undefined)[]): string {
  return columns.filter((column) => column !== undefined && column !== '').join('  ');
}

/** An instant as stories tell it: "Tue 11-24 17:00", Central; with seconds only when there are some. */
export function told(at: DateTime): string {
  const local = at.setZone(iowaCalendarRules.zone);
  return local.toFormat(local.toMillis() % 60_000 === 0 ? 'ccc MM-dd HH:mm' : 'ccc MM-dd HH:mm:ss.SSS');
}

/** "2026-11-24T17:00", or "17:00" on the day of `now`; Central. */
export function instant(text: string, now?: DateTime): DateTime {
  const day = now?.setZone(iowaCalendarRules.zone).toISODate() ?? '';
  const at = DateTime.fromISO(text.includes('T') ? text : `${day}T${text}`, { zone: iowaCalendarRules.zone });
  if (!at.isValid) throw new Error(`"${text}" is no instant. Write 2026-11-24T17:00, or 17:00.`);
  return at;
}
