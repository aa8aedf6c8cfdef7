import { DateTime } from 'luxon';
import type { CalendarRules } from '../../src/clock/calendar-rules';
import { weekdays } from '../../src/clock/local-date';

/**
 * The slow way, to compare with: asks for each single minute of a stretch whether its local time lies in the hours.
 * Knows weekly hours and closures, and moments on whole minutes.
 */
export class OpenMinutesWalked {
  private readonly open: readonly boolean[];
  private readonly startMs: number;

  constructor(rules: CalendarRules, from: string, to: string) {
    const start = DateTime.fromISO(from, { zone: 'utc' });
    const end = DateTime.fromISO(to, { zone: 'utc' });
    const closed = new Set(rules.extraClosures.map(({ date }) => date));
    const open: boolean[] = [];
    for (let ms = start.toMillis(); ms < end.toMillis(); ms += 60_000) {
      const local = DateTime.fromMillis(ms, { zone: rules.zone });
      const time = local.toFormat('HH:mm');
      const spans = rules.hours[weekdays[local.weekday - 1] ?? 'Mon'] ?? [];
      open.push(
        !closed.has(local.toISODate() ?? '') && spans.some((span) => time >= span.slice(0, 5) && time < span.slice(6)),
      );
    }
    this.open = open;
    this.startMs = start.toMillis();
  }

  get minutes(): number {
    return this.open.length;
  }

  isOpen(minute: number): boolean {
    return this.open[minute] ?? false;
  }

  ms(minute: number): number {
    return this.startMs + minute * 60_000;
  }

  /** Walks on until so many open minutes are behind; undefined when the stretch ends first. */
  add(minute: number, minutes: number): number | undefined {
    let at = minute;
    if (minutes === 0) {
      while (at < this.minutes && !this.isOpen(at)) at++;
      return at < this.minutes ? at : undefined;
    }
    const step = Math.sign(minutes);
    for (let left = Math.abs(minutes); left > 0; at += step) {
      if (at < 0 || at > this.minutes) return undefined;
      if (this.isOpen(step > 0 ? at : at - 1)) left--;
    }
    return at;
  }

  between(from: number, to: number): number {
    return this.open.slice(Math.min(from, to), Math.max(from, to)).filter(Boolean).length * (to < from ? -1 : 1);
  }
}
