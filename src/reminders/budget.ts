import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import { mayDeliver } from '../clock/delivery';
import { localDate } from '../clock/local-time';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import type { DayCounts } from '../people/day-counts';
import type { Person } from '../people/people';

/** How many messages a person gets in a day before what can wait comes as a digest, and where they are counted. */
export type Budget = { readonly daily: number; readonly counts: DayCounts };

/** What asks for nothing within the hour. A limit, harm, a new inquiry, or what somebody has just sent or said is not among it. */
const patient: readonly Pending['what'][] = [
  'nudge',
  'target',
  'again',
  'silentAgain',
  'miss',
  'mailAdded',
  'wordAdded',
  'statusAsked',
];

/** Escalated inquiries of which nobody is in danger, and no harm is feared. */
export function canWait({ tier, suggestedTier, safetyFlag, anchors }: Inquiry, { what }: Pending): boolean {
  const isUrgent = (tier ?? suggestedTier) === 'high' || safetyFlag !== undefined || anchors.harmBy !== undefined;
  return !isUrgent && patient.includes(what);
}

/**
 * The full hour for which a reminder waits, once the person has had their day's messages: what has gathered by then comes as
 * one list. Undefined when it goes now, also because that hour would no longer be an open one.
 */
export async function digestAt(
  { daily, counts }: Budget,
  inquiry: Inquiry,
  pending: Pending,
  { id }: Person,
  now: DateTime,
  calendar: Calendar,
): Promise<DateTime | undefined> {
  if (!canWait(inquiry, pending) || isFullHour(pending.attemptAt)) return undefined;
  const at = now.startOf('hour').plus({ hours: 1 });
  if (!mayDeliver(calendar, at, pending.dueAt)) return undefined;
  return (await counts.of(id, localDate(now, calendar.rules.zone))) < daily ? undefined : at;
}

/** It has waited for it, or falls due at it. */
function isFullHour(at: DateTime): boolean {
  return at.startOf('hour').equals(at);
}

/** Counts a message that has gone out. A count that fails spoils no proof: the next message is counted. */
export async function countSend({ counts }: Budget, person: string, now: DateTime, calendar: Calendar): Promise<void> {
  await counts.add(person, localDate(now, calendar.rules.zone)).catch(() => undefined);
}
