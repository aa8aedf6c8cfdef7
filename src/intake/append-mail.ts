import type { Calendar } from '../clock/calendar';
import type { Clock } from '../clock/clock';
import { keyHash } from '../log/keys';
import type { InquiryLog } from '../log/inquiry-log';
import { commitDecision } from '../reminders/commit-decision';
import type { LedgerEntry } from './ledger';

export type AppendParts = {
  readonly log: InquiryLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  /** Tells the sweep that something may be due now. */
  readonly wake: () => void;
};

/**
 * Adds a mail to its inquiry as a line of the log; the owner is told. Mail text never moves a step. The same mail twice is one
 * line. False: there is no such inquiry.
 * @param by who decided it: a person, or `system`.
 */
export async function appendMail(
  parts: AppendParts,
  ref: string,
  text: string,
  entry: LedgerEntry,
  by = 'system',
): Promise<boolean> {
  const result = await commitDecision<never>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    ({ inquiry }, now) =>
      Promise.resolve({
        outcome: 'decided' as const,
        inquiry,
        lines: [
          {
            step: inquiry.step,
            act: 'mailAdded',
            actor: by,
            happenedAt: entry.receivedAt,
            recordedAt: now,
            facts: {},
            words: { text },
          },
        ],
        notices: ['mailAdded' as const],
        marks: [keyHash('mail', entry.key)],
        marker: `mail:${entry.key}`,
      }),
  );
  parts.wake();
  return result.outcome === 'committed' || result.outcome === 'done';
}
