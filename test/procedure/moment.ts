import type { DateTime } from 'luxon';
import { central } from '../clock/calendars';

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/**
 * A Central moment in words: "Tue 10:00" of the week of Monday, September 14, 2026; "next Tue 10:00" of the week after; or
 * "2026-11-25 16:50".
 */
export function momentOf(text: string): DateTime {
  const named = /^(next )?(\w{3}) (\d{2}:\d{2})$/.exec(text);
  if (named === null) return central(text.replace(' ', 'T')).toUTC();
  const day = days.indexOf(named[2] ?? '');
  if (day < 0) throw new Error(`${text} names no day`);
  return central(`2026-09-14T${named[3] ?? ''}`)
    .plus({ days: day + (named[1] === undefined ? 0 : 7) })
    .toUTC();
}

/** A moment as "Tue 10:00", "next Tue 10:00", or with its date when it lies in neither of the two weeks. */
export function inShort(at: DateTime): string {
  const local = at.setZone('America/Chicago').setLocale('en-US');
  const week = Math.floor(local.startOf('day').diff(central('2026-09-14T00:00'), 'days').days / 7);
  if (week === 0) return local.toFormat('ccc HH:mm');
  return week === 1 ? `next ${local.toFormat('ccc HH:mm')}` : local.toFormat('yyyy-LL-dd HH:mm');
}

/** "When did it happen?", filled in. */
export function happened(text: string): Readonly<Record<string, string>> {
  const local = momentOf(text).setZone('America/Chicago');
  return { happenedDate: local.toFormat('yyyy-LL-dd'), happenedTime: local.toFormat('HH:mm') };
}
