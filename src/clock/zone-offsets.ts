import { IANAZone } from 'luxon';
import { dayMs, dayNumber } from './local-date';

/** The UTC offsets of a zone as plain numbers: `offsets[i]` (ms) holds from `starts[i]` (epoch ms) to `starts[i + 1]`. */
export type ZoneOffsets = { readonly starts: Float64Array; readonly offsets: Float64Array };

type Change = { readonly at: number; readonly offset: number };

/** The name is no zone of the time zone database. */
export class UnknownZone extends Error {
  readonly code = 'UNKNOWN_ZONE';
  constructor(readonly zone: string) {
    super(`"${zone}" is no time zone. Write a name of the time zone database, such as America/Chicago.`);
    this.name = 'UnknownZone';
  }
}

// No zone keeps an offset for less than some weeks, so that steps of four days miss no change.
const probeEvery = 4 * dayMs;
const changesByZone = new Map<string, Map<number, readonly Change[]>>();

/**
 * The offsets of a zone from the start of year `from` to the end of year `to`, with some days on either side.
 * Asking the time zone database is slow, so the answer is kept for each zone and year.
 * @throws UnknownZone
 */
export function zoneOffsets(zoneName: string, from: number, to: number): ZoneOffsets {
  const zone = IANAZone.create(zoneName);
  if (!zone.isValid) throw new UnknownZone(zoneName);
  const byYear = changesByZone.get(zoneName) ?? new Map<number, readonly Change[]>();
  changesByZone.set(zoneName, byYear);
  const first = dayNumber(from - 1, 1, 1) * dayMs;
  const starts = [-Infinity];
  const offsets = [offsetMs(zone, first)];
  for (let year = from - 1; year <= to + 1; year++) {
    let changes = byYear.get(year);
    if (changes === undefined) {
      changes = changesOf(zone, year);
      byYear.set(year, changes);
    }
    for (const change of changes) {
      starts.push(change.at);
      offsets.push(change.offset);
    }
  }
  return { starts: Float64Array.from(starts), offsets: Float64Array.from(offsets) };
}

/** The zone's offset at an instant: local = UTC + offset; all in ms. */
export function offsetAt(zone: ZoneOffsets, ms: number): number {
  let i = zone.starts.length - 1;
  while (i > 0 && ms < (zone.starts[i] ?? 0)) i--;
  return zone.offsets[i] ?? 0;
}

/**
 * The instant (epoch ms) of a local time (ms since 1970-01-01T00:00 local).
 * A time that a daylight change skips moves forward by the change; of a time that comes twice, the first is meant.
 */
export function instantOf(zone: ZoneOffsets, localMs: number): number {
  const { starts, offsets } = zone;
  const last = starts.length - 1;
  let i = last;
  // The first stretch whose local end lies after the time.
  while (i > 0 && localMs < (starts[i] ?? 0) + (offsets[i - 1] ?? 0)) i--;
  const instant = localMs - (offsets[i] ?? 0);
  return i > 0 && instant < (starts[i] ?? 0) ? localMs - (offsets[i - 1] ?? 0) : instant;
}

function offsetMs(zone: IANAZone, ms: number): number {
  return Math.round(zone.offset(ms) * 60_000);
}

function changesOf(zone: IANAZone, year: number): readonly Change[] {
  const changes: Change[] = [];
  const end = dayNumber(year + 1, 1, 1) * dayMs;
  let from = dayNumber(year, 1, 1) * dayMs;
  let offset = offsetMs(zone, from);
  while (from < end) {
    const to = Math.min(from + probeEvery, end);
    const next = offsetMs(zone, to);
    if (next !== offset) changes.push({ at: firstInstantWith(zone, next, from, to), offset: next });
    from = to;
    offset = next;
  }
  return changes;
}

/** Halves [before, after] until the change is known to the millisecond. */
function firstInstantWith(zone: IANAZone, offset: number, before: number, after: number): number {
  let low = before;
  let high = after;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(zone, middle) === offset) high = middle;
    else low = middle;
  }
  return high;
}
