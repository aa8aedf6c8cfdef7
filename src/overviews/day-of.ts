import { InquiryUnreadable } from '../log/inquiry-row';
import type { InquiryLog } from '../log/inquiry-log';
import type { OpenSummary } from '../log/open-summary';
import type { Ledger } from '../intake/ledger';
import { coverFor, hereFor } from '../people/cover';
import type { Person } from '../people/people';
import type { Day } from '../views/day-view';
import type { ViewContext } from '../views/view-context';
import { dayKind } from './day-kind';

/** Where a day's work is looked up. */
export type DayParts = {
  readonly log: Pick<InquiryLog, 'read' | 'openInquiries' | 'allSetAside'>;
  readonly ledger: Pick<Ledger, 'aside'>;
};

/**
 * What there is to do today for one person, with what is theirs because others are away.
 * @param open every open inquiry.
 * @throws StoreUnreachable, OutsideCalendar
 */
export async function dayOf(
  parts: DayParts,
  person: Person,
  open: readonly OpenSummary[],
  context: ViewContext,
): Promise<Day> {
  const entries: Day['entries'][number][] = [];
  for (const summary of open) {
    if (keeperOf(summary, context)?.id !== person.id) continue;
    const kind = await kindOf(parts, summary, context);
    if (kind !== undefined) entries.push({ summary, kind });
  }
  const leads = hereFor(context.directory, 'unitLead', context.now);
  if (!leads.some(({ id }) => id === person.id)) return { entries };
  const untaken = open.filter(({ owner }) => owner === undefined).length;
  return { entries, queue: { untaken, aside: await howManyAside(parts) } };
}

/** Whether there is more to say than the reminders that an opening brings of whatever is overdue, together. */
export function isWorthTelling({ entries, queue }: Day): boolean {
  const waits = queue === undefined ? 0 : queue.untaken + queue.aside;
  return waits > 0 || entries.some(({ kind }) => kind !== 'overdue');
}

/** Its owner, or who stands in; of an owner who has left the directory, the Unit Lead. */
function keeperOf({ owner }: OpenSummary, { directory, now }: ViewContext): Person | undefined {
  if (owner === undefined) return undefined;
  const person = directory.byId(owner);
  return person === undefined ? hereFor(directory, 'unitLead', now)[0] : coverFor(directory, person, now);
}

async function kindOf(parts: DayParts, { ref }: OpenSummary, { calendar, now }: ViewContext) {
  try {
    const inquiry = (await parts.log.read(ref))?.inquiry;
    return inquiry === undefined ? undefined : dayKind(inquiry, calendar, now);
  } catch (fault) {
    // One that cannot be read is set aside, and counted there.
    if (fault instanceof InquiryUnreadable) return undefined;
    throw fault;
  }
}

async function howManyAside({ ledger, log }: DayParts): Promise<number> {
  let mails = 0;
  for await (const _ of ledger.aside()) mails += 1;
  return mails + (await log.allSetAside()).length;
}
