import type { DateTime } from 'luxon';
import { openOrNext } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import { mayDeliver } from '../clock/delivery';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import type { DueRow } from '../log/due-row';
import { actorOf } from '../people/actor';
import type { Person } from '../people/people';
import { runningClocks } from '../procedure/moments';
import { mayBeTold } from '../procedure/rights';
import type { ViewContext } from '../views/view-context';
import { digestAt } from './budget';
import type { DueParts } from './due-parts';
import type { Outcome } from './outcome';
import { resolve } from './recipients';
import { goesAtOnce } from './schedule';
import type { Sending } from './send-reminder';

/** What is to be done about a due row, as things stand. */
export type Verdict =
  /** A decision has removed it meanwhile. */
  | { readonly is: 'gone' }
  | { readonly is: 'redraw'; readonly inquiry: Inquiry; readonly pending: Pending }
  | { readonly is: 'answered'; readonly pending: Pending }
  | { readonly is: 'settled'; readonly pending: Pending; readonly outcome: Outcome }
  | ({ readonly is: 'sent'; readonly view: ViewContext } & Pick<Sending, 'inquiry' | 'pending' | 'to' | 'insteadOf'>);

/** Still wanted? Then to whom, and whether now. Changes nothing. @throws InquiryUnreadable, StoreUnreachable */
export async function judgeDue(parts: DueParts, { ref, reminderId }: DueRow): Promise<Verdict> {
  const inquiry = (await parts.log.read(ref))?.inquiry;
  const pending = inquiry?.pending[reminderId];
  if (inquiry === undefined || pending === undefined) return { is: 'gone' };
  const now = parts.clock.now();
  if (pending.what === 'refresh') return { is: 'redraw', inquiry, pending };
  if (pending.then !== undefined) return { is: 'answered', pending };
  const settled = (outcome: Outcome): Verdict => ({ is: 'settled', pending, outcome });
  if (!goesAtOnce(pending) && !mayDeliver(parts.calendar, now, pending.dueAt))
    return settled({ again: { ...pending, attemptAt: openOrNext(parts.calendar, now) } });
  if (isOvertaken(inquiry, pending, now, parts.calendar) || isMisdirected(inquiry, pending))
    return settled({ act: 'superseded' });

  const { view } = await parts.contexts(inquiry, now);
  const found = resolve(inquiry, pending, view.directory, now);
  const instead = 'insteadOf' in found ? { insteadOf: found.insteadOf } : {};
  const sent = (to: Sending['to']): Verdict => ({ is: 'sent', inquiry, pending, to, ...instead, view });
  const toPerson = async (person: Person): Promise<Verdict> => {
    const at = await digestAt(parts.budget, inquiry, pending, person, now, parts.calendar);
    return at === undefined ? sent(person) : settled({ again: { ...pending, attemptAt: at } });
  };
  switch (found.kind) {
    case 'nobody':
      return settled({ act: 'undeliverable', to: pending.to });
    case 'group': {
      const [only, ...others] = found.people;
      if (only === undefined) return settled({ act: 'undeliverable', to: pending.to });
      return others.length > 0 ? settled({ members: found.people, ...instead }) : toPerson(only);
    }
    case 'person':
      return mayNotHear(inquiry, pending, found.person, view) ? settled({ act: 'superseded' }) : toPerson(found.person);
    case 'mailbox':
    case 'writer':
      return sent(found.kind);
  }
}

/** Who asked where it stands may have lost the right to hear it meanwhile: the member has another plan now. */
function mayNotHear(inquiry: Inquiry, pending: Pending, person: Person, view: ViewContext): boolean {
  return pending.what === 'statusAnswer' && mayBeTold(actorOf(person, view.directory, view.now), inquiry) === 'nothing';
}

/** Whom a request reached that was not for them is not reminded of it; the owner, who is, asks anew. */
function isMisdirected({ request }: Inquiry, { to, clock }: Pending): boolean {
  return request?.linksEnded === true && clock !== '' && (to === 'mco' || to === 'mcoBackup');
}

/** Overdue moments of one duty collapse into the latest, also when that has just gone out. */
function isOvertaken(inquiry: Inquiry, pending: Pending, now: DateTime, calendar: Calendar): boolean {
  if (pending.clock === '') return false;
  const moments = runningClocks(inquiry, calendar).flatMap((clock) => clock.moments);
  return [...moments, ...Object.values(inquiry.pending)].some(
    ({ clock, to, dueAt }) => clock === pending.clock && to === pending.to && dueAt > pending.dueAt && dueAt <= now,
  );
}
