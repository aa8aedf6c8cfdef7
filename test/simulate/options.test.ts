import { OptionsInvalid, optionsFrom } from '../../simulate/options';

test('a quarter with three thousand inquiries, unless told otherwise', () => {
  expect(optionsFrom([])).toEqual({
    setting: { seed: 7, days: 90, inquiries: 3_000, from: '2026-10-12', faults: false },
    json: false,
    help: false,
  });
});

test('as many inquiries a day as in the quarter, unless told otherwise', () => {
  expect(optionsFrom(['--days', '30', '--seed', '3', '--json']).setting).toMatchObject({ seed: 3, inquiries: 1_000 });
  expect(optionsFrom(['--days', '30', '--inquiries', '12']).setting.inquiries).toBe(12);
});

test.each([
  [['--days', '0'], /--days 0 is no whole number from 1 to 400/],
  [['--days', 'many'], /--days many is no whole number/],
  [['--seed', '1.5'], /--seed 1.5/],
  [['--from', '2026-02-30'], /--from 2026-02-30 is no date/],
  [['--nonsense'], /npm run simulate -- \[--days 90\]/],
])('%j is refused, with what to do', (args, problem) => {
  expect(() => optionsFrom(args)).toThrow(OptionsInvalid);
  expect(() => optionsFrom(args)).toThrow(problem);
});
