import { DateTime } from 'luxon';
import {
  addBusinessDays,
  addBusinessMinutes,
  closeOfBusinessDay,
  endOfDay,
  isOpen,
  lastOpenMoment,
  openingAfter,
  openMinutesBetween,
  openMinutesLeftToday,
  openOrNext,
} from '../../src/clock/business-time';
import { OutsideCalendar } from '../../src/clock/outside-calendar';
import { aroundTheClock, asCentral, central, iowa, iowaWith, withBreak } from './calendars';

const shortEve = iowaWith({
  partDays: [{ date: '2026-12-24', name: 'Christmas Eve', open: ['08:00-12:00'] }],
  extraClosures: [{ date: '2026-12-23', name: 'storm' }],
  removedHolidays: ['2026-11-11'],
});

describe('open', () => {
  test.each([
    ['2026-11-25T07:59:59.999', false],
    ['2026-11-25T08:00', true],
    ['2026-11-25T16:59:59.999', true],
    ['2026-11-25T17:00', false],
    ['2026-11-26T10:00', false],
    ['2026-11-27T10:00', false],
    ['2026-11-28T10:00', false],
    ['2028-02-29T10:00', true],
    ['2026-07-03T10:00', false],
    ['2027-07-05T10:00', false],
    ['2027-12-31T10:00', false],
  ])('at %s: %s', (at, open) => {
    expect(isOpen(iowa, central(at))).toBe(open);
  });

  test.each([
    ['2026-11-25T11:59:59.999', true],
    ['2026-11-25T12:00', false],
    ['2026-11-25T12:29:59.999', false],
    ['2026-11-25T12:30', true],
  ])('with a break, at %s: %s', (at, open) => {
    expect(isOpen(withBreak, central(at))).toBe(open);
  });

  test.each([
    ['2026-12-24T11:59', true],
    ['2026-12-24T12:00', false],
    ['2026-12-23T10:00', false],
    ['2026-11-11T10:00', true],
  ])('with a short day, a closure and a removed holiday, at %s: %s', (at, open) => {
    expect(isOpen(shortEve, central(at))).toBe(open);
  });
});

describe('business minutes', () => {
  test.each([
    ['over the start of daylight time', '2026-03-06T15:00', 240, '2026-03-09T10:00'],
    ['over the end of daylight time', '2026-10-30T15:00', 240, '2026-11-02T10:00'],
    ['landing on the close', '2026-11-25T13:00', 240, '2026-11-25T17:00'],
    ['one past the close, over Thanksgiving', '2026-11-25T13:00', 241, '2026-11-30T08:01'],
    ['over Independence Day on a Saturday', '2026-07-02T16:00', 120, '2026-07-06T09:00'],
    ['over Independence Day on a Sunday', '2027-07-02T16:00', 120, '2027-07-06T09:00'],
    ['over Christmas on a Saturday', '2027-12-23T16:00', 120, '2027-12-27T09:00'],
    ['over New Year 2028', '2027-12-30T16:00', 120, '2028-01-03T09:00'],
    ['onto a leap day', '2028-02-28T16:00', 120, '2028-02-29T09:00'],
    ['from a leap day', '2028-02-29T16:00', 120, '2028-03-01T09:00'],
    ['none, open', '2026-11-25T13:00', 0, '2026-11-25T13:00'],
    ['none, at the close', '2026-11-25T17:00', 0, '2026-11-30T08:00'],
    ['none, at night', '2026-11-25T03:00', 0, '2026-11-25T08:00'],
    ['from the close', '2026-11-24T17:00', 1, '2026-11-25T08:01'],
    ['a whole day from the opening', '2026-11-24T08:00', 540, '2026-11-24T17:00'],
    ['half a minute', '2026-11-25T16:59:45', 0.5, '2026-11-30T08:00:15'],
    ['seconds kept', '2026-11-25T15:30:07', 240, '2026-11-30T10:30:07'],
    ['back onto the opening', '2026-11-30T10:00', -120, '2026-11-30T08:00'],
    ['back past the opening', '2026-11-30T10:00', -121, '2026-11-25T16:59'],
    ['back from a Sunday', '2026-11-29T10:00', -60, '2026-11-25T16:00'],
    ['back a whole day from the close', '2026-11-25T17:00', -540, '2026-11-25T08:00'],
  ])('%s: %s and %d is %s', (_what, from, minutes, expected) => {
    expect(asCentral(addBusinessMinutes(iowa, central(from), minutes))).toBe(expected);
  });

  test.each([
    ['to the break', '2026-11-24T11:00', 60, '2026-11-24T12:00'],
    ['over the break', '2026-11-24T11:00', 61, '2026-11-24T12:31'],
    ['from within the break', '2026-11-24T12:10', 30, '2026-11-24T13:00'],
    ['back to the end of the break', '2026-11-24T13:00', -30, '2026-11-24T12:30'],
    ['back over the break', '2026-11-24T13:00', -31, '2026-11-24T11:59'],
  ])('with a break, %s: %s and %d is %s', (_what, from, minutes, expected) => {
    expect(asCentral(addBusinessMinutes(withBreak, central(from), minutes))).toBe(expected);
  });

  test('count time that passes, when there is no closing', () => {
    expect(openMinutesBetween(aroundTheClock, central('2026-03-08T00:00'), central('2026-03-09T00:00'))).toBe(23 * 60);
    expect(openMinutesBetween(aroundTheClock, central('2026-11-01T00:00'), central('2026-11-02T00:00'))).toBe(25 * 60);
    expect(asCentral(addBusinessMinutes(aroundTheClock, central('2026-03-08T01:30'), 60))).toBe('2026-03-08T03:30');
    expect(asCentral(addBusinessMinutes(aroundTheClock, central('2026-11-01T00:30'), 120))).toBe('2026-11-01T01:30');
  });

  test('stop at the close of a short day', () => {
    expect(asCentral(addBusinessMinutes(shortEve, central('2026-12-22T16:00'), 61))).toBe('2026-12-24T08:01');
    expect(asCentral(addBusinessMinutes(shortEve, central('2026-12-24T11:00'), 61))).toBe('2026-12-28T08:01');
  });

  test('are answered in UTC, whatever the zone of the question', () => {
    const at = addBusinessMinutes(iowa, DateTime.fromISO('2026-11-25T22:30:00+01:00', { setZone: true }), 60);
    expect(at.zoneName).toBe('UTC');
    expect(at.toISO()).toBe('2026-11-25T22:30:00.000Z');
  });
});

describe('business days at the same time', () => {
  test.each([
    ['over Christmas on a Saturday', '2027-12-22T10:00', 3, '2027-12-28T10:00'],
    ['over New Year 2028', '2027-12-30T10:00', 1, '2028-01-03T10:00'],
    ['from a Saturday', '2026-11-21T10:00', 1, '2026-11-24T08:00'],
    ['from before the opening', '2026-11-23T06:30', 1, '2026-11-24T08:00'],
    ['from the close', '2026-11-23T17:00', 1, '2026-11-25T08:00'],
    ['over the start of daylight time', '2026-03-06T10:00', 1, '2026-03-09T10:00'],
    ['over the end of daylight time', '2026-10-30T10:00', 1, '2026-11-02T10:00'],
    ['onto a leap day', '2028-02-28T10:15:30', 1, '2028-02-29T10:15:30'],
    ['none, open', '2026-11-23T10:00', 0, '2026-11-23T10:00'],
    ['none, closed', '2026-11-22T10:00', 0, '2026-11-23T08:00'],
    ['back', '2026-11-30T10:00', -1, '2026-11-25T10:00'],
  ])('%s: %s and %d is %s', (_what, from, days, expected) => {
    expect(asCentral(addBusinessDays(iowa, central(from), days))).toBe(expected);
  });

  test('come to the close, the opening or the end of the break of a day that is closed at that time', () => {
    expect(asCentral(addBusinessDays(shortEve, central('2026-12-22T15:00'), 1))).toBe('2026-12-24T12:00');
    const late = iowaWith({ partDays: [{ date: '2026-11-24', name: 'late', open: ['10:00-12:00', '13:00-17:00'] }] });
    expect(asCentral(addBusinessDays(late, central('2026-11-23T09:00'), 1))).toBe('2026-11-24T10:00');
    expect(asCentral(addBusinessDays(late, central('2026-11-23T12:30'), 1))).toBe('2026-11-24T13:00');
    expect(asCentral(addBusinessDays(late, central('2026-11-23T12:00'), 1))).toBe('2026-11-24T13:00');
  });

  test('are counted whole', () => {
    expect(() => addBusinessDays(iowa, central('2026-11-23T10:00'), 1.5)).toThrow(RangeError);
  });

  test('a time that daylight time skips or doubles', () => {
    expect(asCentral(addBusinessDays(aroundTheClock, central('2026-03-07T02:30'), 1))).toBe('2026-03-08T03:30');
    const doubled = addBusinessDays(aroundTheClock, central('2026-10-31T01:30'), 1);
    expect(doubled.toISO()).toBe('2026-11-01T06:30:00.000Z');
    const second = DateTime.fromISO('2026-11-01T07:30:00Z', { zone: 'utc' });
    expect(addBusinessDays(aroundTheClock, second, 0)).toEqual(second);
  });
});

describe('within N business days', () => {
  test.each([
    ['open', '2026-11-23T10:00', 1, '2026-11-24T17:00'],
    ['at night counts from the opening', '2026-11-22T22:00', 1, '2026-11-24T17:00'],
    ['the escalated limit over Thanksgiving', '2026-11-24T10:00', 3, '2026-12-01T17:00'],
    ['at the close', '2026-11-23T17:00', 1, '2026-11-25T17:00'],
    ['the same day', '2026-11-23T10:00', 0, '2026-11-23T17:00'],
    ['over New Year 2028', '2027-12-30T10:00', 1, '2028-01-03T17:00'],
  ])('%s: %s and %d ends %s', (_what, from, days, expected) => {
    expect(asCentral(closeOfBusinessDay(iowa, central(from), days))).toBe(expected);
  });

  test('a short day ends at its own close', () => {
    expect(asCentral(closeOfBusinessDay(shortEve, central('2026-12-22T10:00'), 1))).toBe('2026-12-24T12:00');
  });
});

describe('end of day', () => {
  test.each([
    ['in the morning', '2026-11-25T09:00', '2026-11-25T17:00'],
    ['before the opening', '2026-11-25T05:00', '2026-11-25T17:00'],
    ['a moment before the close', '2026-11-25T16:59:59.999', '2026-11-25T17:00'],
    ['at the close', '2026-11-25T17:00', '2026-11-30T17:00'],
    ['after the close, before Thanksgiving', '2026-11-25T17:01', '2026-11-30T17:00'],
    ['on a Sunday', '2026-11-29T12:00', '2026-11-30T17:00'],
    ['on the day of daylight time', '2026-03-08T12:00', '2026-03-09T17:00'],
  ])('%s', (_what, from, expected) => {
    expect(asCentral(endOfDay(iowa, central(from)))).toBe(expected);
  });

  test('with a break is the last close', () => {
    expect(asCentral(endOfDay(withBreak, central('2026-11-24T12:10')))).toBe('2026-11-24T17:00');
  });

  test('is midnight when there is no closing', () => {
    expect(asCentral(endOfDay(aroundTheClock, central('2026-11-24T12:10')))).toBe('2026-11-25T00:00');
    expect(asCentral(endOfDay(aroundTheClock, central('2026-11-25T00:00')))).toBe('2026-11-26T00:00');
  });
});

describe('the next opening', () => {
  test.each([
    ['before the opening', '2026-11-25T07:00', '2026-11-25T08:00'],
    ['at the opening', '2026-11-25T08:00', '2026-11-30T08:00'],
    ['in the day', '2026-11-24T10:00', '2026-11-25T08:00'],
    ['on a holiday', '2026-11-26T10:00', '2026-11-30T08:00'],
  ])('strictly after, %s', (_what, from, expected) => {
    expect(asCentral(openingAfter(iowa, central(from)))).toBe(expected);
  });

  test('the end of a break is not the opening of a business day, but an end of waiting', () => {
    expect(asCentral(openingAfter(withBreak, central('2026-11-24T12:10')))).toBe('2026-11-25T08:00');
    expect(asCentral(openOrNext(withBreak, central('2026-11-24T12:10')))).toBe('2026-11-24T12:30');
  });

  test('is now when the office is open', () => {
    expect(asCentral(openOrNext(iowa, central('2026-11-24T10:00:00.123')))).toBe('2026-11-24T10:00:00.123');
    expect(asCentral(openOrNext(iowa, central('2026-11-24T17:00')))).toBe('2026-11-25T08:00');
  });
});

describe('open time between', () => {
  test.each([
    ['within a day', '2026-11-24T09:00', '2026-11-24T10:30', 90],
    ['over Thanksgiving', '2026-11-25T16:00', '2026-11-30T09:00', 120],
    ['backwards', '2026-11-30T09:00', '2026-11-25T16:00', -120],
    ['closed all along', '2026-11-26T09:00', '2026-11-29T09:00', 0],
    ['a part of a minute', '2026-11-24T09:00', '2026-11-24T09:00:30', 0.5],
  ])('%s', (_what, from, to, minutes) => {
    expect(openMinutesBetween(iowa, central(from), central(to))).toBe(minutes);
  });

  test.each([
    ['2026-11-24T07:00', 540],
    ['2026-11-24T16:01', 59],
    ['2026-11-24T17:00', 0],
    ['2026-11-26T10:00', 0],
  ])('left on the day at %s: %d minutes', (at, minutes) => {
    expect(openMinutesLeftToday(iowa, central(at))).toBe(minutes);
  });

  test('left on the day with a break, and on the last day of the calendar', () => {
    expect(openMinutesLeftToday(withBreak, central('2026-11-24T11:00'))).toBe(60 + 270);
    expect(openMinutesLeftToday(aroundTheClock, central('2029-12-31T23:00'))).toBe(60);
  });
});

describe('outside the years of the calendar', () => {
  const early = central('2024-12-31T23:59');
  const late = central('2030-01-01T00:00');
  const last = central('2029-12-31T16:30');

  test.each<[string, () => unknown]>([
    ['a question about a moment before', () => isOpen(iowa, early)],
    ['a question about a moment after', () => isOpen(iowa, late)],
    ['no moment', () => isOpen(iowa, DateTime.invalid('none'))],
    ['minutes past the end', () => addBusinessMinutes(iowa, last, 60)],
    ['minutes before the start', () => addBusinessMinutes(iowa, central('2025-01-02T08:30'), -60)],
    ['days past the end', () => addBusinessDays(iowa, last, 1)],
    ['days before the start', () => addBusinessDays(iowa, central('2025-01-02T10:00'), -1)],
    ['the close of a day past the end', () => closeOfBusinessDay(iowa, last, 1)],
    ['the end of a day past the end', () => endOfDay(iowa, central('2029-12-31T17:00'))],
    ['an opening past the end', () => openingAfter(iowa, last)],
    ['no minutes past the end', () => addBusinessMinutes(iowa, central('2029-12-31T17:00'), 0)],
    ['one ms before the first opening', () => addBusinessMinutes(iowa, central('2025-01-01T10:00'), -1 / 60_000)],
    ['waiting past the end', () => openOrNext(iowa, central('2029-12-31T17:00'))],
    ['the last open moment before the first opening', () => lastOpenMoment(iowa, central('2025-01-01T10:00'))],
    ['the time between, from before', () => openMinutesBetween(iowa, early, last)],
    ['the time between, to after', () => openMinutesBetween(iowa, last, late)],
  ])('%s is refused, never clamped', (_what, ask) => {
    expect(ask).toThrow(OutsideCalendar);
    expect(ask).toThrow(/built for 2025 to 2029\. Build it for more years/);
  });

  test('the refusal can be told by its code', () => {
    expect(new OutsideCalendar(2025, 2029)).toMatchObject({ code: 'OUTSIDE_CALENDAR', fromYear: 2025, toYear: 2029 });
  });

  test('the last close is still inside', () => {
    expect(asCentral(addBusinessMinutes(iowa, last, 30))).toBe('2029-12-31T17:00');
  });
});
