import { isOpen } from '../clock/business-time';
import { inWords } from '../clock/words';
import { without } from '../inquiry/without';
import { keyHash, utc } from '../log/keys';
import { hereFor } from '../people/cover';
import { deliver } from '../reminders/deliver';
import type { CardView } from '../views/card-view';
import { view } from '../views/empty-view';
import type { Missed, Reconciliations } from './reconcile';
import type { TellAsideParts } from './tell-aside';
import type { Lease } from './walk';

export type TellMissedParts = Omit<TellAsideParts, 'ledger' | 'systemTime'> & {
  readonly reconciliations: Reconciliations;
  readonly reconcileLease: Lease;
};

/** Longer than the sends with their timeouts. */
const leaseMs = 300_000;

/** Tells the Unit Lead what a check of the mailbox found, until one send has got through. In open hours only. */
export async function tellMissed(parts: TellMissedParts): Promise<void> {
  const now = parts.clock.now();
  if (!isOpen(parts.calendar, now) || (await parts.reconciliations.last())?.untold === undefined) return;
  if (!(await parts.reconcileLease.take(leaseMs))) return;
  try {
    const found = await parts.reconciliations.last();
    const untold = found?.untold;
    if (found === undefined || untold === undefined) return;
    let reached = false;
    for (const lead of hereFor(await parts.people.directory(), 'unitLead', now)) {
      const parcel = {
        view: missedView(untold),
        mark: keyHash('missed', utc(untold.at), lead.id),
        look: true,
        keep: () => Promise.resolve(true),
      };
      reached ||= (await deliver(parts, lead, parcel)).outcome === 'sent';
    }
    if (reached) await parts.reconciliations.write(without(found, ['untold']));
  } finally {
    await parts.reconcileLease.release();
  }
}

/** Without a word of a mail. */
export function missedView({ at, missed, left }: Missed): CardView {
  const mails = (count: number): string => (count === 1 ? '1 mail' : `${String(count)} mails`);
  const headline =
    left > 0
      ? `${mails(left)} in the mailbox could not be taken in. Please look there.`
      : `${mails(missed)} had been missed in the mailbox, and ${missed === 1 ? 'is' : 'are'} taken in now.`;
  return view('note', headline, {
    lines: [
      `Every message in the mailbox is compared with the log. At ${inWords(at)}, ${mails(missed)} had not come to it.`,
      left > 0
        ? 'They are tried again every few minutes. If one is urgent, write “new” and enter it by hand.'
        : 'The clock of each counts from its receipt. Please tell whoever runs the service.',
    ],
  });
}
