import type { DateTime } from 'luxon';
import { openOrNext } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import { mayDeliver } from '../clock/delivery';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import type { ClaimedRow } from '../log/due-row';
import { actorOf } from '../people/actor';
import type { Person } from '../people/people';
import { runningClocks } from '../procedure/moments';
import { mayBeTold } from '../procedure/rights';
import type { ViewContext } from '../views/view-context';
import type { DueParts } from './due-parts';
import { resolve } from './recipients';
import { redrawCopies } from './redraw-copies';
import { goesAtOnce } from './schedule';
import { sendReminder } from './send-reminder';
import { settle } from './settle';
import { systemAnswer } from './system-answer';

/**
 * Handles one claimed due row: still wanted? then decide, hand to a group, or send and prove.
 * @param tookOver another sweep had the row before and may have sent.
 */
export async function handleDue(parts: DueParts, row: ClaimedRow, tookOver: boolean): Promise<void> {
  const { ref } = row;
  const inquiry = (await parts.log.read(ref))?.inquiry;
  const pending = inquiry?.pending[row.reminderId];
  // A decision has removed it meanwhile.
  if (inquiry === undefined || pending === undefined) return parts.log.dropDue(row);
  const now = parts.clock.now();
  if (pending.what === 'refresh') return redrawCopies(parts, inquiry, pending);
  if (pending.then !== undefined) return systemAnswer(parts, ref, pending);
  if (!goesAtOnce(pending) && !mayDeliver(parts.calendar, now, pending.dueAt))
    return settle(parts, ref, pending, { again: { ...pending, attemptAt: openOrNext(parts.calendar, now) } });
  if (isOvertaken(inquiry, pending, now, parts.calendar)) return settle(parts, ref, pending, { act: 'superseded' });

  const { view } = await parts.contexts(inquiry, now);
  const found = resolve(inquiry, pending, view.directory, now);
  switch (found.kind) {
    case 'nobody':
      return settle(parts, ref, pending, { act: 'undeliverable', to: pending.to });
    case 'group': {
      const [only, ...others] = found.people;
      if (only === undefined) return settle(parts, ref, pending, { act: 'undeliverable', to: pending.to });
      if (others.length > 0) return settle(parts, ref, pending, { members: found.people, ...insteadOf(found) });
      return sendReminder(parts, { row, inquiry, pending, to: only, ...insteadOf(found), tookOver }, view);
    }
    case 'person':
      if (mayNotHear(inquiry, pending, found.person, view)) return settle(parts, ref, pending, { act: 'superseded' });
      return sendReminder(parts, { row, inquiry, pending, to: found.person, ...insteadOf(found), tookOver }, view);
    case 'mailbox':
    case 'writer':
      return sendReminder(parts, { row, inquiry, pending, to: found.kind, tookOver }, view);
  }
}

function insteadOf(found: { readonly insteadOf?: string }): { readonly insteadOf?: string } {
  return found.insteadOf === undefined ? {} : { insteadOf: found.insteadOf };
}

/** Who asked where it stands may have lost the right to hear it meanwhile: the member has another plan now. */
function mayNotHear(inquiry: Inquiry, pending: Pending, person: Person, view: ViewContext): boolean {
  return pending.what === 'statusAnswer' && mayBeTold(actorOf(person, view.directory, view.now), inquiry) === 'nothing';
}

/** Overdue moments of one duty collapse into the latest, also when that has just gone out. */
function isOvertaken(inquiry: Inquiry, pending: Pending, now: DateTime, calendar: Calendar): boolean {
  if (pending.clock === '') return false;
  const moments = runningClocks(inquiry, calendar).flatMap((clock) => clock.moments);
  return [...moments, ...Object.values(inquiry.pending)].some(
    ({ clock, to, dueAt }) => clock === pending.clock && to === pending.to && dueAt > pending.dueAt && dueAt <= now,
  );
}
