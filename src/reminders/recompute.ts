import type { Calendar } from '../clock/calendar';
import type { Clock } from '../clock/clock';
import type { Diagnostics } from '../diagnostics';
import type { InquiryLog } from '../log/inquiry-log';
import { InquiryUnreadable } from '../log/inquiry-row';
import { commitDecision } from './commit-decision';
import { setUnreadableAside } from './set-unreadable-aside';

export type RecomputeParts = {
  readonly log: InquiryLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly calendarHash: string;
  readonly diagnostics: Diagnostics;
};

/** Works out every open deadline anew; one that cannot be read follows when it reads again. Answers how many are open. */
export async function recomputeDeadlines(parts: RecomputeParts): Promise<number> {
  const refs: string[] = [];
  for await (const { ref } of parts.log.openInquiries()) refs.push(ref);
  for (const ref of refs) {
    try {
      await recompute(parts, ref);
    } catch (fault) {
      if (!(fault instanceof InquiryUnreadable)) throw fault;
      await setUnreadableAside(parts, fault);
    }
  }
  return refs.length;
}

/** Works out the deadlines of one inquiry by the present calendar, unless that has been done; breaches made stay in the log. */
export async function recompute(parts: RecomputeParts, ref: string): Promise<void> {
  await commitDecision<'done'>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    ({ inquiry, calendarHash }, now) =>
      Promise.resolve(
        calendarHash === parts.calendarHash || inquiry.step === 'done'
          ? { outcome: 'refused', why: 'done' }
          : {
              outcome: 'decided',
              inquiry,
              lines: [
                {
                  step: inquiry.step,
                  act: 'recomputed',
                  actor: 'system',
                  happenedAt: now,
                  recordedAt: now,
                  facts: { calendar: parts.calendarHash },
                  words: {},
                },
              ],
              notices: [],
            },
      ),
  );
}
