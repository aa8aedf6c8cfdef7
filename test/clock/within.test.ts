import type { SystemTime } from '../../src/clock/clock';
import { systemTime } from '../../src/clock/system';
import { TimedOut, within } from '../../src/clock/within';

/** Machine time in which every sleep is over at once. */
const noTime: SystemTime = { now: () => 0, sleep: () => Promise.resolve() };

describe('work within a time', () => {
  test('gives what came of it, and its failure', async () => {
    expect(await within(60_000, systemTime, () => Promise.resolve('done'))).toBe('done');
    await expect(within(60_000, systemTime, () => Promise.reject(new RangeError('x')))).rejects.toThrow(RangeError);
  });

  test('is given up when it takes longer, and told to stop', async () => {
    let told: AbortSignal | undefined;
    const work = (signal: AbortSignal): Promise<never> => {
      told = signal;
      return new Promise(() => undefined);
    };
    await expect(within(5, noTime, work)).rejects.toThrow(TimedOut);
    expect(told?.aborted).toBe(true);
  });
});
