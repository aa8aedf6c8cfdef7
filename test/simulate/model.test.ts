import { DateTime } from 'luxon';
import { arrivals } from '../../simulate/arrivals';
import { chance } from '../../simulate/chance';
import { events } from '../../simulate/events';
import { backFrom, offDays } from '../../simulate/people/off-days';
import { theUnit } from '../../simulate/people/the-unit';
import { isOpen } from '../../src/clock/business-time';
import { central, iowa } from '../clock/calendars';

const from = central('2026-11-02T07:00');
const to = central('2026-12-01T20:00');

describe('chance', () => {
  const some = (seed: string): readonly number[] => {
    const dice = chance(seed);
    return [dice.next(), dice.whole(1, 6), dice.wait(10), dice.pick([1, 2, 3])];
  };

  test('is the same with the same seed, and another with another', () => {
    expect(some('7')).toEqual(some('7'));
    expect(some('7')).not.toEqual(some('8'));
  });

  test('of one thing does not depend on what was asked about another', () => {
    const [a, b] = [chance('7'), chance('7')];
    a.of('mails').next();
    a.next();
    expect(a.of('people').next()).toBe(b.of('people').next());
  });

  test('what weighs nothing never comes, and what weighs more comes more often', () => {
    const dice = chance('7');
    const drawn = Array.from({ length: 1_000 }, () =>
      dice.weighted([
        ['never', 0],
        ['seldom', 1],
        ['often', 9],
      ]),
    );
    expect(drawn).not.toContain('never');
    expect(drawn.filter((one) => one === 'often').length).toBeGreaterThan(800);
    expect(dice.weighted([['never', 0]])).toBeUndefined();
  });
});

test('of what is planned the earliest comes first, and at one instant what was planned first', async () => {
  const plan = events();
  const happened: string[] = [];
  for (const [at, name] of [
    [5, 'c'],
    [1, 'a'],
    [5, 'd'],
    [3, 'b'],
  ] as const)
    plan.plan(at, () => Promise.resolve(void happened.push(name)));
  while (plan.first() !== undefined) await plan.take()?.run();
  expect(happened).toEqual(['a', 'b', 'c', 'd']);
});

describe('arrivals', () => {
  const some = arrivals(2_000, from, to, iowa, chance('7'));

  test('are as many as asked for, in order, within the time', () => {
    expect(some).toHaveLength(2_000);
    expect(some.every(({ at }, i) => at >= (some[i - 1]?.at ?? from) && at < to)).toBe(true);
  });

  test('come by day and by night, on holidays too; nobody phones a closed office', () => {
    const closed = some.filter(({ at }) => !isOpen(iowa, at));
    expect(closed.length).toBeGreaterThan(20);
    expect(closed.every(({ way }) => way === 'mail')).toBe(true);
    expect(new Set(some.map(({ way }) => way))).toEqual(new Set(['mail', 'liaison', 'originator']));
    const veteransDay = { from: central('2026-11-11T00:00'), to: central('2026-11-12T00:00') };
    expect(some.some(({ at }) => at >= veteransDay.from && at < veteransDay.to)).toBe(true);
  });
});

test('everybody is off now and then, from one opening to another; of some of it nobody is told', () => {
  const off = offDays(theUnit, iowa, from, central('2027-06-01T20:00'), chance('7'));
  expect(new Set(off.map(({ person }) => person)).size).toBe(theUnit.length);
  expect(new Set(off.map(({ isTold }) => isTold))).toEqual(new Set([true, false]));
  for (const one of off) {
    expect(isOpen(iowa, one.from) && !isOpen(iowa, one.from.minus(1)) && one.from < one.until).toBe(true);
    const its = off.filter(({ person }) => person === one.person);
    expect(backFrom(its, one.from)).toEqual(one.until);
  }
  expect(backFrom([], DateTime.utc(2026, 11, 2))).toBeUndefined();
});
