import fc from 'fast-check';
import { buildCalendar } from '../../src/clock/calendar';
import type { CalendarRules } from '../../src/clock/calendar-rules';
import { addDaysMs, endOfDayMs, openingAfterMs } from '../../src/clock/business-days';
import { addMs, isOpenMs, openMsBetweenMs, openOrClosingMs, openOrNextMs } from '../../src/clock/open-time';
import { iowa, plainRules, withBreak } from './calendars';
import { OpenMinutesWalked } from './open-minutes-walked';

const weekdaysOnly = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'] as const;
const closed = (dates: readonly string[]) => dates.map((date) => ({ date, name: 'closed' }));

const walks: readonly [string, CalendarRules, string, string][] = [
  [
    'Chicago in March',
    { ...plainRules('America/Chicago', ['08:00-17:00'], weekdaysOnly), extraClosures: closed(['2026-03-09']) },
    '2026-02-27',
    '2026-03-17',
  ],
  [
    'Chicago in November, with a break',
    {
      ...plainRules('America/Chicago', ['08:00-12:00', '12:30-17:00'], weekdaysOnly),
      extraClosures: closed(['2026-11-11']),
    },
    '2026-10-26',
    '2026-11-14',
  ],
  [
    'Chicago at night over the skipped hour',
    plainRules('America/Chicago', ['00:30-05:00', '22:00-24:00']),
    '2026-03-05',
    '2026-03-12',
  ],
  [
    'Chicago at night over the doubled hour',
    plainRules('America/Chicago', ['00:00-06:00']),
    '2026-10-29',
    '2026-11-05',
  ],
  ['Chicago around the clock', plainRules('America/Chicago', ['00:00-24:00']), '2026-10-29', '2026-11-05'],
  [
    'Lord Howe around its half hour',
    plainRules('Australia/Lord_Howe', ['00:00-24:00'], ['Sat', 'Sun', 'Tue']),
    '2026-10-01',
    '2026-10-08',
  ],
  ['Kathmandu', plainRules('Asia/Kathmandu', ['09:15-17:45'], ['Sun', 'Mon', 'Wed']), '2026-05-01', '2026-05-15'],
];

describe.each(walks)('business time agrees with walking each minute: %s', (_name, rules, from, to) => {
  const walked = new OpenMinutesWalked(rules, from, to);
  const calendar = buildCalendar(rules, { from: 2026, to: 2026 });
  const minute = fc.integer({ min: 0, max: walked.minutes - 1 });

  test('open', () => {
    for (let at = 0; at < walked.minutes; at++) {
      if (isOpenMs(calendar, walked.ms(at)) !== walked.isOpen(at)) throw new Error(`differs at minute ${String(at)}`);
    }
    expect(walked.minutes).toBeGreaterThan(0);
  });

  test('adding', () => {
    let compared = 0;
    fc.assert(
      fc.property(minute, fc.integer({ min: -1500, max: 1500 }), (at, minutes) => {
        const expected = walked.add(at, minutes);
        if (expected === undefined) return;
        compared++;
        expect(addMs(calendar, walked.ms(at), minutes)).toBe(walked.ms(expected));
      }),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(100);
  });

  test('between', () => {
    fc.assert(
      fc.property(minute, minute, (a, b) => {
        expect(openMsBetweenMs(calendar, walked.ms(a), walked.ms(b)) / 60_000 + 0).toBe(walked.between(a, b) + 0);
      }),
    );
  });
});

describe.each([
  ['the office', iowa],
  ['with a break', withBreak],
])('laws of business time: %s', (_name, calendar) => {
  const instant = fc.integer({ min: Date.UTC(2026, 0, 5), max: Date.UTC(2028, 11, 1) });
  const minutes = fc.double({ min: 0.001, max: 20_000, noNaN: true }).map((m) => Math.round(m * 60_000) / 60_000);

  test('what is added lies between', () => {
    fc.assert(
      fc.property(instant, minutes, (ms, m) => {
        expect(openMsBetweenMs(calendar, ms, addMs(calendar, ms, m))).toBe(Math.round(m * 60_000));
        expect(openMsBetweenMs(calendar, ms, addMs(calendar, ms, -m))).toBe(-Math.round(m * 60_000));
      }),
    );
  });

  test('the earliest forward, the latest back: one ms less is not enough', () => {
    fc.assert(
      fc.property(instant, minutes, (ms, m) => {
        const added = Math.round(m * 60_000);
        expect(openMsBetweenMs(calendar, ms, addMs(calendar, ms, m) - 1)).toBe(added - 1);
        expect(openMsBetweenMs(calendar, addMs(calendar, ms, -m) + 1, ms)).toBe(added - 1);
      }),
    );
  });

  test('adding and taking away come back to an open instant', () => {
    fc.assert(
      fc.property(instant, minutes, (ms, m) => {
        const start = openOrNextMs(calendar, ms);
        expect(addMs(calendar, addMs(calendar, start, m), -m)).toBe(start);
      }),
    );
  });

  test('later starts never end earlier', () => {
    fc.assert(
      fc.property(
        instant,
        instant,
        fc.integer({ min: -9000, max: 9000 }),
        fc.integer({ min: 0, max: 20 }),
        (a, b, m, days) => {
          const [first, second] = [Math.min(a, b), Math.max(a, b)];
          expect(addMs(calendar, first, m)).toBeLessThanOrEqual(addMs(calendar, second, m));
          expect(endOfDayMs(calendar, first)).toBeLessThanOrEqual(endOfDayMs(calendar, second));
          expect(addDaysMs(calendar, first, days)).toBeLessThanOrEqual(addDaysMs(calendar, second, days));
        },
      ),
    );
  });

  test('the last open moment is open or a closing, and no open time lies after it', () => {
    fc.assert(
      fc.property(instant, (ms) => {
        const last = openOrClosingMs(calendar, ms);
        expect(last).toBeLessThanOrEqual(ms);
        expect(openMsBetweenMs(calendar, last, ms)).toBe(0);
        expect(isOpenMs(calendar, last) || isOpenMs(calendar, last - 1)).toBe(true);
      }),
    );
  });

  test('the end of day and the next opening lie after the start; the one is a close, the other an opening', () => {
    fc.assert(
      fc.property(instant, (ms) => {
        const end = endOfDayMs(calendar, ms);
        const opening = openingAfterMs(calendar, ms);
        expect(end).toBeGreaterThan(ms);
        expect(opening).toBeGreaterThan(ms);
        expect([isOpenMs(calendar, end - 1), isOpenMs(calendar, end)]).toEqual([true, false]);
        expect([isOpenMs(calendar, opening - 1), isOpenMs(calendar, opening)]).toEqual([false, true]);
      }),
    );
  });
});
