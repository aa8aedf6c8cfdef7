import { DateTime } from 'luxon';
import { dateSource, readDate } from '../values/calendar-date';

const written = new RegExp(`(?<!\\d)(?:${dateSource})(?!\\d)`, 'i');

/** The day on which a forwarded mail was sent, as its header line says in English or Spanish; else, or when it lies later, `receivedAt`. */
export function sentDate(sent: string | undefined, receivedAt: DateTime): DateTime {
  const words = written.exec(sent ?? '')?.[0];
  const date = words === undefined ? undefined : readDate(words, receivedAt.year)?.date;
  if (!date) return receivedAt;
  const noon = DateTime.fromObject(
    { year: date.year, month: date.month, day: date.day, hour: 12 },
    { zone: 'America/Chicago' },
  );
  return noon < receivedAt ? noon.toUTC() : receivedAt;
}
