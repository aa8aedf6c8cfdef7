import type { SystemTime } from '../clock/clock';
import { InquiryUnreadable } from '../log/inquiry-row';

/** A failure that is not seen again for so long is over: another instance has dealt with it. Longer than any lease. */
const forgottenMs = 15 * 60_000;

type Failing = { readonly at: number; readonly ref?: string };

/** What fails now: from a failure until the same thing works, not only during the one sweep that met it. */
export function sweepHealth(time: SystemTime) {
  const failing = new Map<string, Failing>();
  const recent = (): readonly Failing[] => [...failing.values()].filter(({ at }) => time.now() - at < forgottenMs);

  return {
    /** @param what a row's key, or a shard. */
    failed(what: string, fault: unknown): void {
      for (const [other, { at }] of failing) if (time.now() - at >= forgottenMs) failing.delete(other);
      failing.set(what, { at: time.now(), ...(fault instanceof InquiryUnreadable && { ref: fault.ref }) });
    },
    worked(what: string): void {
      failing.delete(what);
    },
    /** How many reminders and shards fail, and which inquiries this version cannot read. */
    now(): { readonly failed: number; readonly unreadable: readonly string[] } {
      const refs = recent().flatMap(({ ref }) => (ref === undefined ? [] : [ref]));
      return { failed: recent().length, unreadable: [...new Set(refs)].sort() };
    },
  };
}
