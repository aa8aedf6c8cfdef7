import { dateOf, dayMs, isoDate, parseIsoDate } from './local-date';
import { instantOf, offsetAt, type ZoneOffsets } from './zone-offsets';

/** A moment as it was written: local ms since 1970, and the offset if it names one. */
export type WrittenInstant = { readonly localMs: number; readonly offsetMs: number | undefined };

const pattern =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|z|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/;

/** Reads an ISO date and time, with or without offset; undefined when it is none. Fractions are cut to ms. */
export function parseWrittenInstant(text: string): WrittenInstant | undefined {
  const match = pattern.exec(text.trim());
  const day = parseIsoDate(match?.[1] ?? '');
  if (match === null || day === undefined) return undefined;
  const [, , hour = '0', minute = '0', second = '0', fraction = '', offset] = match;
  const [h, m, s] = [Number(hour), Number(minute), Number(second)];
  if (m > 59 || s > 59 || h > 24 || (h === 24 && (m > 0 || s > 0 || Number(fraction) > 0))) return undefined;
  const time = ((h * 60 + m) * 60 + s) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  return { localMs: day * dayMs + time, offsetMs: offset === undefined ? undefined : offsetOf(offset) };
}

/** The local year in which it was written. */
export function yearOf(written: WrittenInstant): number {
  return dateOf(Math.floor(written.localMs / dayMs)).year;
}

/** The instant in epoch ms: by its own offset, else by the zone. Skipped and doubled local times as in `instantOf`. */
export function instantOfWritten(zone: ZoneOffsets, written: WrittenInstant): number {
  return written.offsetMs === undefined ? instantOf(zone, written.localMs) : written.localMs - written.offsetMs;
}

/** `2026-11-30T10:30:00-06:00`: the local time with its offset; ms only when there are some. */
export function isoWithOffset(zone: ZoneOffsets, ms: number): string {
  const offset = offsetAt(zone, ms);
  // Before zones existed, offsets had seconds, which ISO cannot write: UTC tells the instant exactly.
  const told = offset % 60_000 === 0 ? offset : 0;
  const local = ms + told;
  const day = Math.floor(local / dayMs);
  const time = local - day * dayMs;
  const fraction = time % 1000;
  const hours = `${clock(time / 3_600_000)}:${clock((time / 60_000) % 60)}:${clock((time / 1000) % 60)}`;
  const minutes = Math.abs(told) / 60_000;
  return `${isoDate(day)}T${hours}${fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`}${told < 0 ? '-' : '+'}${clock(minutes / 60)}:${clock(minutes % 60)}`;
}

function offsetOf(text: string): number {
  if (text === 'Z' || text === 'z') return 0;
  const digits = text.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2, 4) || '0');
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}

function clock(part: number): string {
  return String(Math.floor(part)).padStart(2, '0');
}
