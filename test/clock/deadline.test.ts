import { deadlineInWords, lineAnswerer } from '../../src/clock/deadline';
import { iowaCalendarRules } from '../../src/clock/iowa-calendar';

const chicago = { zone: 'America/Chicago', hours: 'Mon-Fri 08:00-17:00', holidays: ['2026-11-26', '2026-11-27'] };

function answerTo(line: object | string): unknown {
  return JSON.parse(lineAnswerer()(typeof line === 'string' ? line : JSON.stringify(line), 7).text);
}

describe('the deadline in words', () => {
  test('from a Central time without offset', () => {
    expect(deadlineInWords(iowaCalendarRules, '2026-11-25T15:30', '4 business hours')).toBe(
      [
        '4 business hours from Wed Nov 25, 3:30 PM Central.',
        '90 minutes on Wed Nov 25 (3:30 PM to 5:00 PM), 150 minutes on Mon Nov 30 (8:00 AM to 10:30 AM).',
        'Closed: Thu Nov 26 (Thanksgiving Day), Fri Nov 27 (the day after Thanksgiving), Sat Nov 28, Sun Nov 29.',
        'Due Mon Nov 30, 10:30 AM Central.\n',
      ].join('\n'),
    );
  });

  test('from a time with offset, and years ahead', () => {
    expect(deadlineInWords(iowaCalendarRules, '2026-11-25T21:30Z', '2000 business days')).toMatch(
      /^2000 business days from Wed Nov 25, 2026, 3:30 PM Central\.\n.*Day 1 is Mon Nov 30, day 2000 is/s,
    );
  });

  test('mistakes are told with what to write', () => {
    expect(() => deadlineInWords(iowaCalendarRules, 'noon', '4 business hours')).toThrow(
      /--from like 2026-11-25T15:30/,
    );
    expect(() => deadlineInWords(iowaCalendarRules, '2026-11-25T15:30', 'soon')).toThrow(/"4 business hours"/);
    expect(() => deadlineInWords(iowaCalendarRules, '2026-11-25T15:30', '99999999 business hours')).toThrow(
      /128 years/,
    );
  });
});

describe('cases as JSON lines', () => {
  test.each<[string, object, object]>([
    [
      'minutes',
      { op: 'add', start: '2026-11-25T15:30:00-06:00', amount: { businessMinutes: 240 } },
      { at: '2026-11-30T10:30:00-06:00' },
    ],
    [
      'minutes back',
      { op: 'add', start: '2026-11-30T10:00', amount: { businessMinutes: -121 } },
      { at: '2026-11-25T16:59:00-06:00' },
    ],
    [
      'a part of a minute',
      { op: 'add', start: '2026-11-25T16:59:45', amount: { businessMinutes: 0.5 } },
      { at: '2026-11-30T08:00:15-06:00' },
    ],
    [
      'less than a second',
      { op: 'add', start: '2026-11-25T10:00', amount: { businessMinutes: 0.0001 } },
      { at: '2026-11-25T10:00:00.006-06:00' },
    ],
    [
      'days at the same time',
      { op: 'add', start: '2026-11-25T10:00', amount: { businessDays: 1 } },
      { at: '2026-11-30T10:00:00-06:00' },
    ],
    [
      'over daylight time',
      { op: 'add', start: '2026-03-06T15:00:00-06:00', amount: { businessMinutes: 240 } },
      { at: '2026-03-09T10:00:00-05:00' },
    ],
    ['the end of the day', { op: 'endOfDay', start: '2026-11-25T17:01' }, { at: '2026-11-30T17:00:00-06:00' }],
    ['between', { op: 'between', start: '2026-11-25T16:00', end: '2026-11-30T09:00:30' }, { seconds: 7230 }],
    ['between, backwards', { op: 'between', start: '2026-11-30T09:00', end: '2026-11-25T16:00' }, { seconds: -7200 }],
    ['between, years apart', { op: 'between', start: '2020-01-01', end: '2030-01-01' }, { seconds: 84_466_800 }],
    [
      'years ahead',
      { op: 'add', start: '2026-01-05T08:00', amount: { businessDays: 2610 } },
      { at: '2036-01-09T08:00:00-06:00' },
    ],
    [
      'around the clock on the day of 23 hours',
      { op: 'between', hours: 'Mon-Sun 00:00-24:00', holidays: [], start: '2026-03-08', end: '2026-03-09' },
      { seconds: 82_800 },
    ],
    [
      'another zone with a break',
      {
        op: 'add',
        zone: 'Europe/London',
        hours: 'Mon-Fri 08:00-12:00,13:00-17:00',
        start: '2026-03-27T16:30:00Z',
        amount: { businessMinutes: 60 },
      },
      { at: '2026-03-30T08:30:00+01:00' },
    ],
  ])('%s', (_what, fields, expected) => {
    expect(answerTo({ id: 'a', ...chicago, ...fields })).toEqual({ id: 'a', ...expected });
  });

  test('the given holidays are all there are', () => {
    const start = { ...chicago, id: 1, op: 'add', start: '2026-12-25T10:00', amount: { businessMinutes: 60 } };
    expect(answerTo(start)).toEqual({ id: 1, at: '2026-12-25T11:00:00-06:00' });
    const { holidays, ...without } = start;
    expect(holidays).toHaveLength(2);
    expect(answerTo(without)).toEqual({ id: 1, at: '2026-12-25T11:00:00-06:00' });
  });

  test.each<[string, object, RegExp]>([
    ['zone', { zone: 'Iowa' }, /"Iowa" is no time zone/],
    ['zone', { zone: 5 }, /"zone" must be/],
    ['hours', { hours: 'Mon-Fri' }, /no group of hours/],
    ['hours', { hours: undefined }, /"hours" must be/],
    ['holidays', { holidays: ['2026-02-30'] }, /"holidays" must be a list of dates/],
    ['holidays', { holidays: 'none' }, /"holidays" must be a list of dates/],
    ['start', { start: 'noon' }, /"start" must be an ISO date and time/],
    ['op', { op: 'subtract' }, /"op" must be "add", "between" or "endOfDay"/],
    ['amount', { amount: {} }, /"amount" must be/],
    ['amount', { amount: { businessDays: 0.5 } }, /"amount" must be/],
    ['amount', { amount: { businessDays: 1, businessMinutes: 1 } }, /"amount" must be/],
    ['amount', { amount: { businessMinutes: 1e12 } }, /more than 128 years away/],
    ['end', { op: 'between' }, /"end" must be an ISO date and time/],
    ['end', { op: 'between', end: '2926-01-01' }, /more than 128 years away/],
  ])('a mistake in "%s" is told with what to write', (_field, fields, problem) => {
    const line = { id: 3, ...chicago, op: 'add', start: '2026-11-25T10:00', amount: { businessMinutes: 1 }, ...fields };
    expect(answerTo(line)).toEqual({ id: 3, error: expect.stringMatching(problem) as string });
  });

  test.each(['nonsense', '[1]', 'null', '"text"'])('%s is no case', (line) => {
    expect(answerTo(line)).toEqual({ id: null, error: 'Line 7 is no JSON object. Write one object on each line.' });
  });

  test('one after the other, with different calendars and years', () => {
    const answer = lineAnswerer();
    const ask = (fields: object) =>
      JSON.parse(answer(JSON.stringify({ ...chicago, op: 'endOfDay', ...fields }), 1).text) as unknown;
    for (let round = 0; round < 3; round++) {
      expect(ask({ id: 1, start: '2026-11-25T10:00' })).toEqual({ id: 1, at: '2026-11-25T17:00:00-06:00' });
      expect(ask({ id: 2, start: '1999-11-25T10:00' })).toEqual({ id: 2, at: '1999-11-25T17:00:00-06:00' });
      expect(ask({ id: 3, start: '2026-11-26T10:00', holidays: [] })).toEqual({
        id: 3,
        at: '2026-11-26T17:00:00-06:00',
      });
      expect(ask({ id: 4, start: '2026-11-25T10:00', hours: 'Wed 11:00-12:00' })).toEqual({
        id: 4,
        at: '2026-11-25T12:00:00-06:00',
      });
      expect(ask({ id: 5, start: '2350-11-26T10:00' })).toEqual({ id: 5, at: '2350-11-27T17:00:00-06:00' });
    }
  });
});
