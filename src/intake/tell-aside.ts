import { isOpen } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import type { Clock, SystemTime } from '../clock/clock';
import { inWords } from '../clock/words';
import { keyHash } from '../log/keys';
import { hereFor } from '../people/cover';
import type { People } from '../people/people';
import { deliver, type DeliveryParts } from '../reminders/deliver';
import { view } from '../views/empty-view';
import { asideReasons } from './draft';
import type { Ledger, LedgerEntry } from './ledger';

export type TellAsideParts = DeliveryParts & {
  readonly ledger: Ledger;
  readonly people: People;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly systemTime: SystemTime;
};

/** Longer than all of its sends with their timeouts; then another instance may tell. */
const tellingMs = 300_000;

/** Card 7: tells the Unit Lead of mail that was set aside, until one send has got through. In open hours only. */
export async function tellAside(parts: TellAsideParts): Promise<void> {
  const now = parts.clock.now();
  if (!isOpen(parts.calendar, now)) return;
  for await (const entry of parts.ledger.aside()) {
    const machineNow = parts.systemTime.now();
    if (entry.told || !(await parts.ledger.mayTell(entry, machineNow, machineNow + tellingMs))) continue;
    const leads = hereFor(await parts.people.directory(), 'unitLead', now);
    let reached = false;
    for (const lead of leads) {
      const parcel = {
        view: asideView(entry),
        mark: keyHash('aside', entry.key, lead.id),
        look: true,
        keep: () => Promise.resolve(true),
      };
      const delivery = await deliver(parts, lead, parcel);
      reached ||= delivery.outcome === 'sent';
    }
    if (reached) await parts.ledger.told(entry);
  }
}

function asideView(entry: LedgerEntry) {
  return view('note', 'A mail was set aside. Please look at it.', {
    lines: [
      `Received ${inWords(entry.receivedAt)}. ${entry.reason === undefined ? '' : asideReasons[entry.reason]}`,
      'It waits in the Member Escalations mailbox. You can open it as an inquiry with its original time.',
    ],
    buttons: [
      { label: 'Open as inquiry', verb: 'openAside', data: { key: entry.key }, style: 'positive', withoutInputs: true },
      { label: 'All that is set aside', verb: 'say', data: { text: 'aside' }, style: 'default', withoutInputs: true },
    ],
  });
}
