import { deadlineFields } from '../../src/procedure/stated-deadline';
import type { Filled } from './filled';
import { aHighInquiry, anInquiryAtStep3, type Case } from './inquiries';
import { inShort } from './moment';
import { esr, liaison } from './people';

const day = (statedDate: string, statedTime?: string): Filled => ({
  statedDate,
  ...(statedTime !== undefined && { statedTime }),
});
/** Step 3 saved on Monday, September 14, at 9:00 unless told otherwise. */
const saved = (filled: Filled, when = 'Mon 09:00'): Case =>
  anInquiryAtStep3(when).does(liaison, 'saveHigh', when, { filled });
const harmOf = ({ inquiry: { anchors } }: Case): string =>
  anchors.harmBy === undefined ? 'none' : inShort(anchors.harmBy);
const wrong = (result: ReturnType<Case['tries']>): readonly string[] =>
  result.outcome === 'fields' ? result.errors.map(({ field, message }) => `${field}: ${message}`) : [result.outcome];

const passed =
  'statedDate: If a deadline is stated: it has passed. Leave it empty, and choose High Priority if harm is near.';

describe('a stated deadline', () => {
  test.each([
    ['nothing', {}, 'none'],
    ['a day and a time', day('2026-09-17', '12:00'), 'Thu 12:00'],
    ['a time at which the unit is closed stays as it was stated', day('2026-09-19', '03:00'), 'Sat 03:00'],
    ['a day alone: the end of business of that day', day('2026-09-17'), 'Thu 17:00'],
    ['a day alone, today', day('2026-09-14'), 'Mon 17:00'],
    ['a Saturday alone: the end of business of the Friday before', day('2026-09-19'), 'Fri 17:00'],
    ['a holiday alone: the end of business of the day before', day('2026-11-26'), '2026-11-25 17:00'],
    ['a year away', day('2027-09-14'), '2027-09-14 17:00'],
  ])('%s', (_what, filled, expected) => {
    expect(harmOf(saved(filled))).toBe(expected);
  });

  test('in the hour that daylight time skips, it is the moment after it', () => {
    expect(harmOf(saved(day('2027-03-14', '02:30')))).toBe('2027-03-14 03:30');
  });

  test('of today without a time can be said after closing, and on a closed day', () => {
    expect(harmOf(saved(day('2026-09-14'), 'Mon 18:00'))).toBe('Mon 17:00');
    expect(harmOf(saved(day('2026-09-19'), 'Sat 10:00'))).toBe('Fri 17:00');
  });

  test.each([
    ['yesterday', day('2026-09-13'), passed],
    ['earlier today', day('2026-09-14', '08:59'), passed],
    ['this very minute', day('2026-09-14', '09:00'), passed],
    ['long ago', day('0001-01-01', '09:00'), passed],
    ['more than a year away', day('2027-09-15'), 'statedDate: If a deadline is stated: enter a day within a year.'],
    ['the end of time', day('9999-12-31', '23:59'), 'statedDate: If a deadline is stated: enter a day within a year.'],
    [
      'a time alone',
      { statedTime: '12:00' },
      'statedDate: If a deadline is stated: enter the day too, or leave both empty.',
    ],
    [
      'a day that is none',
      day('2026-02-30'),
      'statedDate: If a deadline is stated: day: enter the day, or leave it empty.',
    ],
    ['words', day('Friday'), 'statedDate: If a deadline is stated: day: enter the day, or leave it empty.'],
    [
      'a time that is none',
      day('2026-09-17', '25:00'),
      'statedTime: If a deadline is stated: time (empty: end of business): enter the time, or leave it empty.',
    ],
  ])('is refused, and the field says what to do: %s', (_what, filled, expected) => {
    for (const save of ['saveHigh', 'saveEscalated'] as const)
      expect(wrong(anInquiryAtStep3().tries(liaison, save, 'Mon 09:00', { filled }))).toEqual([expected]);
  });
});

describe('what is kept of it', () => {
  test('the day, and the time when one was stated', () => {
    expect(saved(day('2026-09-17')).inquiry.sensitive.statedDeadline).toBe('2026-09-17');
    expect(saved(day('2026-09-17', '12:00')).inquiry.sensitive.statedDeadline).toBe('2026-09-17T12:00');
    expect(saved({}).inquiry.sensitive.statedDeadline).toBeUndefined();
  });

  test('the form gets it back in its two fields; free words of older rows are none', () => {
    expect(deadlineFields('2026-09-17T12:00')).toEqual(day('2026-09-17', '12:00'));
    expect(deadlineFields('2026-09-17')).toEqual(day('2026-09-17'));
    for (const words of ['by Friday, she says', '2026-09-17 or so', '', undefined])
      expect(deadlineFields(words)).toEqual({});
  });

  test('the log line has day, time and the instant that follows as plain facts, and nothing of it among the words', () => {
    const { lastLine } = saved({ ...day('2026-09-19'), tierReason: 'She runs out on Saturday.' });
    expect(lastLine).toMatchObject({
      step: '4a',
      act: 'saveHigh',
      facts: { statedDate: '2026-09-19', harmBy: '2026-09-18T22:00:00.000Z', tier: 'high' },
    });
    expect(Object.keys(lastLine?.words ?? {})).toEqual(['tierReason', 'phone']);
    expect(saved({}).lastLine?.facts).not.toHaveProperty('harmBy');
  });
});

describe('another deadline', () => {
  const high = saved(day('2026-09-17', '12:00'));
  const escalated = anInquiryAtStep3()
    .does(liaison, 'saveEscalated', 'Mon 09:00', { filled: day('2026-09-17', '12:00') })
    .does(esr, 'accept', 'Mon 09:00');

  test('is given with another priority', () => {
    const made = escalated.ownerSays('makeHigh', 'Mon 10:00', { filled: day('2026-09-16', '09:00') });
    expect([made.step, harmOf(made)]).toEqual(['4b', 'Wed 09:00']);
    const back = made.ownerSays('makeEscalated', 'Mon 11:00', { filled: day('2026-09-18') });
    expect([back.step, harmOf(back)]).toEqual(['5b', 'Fri 17:00']);
  });

  test('is given by itself at every step up to the contact by the MCO, and moves nothing else', () => {
    const asked = high.askedOfMco('Mon 10:00');
    for (const at of [high, high.reached('Mon 09:30'), asked, escalated, escalated.askedOfMco('Mon 10:00')]) {
      const changed = at.ownerSays('deadlineChanged', 'Mon 10:00', { filled: day('2026-09-15', '10:00') });
      expect(harmOf(changed)).toBe('Tue 10:00');
      expect([changed.step, changed.inquiry.turn]).toEqual([at.step, at.inquiry.turn]);
      const { harmBy: _changed, ...others } = changed.inquiry.anchors;
      const { harmBy: _before, ...same } = at.inquiry.anchors;
      expect(others).toEqual(same);
    }
  });

  test('left empty there is none any more, and the log says so', () => {
    const changed = high.ownerSays('deadlineChanged', 'Mon 10:00');
    expect(harmOf(changed)).toBe('none');
    expect(changed.inquiry.sensitive.statedDeadline).toBeUndefined();
    expect(changed.lastLine?.facts).toMatchObject({ harmBy: 'none' });
  });

  test('an MCO that has been asked is told', () => {
    const asked = high.askedOfMco('Mon 10:00');
    const filled = day('2026-09-14', '15:00');
    expect(asked.ownerSays('deadlineChanged', 'Mon 11:00', { filled }).notices).toEqual(['mcoNewTime']);
    expect(high.ownerSays('deadlineChanged', 'Mon 11:00', { filled }).notices).toEqual([]);
  });

  test('one that was kept may stay after it has passed', () => {
    const filled = day('2026-09-17', '12:00');
    expect(harmOf(high.ownerSays('makeEscalated', 'Fri 09:00', { filled }))).toBe('Thu 12:00');
    expect(
      wrong(high.until('Fri 09:00').tries(liaison, 'makeEscalated', 'Fri 09:00', { filled: day('2026-09-16') })),
    ).toEqual([passed]);
  });
});

describe('the limits of the procedure', () => {
  test('do not move, whatever deadline is stated', () => {
    const { harmBy, ...others } = saved(day('2026-09-14', '10:00')).inquiry.anchors;
    expect(others).toEqual(aHighInquiry().inquiry.anchors);
    expect(harmBy).toBeDefined();
  });

  test('a contact after the feared harm and before the limit is not “entered late”', () => {
    const told = saved(day('2026-09-14', '10:00')).until('Mon 12:00');
    const filled = { happenedDate: '2026-09-14', happenedTime: '09:50' };
    expect(told.ownerSays('reached', 'Mon 12:00', { filled }).lastLine).not.toHaveProperty('enteredLate');
    // So it is when the limit itself has passed.
    expect(told.ownerSays('reached', 'Mon 14:00', { filled }).lastLine).toHaveProperty('enteredLate', true);
  });
});

describe('a feared harm that has passed', () => {
  const contacted = saved(day('2026-09-14', '12:00'))
    .askedOfMco('Mon 10:00')
    .heardFromMco('memberContacted', 'Mon 11:00');

  test('is over once the MCO had contacted the member: a later request does not bring it back', () => {
    const later = contacted.ownerSays('notResolved', 'Mon 15:00');
    expect(harmOf(later)).toBe('none');
    expect(harmOf(contacted.ownerSays('notResolved', 'Mon 11:30'))).toBe('Mon 12:00');
    expect(harmOf(contacted.ownerSays('notResolved', 'Mon 11:30').ownerSays('askMco', 'Mon 15:00'))).toBe('none');
  });

  test('is not over when the member says that the MCO has not called', () => {
    expect(harmOf(contacted.ownerSays('memberSaysNoContact', 'Mon 15:00'))).toBe('Mon 12:00');
  });

  test('a new one with another priority counts', () => {
    const made = contacted.ownerSays('makeEscalated', 'Mon 15:00', { filled: day('2026-09-16') });
    expect([made.step, harmOf(made)]).toEqual(['5e.2', 'Wed 17:00']);
  });

  test('a reopened inquiry begins without it', () => {
    const reopened = saved(day('2026-09-17'))
      .ownerSays('resolvedWithoutMco', 'Mon 10:00')
      .ownerSays('reopen', 'Tue 10:00');
    expect(harmOf(reopened)).toBe('none');
  });
});
