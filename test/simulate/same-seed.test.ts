import { mustBeZero } from '../../simulate/figures/figures';
import { aFewDays, figured } from './a-few-days';

describe('a few simulated days', () => {
  const once = figured();

  test('hold nothing that must not be', async () => {
    const { figures, findings } = await once;
    expect(findings).toEqual(Object.fromEntries(mustBeZero.map((name) => [name, []])));
    expect(mustBeZero.map((name) => figures[name])).toEqual(mustBeZero.map(() => 0));
  });

  test('are looked at: inquiries come, people answer, and reminders fall due', async () => {
    const { figures } = await once;
    expect(figures.came).toBe(aFewDays.inquiries);
    expect(figures.opened).toBeGreaterThanOrEqual(aFewDays.inquiries);
    expect(figures.closed).toBeGreaterThan(0);
    expect(figures.dutiesChecked).toBeGreaterThan(50);
    expect(figures.brought).toBeGreaterThan(5);
    expect(figures.remindersPerPersonPerDayMax).toBeGreaterThan(figures.remindersPerPersonPerDayMean);
  });

  test('are the same with the same seed, and others with another', async () => {
    const [first, again, other] = [await once, await figured(), await figured({ seed: 8 })];
    expect(again).toEqual(first);
    expect(other.figures.sends).not.toBe(first.figures.sends);
  });
});

test('with a store, Teams and a mailbox that fail, nothing is lost either', async () => {
  const { figures, findings } = await figured({ faults: true });
  expect(findings).toEqual(Object.fromEntries(mustBeZero.map((name) => [name, []])));
  expect(figures.closed).toBeGreaterThan(0);
});
