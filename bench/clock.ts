import { DateTime } from 'luxon';
import { addBusinessMinutes } from '../src/clock/business-time';
import { buildCalendar, type Calendar } from '../src/clock/calendar';
import { iowaCalendarRules } from '../src/clock/iowa-calendar';
import { isoDate } from '../src/clock/local-date';
import { addMs, openMsBetweenMs } from '../src/clock/open-time';
import { rivals, type Moments, type Rival } from './clock-rivals';
import { opsPerSecond, type Work } from './ops-per-second';
import type { Report } from './report';

const years = { from: 2025, to: 2030 };
const startCount = 1024;
const rounds = 7;
const ours = 'this project';

/**
 * Business time per second beside two libraries that do the same, in one process and one zone, with the same hours and
 * closures and the same 1,024 random starts. Their answers are compared first.
 */
export function benchClock(report: Report): void {
  // The rivals know no other zone than the process's.
  process.env['TZ'] = iowaCalendarRules.zone;
  const calendar = buildCalendar(iowaCalendarRules, years);
  const moments = randomMoments();
  const others = rivals(moments, [...calendar.notes.keys()].map(isoDate));
  compare(report, calendar, moments, others);
  timeAdding(report, calendar, moments, others);
  timeBetween(report, calendar, moments, others);
}

function compare(report: Report, calendar: Calendar, moments: Moments, others: readonly Rival[]): void {
  for (const rival of others) {
    report.progress(`comparing with ${rival.name}`);
    let sums = 0;
    let spans = 0;
    for (let i = 0; i < startCount; i++) {
      if (rival.addFourHours(i) === addFourHours(calendar, moments, i)) sums++;
      if (rival.minutesBetween(i) * 60_000 === between(calendar, moments, i)) spans++;
    }
    for (const [what, same] of [
      ['add 4 business hours', sums],
      ['open time between', spans],
    ] as const) {
      report.figure({
        name: `${what}: same answer as ${rival.name}`,
        value: same,
        unit: `of ${String(startCount)}`,
        ratio: same / startCount,
      });
    }
  }
}

function timeAdding(report: Report, calendar: Calendar, moments: Moments, others: readonly Rival[]): void {
  const dateTimes = Array.from(moments.starts, (ms) => DateTime.fromMillis(ms, { zone: 'utc' }));
  const works: Work[] = [
    {
      name: ours,
      batch: 5_000_000,
      run: (times) => sum(times, (i) => addFourHours(calendar, moments, i)),
    },
    {
      name: `${ours}, luxon in and out`,
      batch: 300_000,
      run: (times) =>
        sum(times, (i) => addBusinessMinutes(calendar, dateTimes[i] ?? DateTime.invalid('none'), 240).toMillis()),
    },
    ...others.map((rival) => ({
      name: rival.name,
      batch: startCount,
      run: (times: number) => sum(times, rival.addFourHours),
    })),
  ];
  time(report, 'add 4 business hours', works, others);
}

function timeBetween(report: Report, calendar: Calendar, moments: Moments, others: readonly Rival[]): void {
  const works: Work[] = [
    {
      name: ours,
      batch: 5_000_000,
      run: (times) => sum(times, (i) => between(calendar, moments, i)),
    },
    ...others.map((rival) => ({
      name: rival.name,
      batch: startCount,
      run: (times: number) => sum(times, rival.minutesBetween),
    })),
  ];
  time(report, 'open time between', works, others);
}

/** Every ratio is to the faster of the rivals. */
function time(report: Report, what: string, works: readonly Work[], others: readonly Rival[]): void {
  const rates = opsPerSecond(works, rounds, (text) => {
    report.progress(`${what}, ${text}`);
  });
  const fastest = Math.max(...others.map((rival) => rates.get(rival.name) ?? 0));
  for (const [name, value] of rates) {
    report.figure({ name: `${what}: ${name}`, value, unit: 'ops/s', ratio: value / fastest });
  }
}

function addFourHours(calendar: Calendar, { starts }: Moments, i: number): number {
  return addMs(calendar, starts[i] ?? NaN, 240);
}

function between(calendar: Calendar, { starts, ends }: Moments, i: number): number {
  return openMsBetweenMs(calendar, starts[i] ?? NaN, ends[i] ?? NaN);
}

function sum(times: number, work: (i: number) => number): number {
  let total = 0;
  for (let n = 0; n < times; n++) total += work(n & (startCount - 1));
  return total;
}

/** Starts in four years and ends up to two weeks later, in whole minutes, the same at each run. */
function randomMoments(): Moments {
  let seed = 7;
  const randomMinutes = (days: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return Math.floor((seed / 0x80000000) * days * 24 * 60) * 60_000;
  };
  const starts = Float64Array.from({ length: startCount }, () => Date.UTC(2026, 0, 1) + randomMinutes(4 * 365));
  return { starts, ends: starts.map((start) => start + randomMinutes(14)) };
}
