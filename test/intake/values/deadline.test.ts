import { DateTime } from 'luxon';
import { findDeadline, isWithinOneBusinessDay } from '../../../src/intake/values/deadline';
import { aReading } from '../a-message';

const deadlineIn = (text: string) => findDeadline(aReading(text))?.value;

describe('the stated deadline, on a Thursday', () => {
  test.each([
    ['Please answer by Friday.', '2026-09-18'],
    ['A reply by Monday the 28th, please', '2026-09-28'],
    ['Response requested by: 09/24/2026', '2026-09-24'],
    ['The oxygen runs out tomorrow', '2026-09-18'],
    ['She runs out of insulin Sunday night', '2026-09-20'],
    ['by end of day', '2026-09-17'],
    ['by close of business tomorrow', '2026-09-18'],
    ['by end of day on Monday', '2026-09-21'],
    ['by end of business Monday', '2026-09-21'],
    ['by noon tomorrow', '2026-09-18T12:00'],
    ['by 12:00 noon on Friday', '2026-09-18T12:00'],
    ['She needs an answer by Friday at 3:30 pm', '2026-09-18T15:30'],
    ['The hearing is set for 9/24/2026 at 1:30 pm', '2026-09-24T13:30'],
    ['surgery is scheduled for September 21', '2026-09-21'],
    ['Her surgery is on 10/2', '2026-10-02'],
    ['no later than 9/22', '2026-09-22'],
    ['due by 9/22/2026', '2026-09-22'],
    ['before the 30th', '2026-09-30'],
    ['by the end of the month', '2026-09-30'],
    ['by the end of next week', '2026-09-25'],
    ['The last dose would be Saturday night', '2026-09-19'],
    ['Friday is her last dose', '2026-09-18'],
    ['so by September 20 at the latest', '2026-09-20'],
    ['he has two days of pills left', '2026-09-19'],
    ['due next Tuesday', '2026-09-22'],
    ['Deadline: 9/25', '2026-09-25'],
    ['se le acaba mañana', '2026-09-18'],
    ['Se me acaba la insulina mañana', '2026-09-18'],
    ['antes del viernes', '2026-09-18'],
    ['a más tardar el 25 de septiembre', '2026-09-25'],
    ['ready to be discharged from the hospital on Saturday', '2026-09-19'],
    ['antes del lunes', '2026-09-21'],
    ['discharged on Monday, hearing on Tuesday', '2026-09-21'],
    ['by January 5', '2027-01-05'],
  ])('%s', (text, expected) => {
    expect(deadlineIn(text)).toBe(expected);
  });

  test.each([
    ['by 9/1/2026'],
    ['She called on Friday'],
    ['Molina denied it by letter'],
    ['It can wait until tomorrow'],
    ['She was discharged on Monday'],
    ['Call her before 5 on Friday'],
    ['We will send the trip numbers tomorrow'],
    ['The planner is off until next week'],
    ['told the discharge planner this morning'],
  ])('is not in: %s', (text) => {
    expect(deadlineIn(text)).toBeUndefined();
  });

  test.each([
    ['2026-09-18', '2026-09-17T14:00Z', [], true],
    ['2026-09-18T12:00', '2026-09-17T14:00Z', [], true],
    ['2026-09-21', '2026-09-17T14:00Z', [], false],
    ['2026-09-21', '2026-09-17T14:00Z', ['2026-09-18'], true],
    ['2026-09-21', '2026-09-18T14:00Z', [], true],
    ['2026-09-21', '2026-09-17T22:30Z', [], true],
    ['2026-09-22', '2026-09-19T14:00Z', [], true],
    ['2026-09-23', '2026-09-19T14:00Z', [], false],
  ])('%s is within one business day of %s (closed: %j): %s', (date, received, closed, expected) => {
    expect(isWithinOneBusinessDay(date, DateTime.fromISO(received, { zone: 'utc' }), closed)).toBe(expected);
  });
});
