import type { DateTime } from 'luxon';
import { dayMs, isoDate, type DayNumber } from './local-date';
import { offsetAt, zoneOffsets, type ZoneOffsets } from './zone-offsets';

/** What a clock on the wall and the calendar beside it show at an instant. */
export type LocalTime = { readonly day: DayNumber; readonly minuteOfDay: number };

const offsetsOfYear = new Map<string, ZoneOffsets>();

/**
 * The local day and minute of an instant, by plain arithmetic. Every card tells some times, every answer asks for its day:
 * the time zone database is asked once a year for them, not each time. @throws UnknownZone
 */
export function localTime(at: DateTime, zone: string): LocalTime {
  const ms = at.toMillis();
  if (Number.isNaN(ms)) throw new RangeError('An instant that is none has no local time.');
  const year = new Date(ms).getUTCFullYear();
  const key = `${zone} ${String(year)}`;
  let offsets = offsetsOfYear.get(key);
  if (offsets === undefined) {
    offsets = zoneOffsets(zone, year, year);
    offsetsOfYear.set(key, offsets);
  }
  const local = ms + offsetAt(offsets, ms);
  const day = Math.floor(local / dayMs);
  return { day, minuteOfDay: Math.floor((local - day * dayMs) / 60_000) };
}

/** The local date of an instant: `2026-11-26`. @throws UnknownZone */
export function localDate(at: DateTime, zone: string): string {
  return isoDate(localTime(at, zone).day);
}
