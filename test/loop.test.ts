import type { SystemTime } from '../src/clock/clock';
import { startLoop, type Loop } from '../src/loop';

/** Machine time whose sleeps end when the test says so. */
function handTime(): SystemTime & { readonly asked: number[]; wake(): Promise<void> } {
  const asked: number[] = [];
  let ends: (() => void) | undefined;
  return {
    asked,
    now: () => 0,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        asked.push(ms);
        ends = resolve;
        signal?.addEventListener('abort', () => {
          resolve();
        });
      }),
    async wake() {
      ends?.();
      await settled();
    },
  };
}

/** Everything that can run without the clock has run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('a loop', () => {
  let loop: Loop | undefined;
  let runs: number;
  let held: number;
  let time: ReturnType<typeof handTime>;
  const start = async (): Promise<void> => {
    const task = (): Promise<void> => {
      runs += 1;
      return Promise.resolve();
    };
    loop = startLoop(task, 1_000, time, () => held);
    await settled();
  };
  const wake = async (): Promise<void> => {
    loop?.wake();
    await settled();
  };
  beforeEach(() => {
    runs = 0;
    held = 0;
    time = handTime();
  });
  afterEach(() => loop?.stop());

  test('runs at the start, and again when its time has come', async () => {
    await start();
    expect([runs, time.asked]).toEqual([1, [1_000]]);
    await time.wake();
    expect([runs, time.asked]).toEqual([2, [1_000, 1_000]]);
  });

  test('runs at once when it is woken', async () => {
    await start();
    await wake();
    expect(runs).toBe(2);
  });

  test('holds off after a failure however often it is woken, then tries again', async () => {
    held = 7_000;
    await start();
    for (let n = 0; n < 5; n += 1) await wake();
    expect([runs, time.asked]).toEqual([1, [7_000]]);
    held = 0;
    await time.wake();
    expect([runs, time.asked]).toEqual([2, [7_000, 1_000]]);
  });

  test('runs while it holds off only for somebody who waits for it', async () => {
    held = 7_000;
    await start();
    await loop?.runNow();
    expect(runs).toBe(2);
  });

  test('ends while it holds off', async () => {
    held = 7_000;
    await start();
    await loop?.stop();
    expect(runs).toBe(1);
  });
});
