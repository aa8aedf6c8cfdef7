import type { SystemTime } from './clock';

/** The work did not end in time; it was told to stop. */
export class TimedOut extends Error {
  readonly code = 'TIMED_OUT';
  constructor(readonly afterMs: number) {
    super(`No end after ${String(afterMs)} ms.`);
    this.name = 'TimedOut';
  }
}

/** Lets work run for at most `ms` of machine time, then aborts its signal. @throws TimedOut */
export async function within<T>(ms: number, time: SystemTime, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const done = new AbortController();
  const tooLate = time.sleep(ms, done.signal).then(() => {
    throw new TimedOut(ms);
  });
  try {
    return await Promise.race([work(stop.signal), tooLate]);
  } finally {
    done.abort();
    stop.abort();
  }
}
