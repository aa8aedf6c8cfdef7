import { moment, parseSpan, SpanInvalid, type Span } from '../../src/clock/span';
import { asCentral, central, iowa } from './calendars';

describe('the moment at which a span ends', () => {
  test.each<[Span, string, string]>([
    ['30 business minutes', '2026-11-25T16:45', '2026-11-30T08:15'],
    ['4 business hours', '2026-11-25T15:30', '2026-11-30T10:30'],
    ['0.5 business hours', '2026-11-25T10:00', '2026-11-25T10:30'],
    ['-60 business minutes', '2026-11-25T17:00', '2026-11-25T16:00'],
    ['1 business days', '2026-11-24T10:00', '2026-11-25T17:00'],
    ['3 business days', '2026-11-24T10:00', '2026-12-01T17:00'],
    ['end of day', '2026-11-25T10:00', '2026-11-25T17:00'],
    ['end of day', '2026-11-25T17:00', '2026-11-30T17:00'],
    ['next opening', '2026-11-25T08:00', '2026-11-30T08:00'],
    ['at once', '2026-11-25T10:00', '2026-11-25T10:00'],
    ['at once', '2026-11-25T20:00', '2026-11-30T08:00'],
    ['that instant', '2026-11-25T20:00', '2026-11-25T20:00'],
    ['last open moment', '2026-11-25T10:00', '2026-11-25T10:00'],
    ['last open moment', '2026-11-25T08:00', '2026-11-25T08:00'],
    ['last open moment', '2026-11-25T07:59', '2026-11-24T17:00'],
    ['last open moment', '2026-11-25T17:00', '2026-11-25T17:00'],
    ['last open moment', '2026-11-29T03:00', '2026-11-25T17:00'],
  ])('%s from %s is %s', (span, from, expected) => {
    const at = moment(iowa, central(from), span);
    expect(asCentral(at)).toBe(expected);
    expect(at.zoneName).toBe('UTC');
  });
});

describe('the words of a span', () => {
  test.each([
    ['1 business day', { unit: 'days', amount: 1 }],
    ['1 business hour', { unit: 'hours', amount: 1 }],
    ['90 business minutes', { unit: 'minutes', amount: 90 }],
    ['end of day', { unit: 'end of day' }],
  ])('"%s" are understood', (text, parts) => {
    expect(parseSpan(text)).toEqual(parts);
  });

  test.each([
    '',
    '4 hours',
    'four business hours',
    '1.5 business days',
    '4 business weeks',
    'End of day',
    ' end of day',
  ])('"%s" are refused, and the message shows how to write them', (text) => {
    expect(() => parseSpan(text)).toThrow(SpanInvalid);
    expect(() => parseSpan(text)).toThrow(/"4 business hours"/);
  });
});
