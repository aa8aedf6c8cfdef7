import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import type { Notice } from '../inquiry/vocabulary';
import type { CardCopy } from '../log/card-copy';
import type { InquiryLog } from '../log/inquiry-log';
import type { Stored } from '../log/inquiry-row';
import type { SealedRecord } from '../log/privacy-record';
import type { SetAside } from '../log/set-aside';
import { schedule } from './schedule';

/** What a decision wants to happen; the reminders that follow from it are worked out here. */
export type Planned = {
  readonly outcome: 'decided';
  readonly inquiry: Inquiry;
  readonly lines: readonly LogLine[];
  readonly notices: readonly Notice[];
  readonly marks?: readonly string[];
  readonly marker?: string;
  readonly copies?: readonly CardCopy[];
  readonly drawnCopies?: readonly CardCopy[];
  readonly records?: readonly SealedRecord[];
  readonly setAside?: readonly SetAside[];
  readonly cleared?: readonly SetAside[];
  /** What no longer waits: it was sent, superseded, or handed to those of a group. */
  readonly settled?: readonly string[];
  /** What waits besides: the members of a group, a later attempt, an answer to a mail. */
  readonly waiting?: readonly Pending[];
};

/** An inquiry moved on more often than a decision could be made anew. Try again. */
export class TooBusy extends Error {
  readonly code = 'TOO_BUSY';
  constructor(readonly ref: string) {
    super(`${ref} is being changed by others at this moment. Nothing was written; try again.`);
    this.name = 'TooBusy';
  }
}

export type Settled<Refused> =
  | { readonly outcome: 'committed'; readonly inquiry: Inquiry; readonly planned: Planned }
  | { readonly outcome: 'done'; readonly inquiry: Inquiry }
  | { readonly outcome: 'refused'; readonly inquiry: Inquiry; readonly why: Refused }
  | { readonly outcome: 'unknown' };

/**
 * Reads, decides, works out the reminders, and commits all in one transaction; when the inquiry has moved on, reads and
 * decides again. `decide` must be pure enough to run more than once.
 * @throws TooBusy, StoreUnreachable, InquiryUnreadable
 */
export async function commitDecision<Refused>(
  parts: { readonly log: InquiryLog; readonly calendar: Calendar; readonly now: () => DateTime },
  ref: string,
  decide: (stored: Stored, now: DateTime) => Promise<Planned | { readonly outcome: 'refused'; readonly why: Refused }>,
): Promise<Settled<Refused>> {
  for (let tries = 0; tries < 8; tries++) {
    const stored = await parts.log.read(ref);
    if (stored === undefined) return { outcome: 'unknown' };
    const now = parts.now();
    const planned = await decide(stored, now);
    if (planned.outcome === 'refused') return { outcome: 'refused', inquiry: stored.inquiry, why: planned.why };
    const inquiry = withReminders(stored.inquiry, planned, now, parts.calendar);
    const result = await parts.log.commit(stored, { ...planned, inquiry });
    if (result.outcome === 'committed') return { outcome: 'committed', inquiry, planned };
    if (result.outcome === 'done') {
      const current = await parts.log.read(ref);
      return { outcome: 'done', inquiry: current?.inquiry ?? stored.inquiry };
    }
  }
  throw new TooBusy(ref);
}

/** The inquiry with what is still to go out after the decision. */
export function withReminders(
  before: Inquiry | undefined,
  planned: Planned,
  now: DateTime,
  calendar: Calendar,
): Inquiry {
  const settled = new Set(planned.settled ?? []);
  const waiting = Object.fromEntries(
    [...Object.values(before?.pending ?? {}).filter(({ id }) => !settled.has(id)), ...(planned.waiting ?? [])].map(
      (pending) => [pending.id, pending],
    ),
  );
  if (before === undefined) {
    const opened = schedule(undefined, planned.inquiry, planned.notices, now, calendar);
    return { ...planned.inquiry, pending: { ...waiting, ...opened } };
  }
  const base = { ...before, pending: waiting };
  return { ...planned.inquiry, pending: schedule(base, planned.inquiry, planned.notices, now, calendar) };
}
