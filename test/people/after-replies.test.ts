import type { AbsenceState } from '../../src/people/absence';
import { afterReplies } from '../../src/people/after-replies';
import type { AutomaticReplies } from '../../src/people/automatic-replies';
import { central, iowa } from '../clock/calendars';

const at = (text: string) => central(text).toUTC();
const thursday = at('2026-09-17T10:00');
const off: AutomaticReplies = { status: 'off' };
const always: AutomaticReplies = { status: 'always' };
const week: AutomaticReplies = { status: 'scheduled', from: at('2026-09-17T00:00'), to: at('2026-09-25T00:00') };
const heard = (before: AbsenceState, replies: AutomaticReplies, now = thursday) =>
  afterReplies(before, replies, now, iowa);
/** Dana's state after some looks, one after another. */
const after = (...looks: readonly (readonly [AutomaticReplies, string])[]): AbsenceState =>
  looks.reduce<AbsenceState>((state, [replies, when]) => heard(state, replies, at(when)) ?? state, {});

describe('automatic replies are switched on', () => {
  test('for a time: away from now to its end', () => {
    expect(heard({}, week)).toEqual({
      until: at('2026-09-25T00:00'),
      absence: { since: thursday, source: 'mail', by: 'system' },
      replies: '2026-09-25T05:00:00.000Z',
    });
  });

  test('for a time that has not begun, or is over: nothing yet', () => {
    expect(heard({}, week, at('2026-09-16T23:59'))).toBeUndefined();
    expect(heard({}, week, at('2026-09-25T00:00'))).toBeUndefined();
  });

  test('until further notice: away to the opening after the next, and so on while they are on; one absence', () => {
    const first = heard({}, always);
    expect(first).toMatchObject({ until: at('2026-09-21T08:00'), absence: { since: thursday } });
    expect(heard(first!, always, at('2026-09-17T16:45'))).toBeUndefined();
    expect(heard(first!, always, at('2026-09-18T08:00'))).toMatchObject({
      until: at('2026-09-22T08:00'),
      absence: { since: thursday },
    });
  });

  test('a look that comes after they had lapsed, because they could not be read, is a new absence', () => {
    const state = after([always, '2026-09-17T10:00'], [always, '2026-09-23T09:00']);
    expect(state).toMatchObject({ until: at('2026-09-25T08:00'), absence: { since: at('2026-09-23T09:00') } });
  });

  test('while somebody has said themselves until when they are away: that holds', () => {
    const own: AbsenceState = {
      until: at('2026-09-18T08:00'),
      absence: { since: at('2026-09-16T12:00'), source: 'self', by: 'd-reyes' },
    };
    const noted = heard(own, always);
    expect(noted).toEqual({ ...own, replies: 'always' });
    expect(heard(noted!, always)).toBeUndefined();
    expect(heard(noted!, always, at('2026-09-18T08:00'))).toBeUndefined();
    expect(heard(noted!, off)).toEqual(own);
  });
});

describe('automatic replies are switched off', () => {
  test('they are back', () => {
    const state = after([always, '2026-09-17T10:00'], [off, '2026-09-17T11:00']);
    expect(state).toEqual({ absence: { since: thursday, source: 'mail', by: 'system' } });
    expect(heard(state, off)).toBeUndefined();
  });

  test('and on again: a new absence', () => {
    const state = after([always, '2026-09-17T10:00'], [off, '2026-09-17T11:00'], [week, '2026-09-17T12:00']);
    expect(state).toMatchObject({ until: at('2026-09-25T00:00'), absence: { since: at('2026-09-17T12:00') } });
  });
});

describe('somebody says “back” while their replies are still on', () => {
  test.each([
    ['until further notice', always],
    ['for a time', week],
  ])('they are back, and stay back: %s', (_name, replies) => {
    const { until: _over, ...said } = heard({}, replies)!;
    expect(heard(said, replies, at('2026-09-17T10:15'))).toBeUndefined();
    expect(heard(said, replies, at('2026-09-18T10:15'))).toBeUndefined();
  });

  test('a changed time is a new word of theirs', () => {
    const { until: _over, ...said } = heard({}, week)!;
    const longer: AutomaticReplies = { ...week, to: at('2026-09-28T00:00') };
    expect(heard(said, longer)).toMatchObject({ until: at('2026-09-28T00:00') });
  });
});
