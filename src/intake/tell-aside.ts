import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import type { Clock, SystemTime } from '../clock/clock';
import { keyHash, utc } from '../log/keys';
import { presentWith } from '../people/cover';
import type { People, Role } from '../people/people';
import { deliver, type DeliveryParts } from '../reminders/deliver';
import type { CardView } from '../views/card-view';
import { isManagersMoment, leadMoment, nextAsideMoment } from './aside-moments';
import { asideView, asideWaitsView } from './aside-views';
import type { Ledger, LedgerEntry } from './ledger';

export type TellAsideParts = DeliveryParts & {
  readonly ledger: Ledger;
  readonly people: People;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly systemTime: SystemTime;
};

/** Longer than all of its sends with their timeouts; then another instance may tell, or we try again. */
const tellingMs = 300_000;

type Due = { readonly entry: LedgerEntry; readonly at: DateTime };

/**
 * Card 7: tells the Unit Lead of each mail that was set aside, reminds them of all that wait after 30 business minutes and at
 * each opening until they are dealt with, and tells the Account Manager after a business day. In open hours only.
 */
export async function tellAside(parts: TellAsideParts): Promise<void> {
  const { calendar } = parts;
  const now = parts.clock.now();
  const fresh: Due[] = [];
  const waiting: Due[] = [];
  const late: Due[] = [];
  for await (const entry of parts.ledger.aside()) {
    const at = leadMoment(entry, now, calendar);
    if (at !== undefined) (entry.toldUpTo === undefined ? fresh : waiting).push({ entry, at });
    if (isManagersMoment(entry, now, calendar)) late.push({ entry, at: entry.asideAt ?? entry.receivedAt });
  }
  for (const due of fresh) await tell(parts, 'unitLead', [due], ([entry]) => entry && asideView(entry));
  await tell(parts, 'unitLead', waiting, (entries) => asideWaitsView(entries, 'unitLead'));
  await tell(parts, 'accountManager', late, (entries) => asideWaitsView(entries, 'accountManager'));
}

/** When somebody is to be told next after an instant, if anything waits. */
export async function nextTell(
  parts: Pick<TellAsideParts, 'ledger' | 'calendar'>,
  after: DateTime,
): Promise<DateTime | undefined> {
  let first: DateTime | undefined;
  for await (const entry of parts.ledger.aside()) {
    const next = nextAsideMoment(entry, after, parts.calendar);
    if (first === undefined || next < first) first = next;
  }
  return first;
}

/** One card to each of a role; what it tells of is told once it has reached one of them. */
async function tell(
  parts: TellAsideParts,
  role: Role & ('unitLead' | 'accountManager'),
  all: readonly Due[],
  viewOf: (entries: readonly LedgerEntry[]) => CardView | undefined,
): Promise<void> {
  const ours: Due[] = [];
  for (const due of all) {
    const machineNow = parts.systemTime.now();
    if (await parts.ledger.mayTell(due.entry, machineNow, machineNow + tellingMs)) ours.push(due);
  }
  const view = ours.length === 0 ? undefined : viewOf(ours.map(({ entry }) => entry));
  if (view === undefined) return;
  const what = ours.map(({ entry, at }) => `${entry.key} ${utc(at)}`);
  let reached = false;
  for (const person of presentWith(await parts.people.directory(), role, parts.clock.now())) {
    const parcel = {
      view,
      mark: keyHash('aside', ...what, person.id),
      look: true,
      keep: () => Promise.resolve(true),
    };
    const delivery = await deliver(parts, person, parcel);
    reached ||= delivery.outcome === 'sent';
  }
  if (!reached) return;
  for (const { entry, at } of ours) await parts.ledger.told(entry, role === 'unitLead' ? at : 'manager');
}
