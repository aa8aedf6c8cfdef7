import { DateTime } from 'luxon';
import type { Clock, SystemTime } from './clock';

/** The machine's clock as business time. This file is the only one of the core that may ask the machine what time it is. */
export const systemClock: Clock = {
  now: () => DateTime.utc(),
};

/** The machine's time. A sleep alone does not keep the process alive. */
export const systemTime: SystemTime = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) {
        resolve();
        return;
      }
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      timer.unref();
      signal?.addEventListener('abort', done, { once: true });
    }),
};
