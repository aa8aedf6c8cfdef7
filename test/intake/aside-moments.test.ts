import { DateTime } from 'luxon';
import { isManagersMoment, leadMoment, nextAsideMoment } from '../../src/intake/aside-moments';
import { central, iowa } from '../clock/calendars';

const at = (text: string): DateTime => central(`2026-09-${text}`);
const words = (moment: DateTime | undefined): string | undefined =>
  moment?.setZone('America/Chicago').toFormat("dd'T'HH:mm");
const waits = (asideAt: string, more: { readonly toldUpTo?: string; readonly managerTold?: boolean } = {}) => ({
  asideAt: at(asideAt),
  receivedAt: at(asideAt),
  managerTold: more.managerTold ?? false,
  ...(more.toldUpTo !== undefined && { toldUpTo: at(more.toldUpTo) }),
});

describe('when the Unit Lead is told of a mail that was set aside', () => {
  // Thursday, September 17.
  test.each([
    ['at once', '17T10:00', undefined, '17T10:00', '17T10:00'],
    ['once for each moment', '17T10:00', '17T10:00', '17T10:29', undefined],
    ['again after 30 business minutes', '17T10:00', '17T10:00', '17T10:30', '17T10:30'],
    ['then at the next opening', '17T10:00', '17T10:30', '17T16:59', undefined],
    ['then at the next opening', '17T10:00', '17T10:30', '18T08:00', '18T08:00'],
    ['and at each opening, weekends left out', '17T10:00', '18T08:00', '21T08:05', '21T08:00'],
    ['once, after days without us: what is past collapses', '17T10:00', undefined, '22T11:00', '22T08:00'],
    ['in closed hours not before the opening', '17T18:00', undefined, '17T18:01', undefined],
    ['in closed hours not before the opening', '17T18:00', undefined, '18T08:00', '17T18:00'],
    ['30 business minutes later from then', '17T18:00', '17T18:00', '18T08:30', '18T08:30'],
    ['over the close of the day', '17T16:45', '17T16:45', '18T08:15', '18T08:15'],
    ['not at the closing', '17T16:30', '17T16:30', '17T17:00', undefined],
    ['but at the opening after it', '17T16:30', '17T16:30', '18T08:00', '18T08:00'],
  ])('%s', (_, aside, toldUpTo, now, moment) => {
    const entry = waits(aside, toldUpTo === undefined ? {} : { toldUpTo });
    expect(words(leadMoment(entry, at(now), iowa))).toBe(moment);
  });

  test.each([
    ['17T10:00', '18T09:59', false, false],
    ['17T10:00', '18T10:00', false, true],
    ['17T10:00', '18T17:00', false, false],
    ['17T10:00', '21T08:00', false, true],
    ['17T10:00', '21T08:00', true, false],
    ['19T12:00', '21T16:59', false, false],
    ['19T12:00', '22T08:00', false, true],
  ])('set aside %s: at %s the Account Manager (told: %s) is told: %s', (aside, now, managerTold, expected) => {
    expect(isManagersMoment(waits(aside, { managerTold }), at(now), iowa)).toBe(expected);
  });

  test.each([
    ['17T10:00', false, '17T10:00', '17T10:30'],
    ['17T10:00', false, '17T10:30', '18T08:00'],
    ['17T10:00', false, '18T08:00', '18T10:00'],
    ['17T10:00', true, '18T08:00', '21T08:00'],
    ['17T18:00', false, '17T18:00', '18T08:00'],
    ['17T18:00', false, '18T08:00', '18T08:30'],
  ])('set aside %s (manager told: %s): after %s the next is %s', (aside, managerTold, after, next) => {
    expect(words(nextAsideMoment(waits(aside, { managerTold }), at(after), iowa))).toBe(next);
  });

  test('the next moment is always later, and something is due at it', () => {
    const entry = waits('17T16:45');
    let now = at('17T16:45');
    let told: DateTime = at('17T16:45');
    for (let i = 0; i < 40; i++) {
      const next = nextAsideMoment({ ...entry, toldUpTo: told }, now, iowa);
      expect(next.toMillis()).toBeGreaterThan(now.toMillis());
      now = next;
      const moment = leadMoment({ ...entry, toldUpTo: told }, now, iowa);
      expect(moment !== undefined || isManagersMoment(entry, now, iowa)).toBe(true);
      told = moment ?? told;
    }
  });
});
