import fc from 'fast-check';
import { DateTime } from 'luxon';
import { openMinutesBetween } from '../../src/clock/business-time';
import { buildCalendar } from '../../src/clock/calendar';
import { explain } from '../../src/clock/explain';
import { moment, type Span } from '../../src/clock/span';
import { asCentral, central, iowa, iowaWith, plainRules, withBreak } from './calendars';

const told = (from: string, span: Span, calendar = iowa) => explain(calendar, central(from), span).sentences;

describe('a deadline in words', () => {
  test('4 business hours over Thanksgiving', () => {
    expect(told('2026-11-25T15:30', '4 business hours')).toEqual([
      '4 business hours from Wed Nov 25, 3:30 PM Central.',
      '90 minutes on Wed Nov 25 (3:30 PM to 5:00 PM), 150 minutes on Mon Nov 30 (8:00 AM to 10:30 AM).',
      'Closed: Thu Nov 26 (Thanksgiving Day), Fri Nov 27 (the day after Thanksgiving), Sat Nov 28, Sun Nov 29.',
      'Due Mon Nov 30, 10:30 AM Central.',
    ]);
  });

  test('business hours that begin out of hours, and a single minute', () => {
    expect(told('2026-11-23T19:00', '1 business minutes')).toEqual([
      '1 business minute from Mon Nov 23, 7:00 PM Central.',
      'The office is closed then, so the time runs from the next opening, Tue Nov 24, 8:00 AM.',
      '1 minute on Tue Nov 24 (8:00 AM to 8:01 AM).',
      'Due Tue Nov 24, 8:01 AM Central.',
    ]);
  });

  test('a warning before a moment', () => {
    expect(told('2026-11-24T08:30', '-60 business minutes')).toEqual([
      '60 business minutes before Tue Nov 24, 8:30 AM Central.',
      '30 minutes on Mon Nov 23 (4:30 PM to 5:00 PM), 30 minutes on Tue Nov 24 (8:00 AM to 8:30 AM).',
      'Due Mon Nov 23, 4:30 PM Central.',
    ]);
  });

  test('many days are told together', () => {
    expect(told('2026-11-25T15:30', '90 business hours')[1]).toBe(
      '90 minutes on Wed Nov 25 (3:30 PM to 5:00 PM), 4860 minutes from Mon Nov 30 to Thu Dec 10, 450 minutes on Fri Dec 11 (8:00 AM to 3:30 PM).',
    );
    expect(told('2026-11-25T15:30', '20 business days').slice(1)).toEqual([
      'Day 1 is Mon Nov 30, day 20 is Mon Dec 28.',
      'Closed: Thu Nov 26 (Thanksgiving Day), Fri Nov 27 (the day after Thanksgiving), Fri Dec 25 (Christmas Day), 10 days of the weekly rest.',
      'Due at the close of that day: Mon Dec 28, 5:00 PM Central.',
    ]);
  });

  test('business days from a Saturday', () => {
    expect(told('2026-11-21T10:00', '2 business days')).toEqual([
      '2 business days from Sat Nov 21, 10:00 AM Central.',
      'The office is closed then, so the days count from the next opening, Mon Nov 23, 8:00 AM.',
      'Day 1 is Tue Nov 24, day 2 is Wed Nov 25.',
      'Closed: Sat Nov 21, Sun Nov 22.',
      'Due at the close of that day: Wed Nov 25, 5:00 PM Central.',
    ]);
  });

  test('the end of the day, and of the next one; into another year', () => {
    expect(told('2026-11-24T09:00', 'end of day')).toEqual([
      'End of day, from Tue Nov 24, 9:00 AM Central.',
      'The office has not closed yet on that day.',
      'Due Tue Nov 24, 5:00 PM Central.',
    ]);
    expect(told('2027-12-30T17:00', 'end of day')).toEqual([
      'End of day, from Thu Dec 30, 2027, 5:00 PM Central.',
      'The office has closed by then, so it is the end of the next business day.',
      "Closed: Fri Dec 31 (New Year's Day, observed), Sat Jan 1, Sun Jan 2.",
      'Due Mon Jan 3, 2028, 5:00 PM Central.',
    ]);
  });

  test('the end of a closed day says that the office is closed on it', () => {
    expect(told('2026-11-28T09:00', 'end of day').slice(1)).toEqual([
      'The office is closed on that day, so it is the end of the next business day.',
      'Closed: Sat Nov 28, Sun Nov 29.',
      'Due Mon Nov 30, 5:00 PM Central.',
    ]);
  });

  test('the next opening, at once, and that instant', () => {
    expect(told('2026-11-25T17:00', 'next opening').at(-1)).toBe('Due Mon Nov 30, 8:00 AM Central.');
    expect(told('2026-11-25T17:00', 'at once')[0]).toBe(
      'At once, but the office is closed on Wed Nov 25, 5:00 PM Central, so it waits for the next opening.',
    );
    expect(told('2026-11-25T16:00', 'at once')).toEqual([
      'At once: the office is open on Wed Nov 25, 4:00 PM Central.',
      'Due Wed Nov 25, 4:00 PM Central.',
    ]);
    expect(told('2026-11-26T03:00', 'that instant').at(-1)).toBe('Due Thu Nov 26, 3:00 AM Central.');
  });

  test('the last open moment before a closed one, and an open moment itself', () => {
    expect(told('2026-11-28T03:00', 'last open moment')).toEqual([
      'The last moment up to Sat Nov 28, 3:00 AM Central at which the office is open.',
      'It is closed then, so it is the closing before.',
      'Closed: Thu Nov 26 (Thanksgiving Day), Fri Nov 27 (the day after Thanksgiving), Sat Nov 28.',
      'Due Wed Nov 25, 5:00 PM Central.',
    ]);
    expect(told('2026-11-25T12:00', 'last open moment')).toEqual([
      'The last moment up to Wed Nov 25, 12:00 PM Central at which the office is open.',
      'Due Wed Nov 25, 12:00 PM Central.',
    ]);
  });

  test('a short day has its name', () => {
    const eve = iowaWith({ partDays: [{ date: '2026-12-24', name: 'Christmas Eve', open: ['08:00-12:00'] }] });
    expect(told('2026-12-24T11:00', '2 business hours', eve)[1]).toBe(
      '60 minutes on Thu Dec 24 (11:00 AM to 12:00 PM, Christmas Eve), 60 minutes on Mon Dec 28 (8:00 AM to 9:00 AM).',
    );
  });
});

describe('a day that ends at midnight', () => {
  const allDay = buildCalendar(plainRules('America/Chicago', ['00:00-24:00'], ['Thu', 'Fri']), {
    from: 2026,
    to: 2026,
  });

  test('is told as the day it was', () => {
    expect(told('2026-11-20T10:00', 'end of day', allDay)).toEqual([
      'End of day, from Fri Nov 20, 10:00 AM Central.',
      'The office has not closed yet on that day.',
      'Due Sat Nov 21, 12:00 AM Central.',
    ]);
    expect(told('2026-11-19T10:00', '1 business days', allDay).slice(1)).toEqual([
      'Day 1 is Fri Nov 20.',
      'Due at the close of that day: Sat Nov 21, 12:00 AM Central.',
    ]);
  });
});

describe('the parts of an explanation', () => {
  test('pieces and skipped days as data', () => {
    const { pieces, skipped } = explain(iowa, central('2026-11-25T15:30'), '4 business hours');
    expect(pieces.map(({ from, to, minutes }) => [asCentral(from), asCentral(to), minutes])).toEqual([
      ['2026-11-25T15:30', '2026-11-25T17:00', 90],
      ['2026-11-30T08:00', '2026-11-30T10:30', 150],
    ]);
    expect(skipped).toEqual([
      { date: '2026-11-26', why: 'Thanksgiving Day' },
      { date: '2026-11-27', why: 'the day after Thanksgiving' },
      { date: '2026-11-28', why: 'Saturday' },
      { date: '2026-11-29', why: 'Sunday' },
    ]);
  });

  test.each([
    ['the office', iowa],
    ['with a break', withBreak],
  ])('the pieces add up to the span, and to the open time up to the deadline: %s', (_name, calendar) => {
    const span = fc.oneof(
      fc.integer({ min: 1, max: 6000 }).map((n) => `${String(n)} business minutes` as Span),
      fc.integer({ min: 1, max: 100 }).map((n) => `${String(n)} business hours` as Span),
      fc.integer({ min: 0, max: 20 }).map((n) => `${String(n)} business days` as Span),
      fc.constantFrom<Span>('end of day', 'next opening', 'at once', 'that instant', 'last open moment'),
    );
    const start = fc.integer({ min: Date.UTC(2026, 0, 5), max: Date.UTC(2028, 10, 1) });
    fc.assert(
      fc.property(start, span, (ms, asked) => {
        const from = DateTime.fromMillis(ms, { zone: 'utc' });
        const { at, pieces, sentences } = explain(calendar, from, asked);
        const sum = pieces.reduce((total, piece) => total + piece.to.diff(piece.from).toMillis(), 0);
        expect(at.toMillis()).toBe(moment(calendar, from, asked).toMillis());
        expect(sum).toBe(Math.round(openMinutesBetween(calendar, from, at) * 60_000));
        const amount = /^(\d+) business (minute|hour)s$/.exec(asked);
        if (amount !== null) expect(sum).toBe(Number(amount[1]) * (amount[2] === 'hour' ? 3_600_000 : 60_000));
        expect(sentences.at(-1)).toMatch(/^Due .* Central\.$/);
      }),
    );
  });
});
