import type { DateTime } from 'luxon';
import type { Pending } from '../inquiry/inquiry';
import type { InquiryLog } from '../log/inquiry-log';
import type { SetAside } from '../log/set-aside';
import type { Planned } from './commit-decision';
import { failedTooOften, type Outcome } from './outcome';

/**
 * Sets aside what failed eight times, once for an inquiry and a person; a later message about it that reaches the same
 * person takes that back. These rows come and go with the inquiry's own row, so what is read here holds at the commit.
 */
export async function failedAside(
  log: Pick<InquiryLog, 'findSetAside'>,
  ref: string,
  pending: Pending,
  outcome: Outcome,
  now: DateTime,
): Promise<Pick<Planned, 'setAside' | 'cleared'>> {
  if (!('to' in outcome)) return {};
  // Of a telling that failed nobody need be told: what it tells of is set aside already, or stands in the log.
  const failed = failedTooOften(outcome) && pending.what !== 'undelivered';
  if (!failed && outcome.act !== 'sent') return {};
  const thing: SetAside = { ref, reason: 'FAILED_EIGHT_TIMES', what: pending.what, to: outcome.to, since: now };
  const there = await log.findSetAside(thing);
  if (failed) return there === undefined ? { setAside: [thing] } : {};
  return there === undefined ? {} : { cleared: [there] };
}
