import type { SystemTime } from './clock/clock';

/** A task that runs on a timer and at once when woken; never twice at the same time. */
export type Loop = {
  /** Runs soon; a wake during a run makes another one. */
  wake(): void;
  /** Runs now (after the present run) and resolves when it is done. */
  runNow(): Promise<void>;
  /** Finishes the present run and starts no other. */
  stop(): Promise<void>;
};

/**
 * @param task must not reject: what fails is its own to report.
 * @param everyMs machine time between the end of a run and the next.
 * @param heldMs asked after each run: for so long nothing but `runNow` starts another, however often it is woken; then one
 *   starts. 0 unless the last run failed.
 */
export function startLoop(
  task: () => Promise<unknown>,
  everyMs: number,
  time: SystemTime,
  heldMs: () => number = () => 0,
): Loop {
  const ended = new AbortController();
  let waiting = new AbortController();
  let isWoken = true;
  let queue: Promise<unknown> = Promise.resolve();

  const enqueue = (): Promise<void> => {
    const run = queue.then(() => (ended.signal.aborted ? undefined : task()));
    queue = run;
    return run.then(() => undefined);
  };

  const turning = (async () => {
    while (!ended.signal.aborted) {
      if (isWoken) {
        isWoken = false;
        await enqueue();
        const held = heldMs();
        if (held > 0) {
          await time.sleep(held, ended.signal);
          isWoken = true;
        }
        continue;
      }
      waiting = new AbortController();
      await time.sleep(everyMs, waiting.signal);
      isWoken = true;
    }
  })();

  const wake = (): void => {
    isWoken = true;
    waiting.abort();
  };
  return {
    wake,
    runNow: enqueue,
    async stop() {
      ended.abort();
      wake();
      await turning;
      await queue;
    },
  };
}
