import type { SystemTime } from '../clock/clock';

/** A failure that is not seen again for so long is over: another instance has dealt with it. Longer than any lease. */
const forgottenMs = 15 * 60_000;

/** What fails now: from a failure until the same thing works, not only during the one sweep that met it. */
export function sweepHealth(time: SystemTime) {
  /** When each failed last, in machine time. */
  const failing = new Map<string, number>();
  let lastGood: number | undefined;
  const isRecent = (at: number): boolean => time.now() - at < forgottenMs;

  return {
    /** @param what a row's key, or a shard. */
    failed(what: string): void {
      for (const [other, at] of failing) if (!isRecent(at)) failing.delete(other);
      failing.set(what, time.now());
    },
    worked(what: string): void {
      failing.delete(what);
    },
    /** All shards were looked through. */
    wentThrough(): void {
      lastGood = time.now();
    },
    /** How many reminders and shards fail; when all shards were looked through last, in machine time. */
    now(): { readonly failed: number; readonly lastGood?: number } {
      return {
        failed: [...failing.values()].filter((at) => isRecent(at)).length,
        ...(lastGood !== undefined && { lastGood }),
      };
    },
  };
}
