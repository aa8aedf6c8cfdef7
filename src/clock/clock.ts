import type { DateTime } from 'luxon';

/** Business instants: what counts as "now" for receipt, deadlines and reminders. Locally it can be moved. */
export type Clock = {
  /** The present business instant, in UTC. */
  now(): DateTime;
};

/** Machine time: leases, timeouts, Retry-After, tokens, polling. Never moved. */
export type SystemTime = {
  /** Milliseconds since 1970, UTC. */
  now(): number;
  /** Resolves after `ms`, or at once when `signal` aborts; never rejects. Does not keep the process alive by itself. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
};
