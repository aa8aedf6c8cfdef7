import { backoffMs, waitMs } from '../../src/clock/backoff';

const waits = { firstMs: 5_000, longestMs: 60_000 };

describe('the wait after failures in a row', () => {
  test.each([
    [0, 0],
    [1, 5_000],
    [2, 10_000],
    [3, 20_000],
    [4, 40_000],
    [5, 60_000],
    [1_000_000, 60_000],
  ])('%i: %i ms', (failures, ms) => {
    expect(backoffMs(failures, waits, 0.5)).toBe(ms);
  });

  test('lies between half and one and a half of it, so that nobody comes back together', () => {
    expect(backoffMs(2, waits, 0)).toBe(5_000);
    expect(backoffMs(2, waits, 1)).toBe(15_000);
  });

  test.each([
    ['nothing', undefined, 10_000],
    ['less', 100, 10_000],
    ['more', 300_128, 300_128],
    ['a year', 31_536_000_000, 3_600_000],
  ])('when the other side asks for %s', (_case, asked, ms) => {
    expect(waitMs(2, waits, 0.5, asked)).toBe(ms);
  });
});
