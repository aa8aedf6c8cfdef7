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

/** An inquiry that was added to another, and that to a third: further than this nobody has gone. */
const mostHops = 3;

/**
 * Adds a mail to its inquiry as a line of the log; the owner is told, of a complete one the last owner, who may reopen it. Mail
 * text never moves a step. The same mail twice is one line. What was added to another inquiry gets its mail there.
 * @param by who decided it: a person, or `system`.
 * @returns the reference to which it was added; undefined when there is no such inquiry.
 */
export async function appendMail(
  parts: AppendParts,
  named: string,
  text: string,
  entry: LedgerEntry,
  by = 'system',
): Promise<string | undefined> {
  const ref = await goesOnAs(parts.log, named);
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
        notices: [inquiry.step === 'done' ? ('mailAfterClose' as const) : ('mailAdded' as const)],
        marks: [keyHash('mail', entry.key)],
        marker: `mail:${entry.key}`,
      }),
  );
  parts.wake();
  return result.outcome === 'committed' || result.outcome === 'done' ? ref : undefined;
}

/** The inquiry under which a matter goes on that was added to another. */
async function goesOnAs(log: InquiryLog, named: string): Promise<string> {
  let ref = named;
  for (let hops = 0; hops < mostHops; hops++) {
    const inquiry = (await log.read(ref))?.inquiry;
    if (inquiry?.step !== 'done' || inquiry.appendedTo === undefined) return ref;
    ref = inquiry.appendedTo;
  }
  return ref;
}
