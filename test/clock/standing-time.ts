import type { SystemTime } from '../../src/clock/clock';

export type StandingTime = SystemTime & {
  /** So many milliseconds go by. */
  pass(ms: number): void;
};

/** Machine time that stands still until the test lets it go on; nobody sleeps. */
export function standingTime(startAt = 1_000_000): StandingTime {
  let now = startAt;
  return {
    now: () => now,
    sleep: () => Promise.resolve(),
    pass(ms) {
      now += ms;
    },
  };
}
