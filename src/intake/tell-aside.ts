import { inWords } from '../clock/words';
import { tellOnce, type TellParts } from '../reminders/tell-once';
import type { CardView } from '../views/card-view';
import { view } from '../views/empty-view';
import { allAside } from '../views/set-aside-view';
import { asideReasons } from './draft';
import type { Ledger, LedgerEntry } from './ledger';

export type TellAsideParts = TellParts & { readonly ledger: Ledger };

/** Card 7: tells the Unit Lead of mail that was set aside. */
export async function tellAside(parts: TellAsideParts): Promise<void> {
  const { ledger } = parts;
  await tellOnce(parts, {
    untold: untold(ledger),
    mayTell: (entry, now, until) => ledger.mayTell(entry, now, until),
    told: (entry) => ledger.told(entry),
    idOf: ({ key }) => key,
    card: asideView,
    cardOfMany: (count) =>
      view('note', `${String(count)} mails were set aside. Please look at them.`, {
        lines: ['They wait in the Member Escalations mailbox. You can open each as an inquiry with its original time.'],
        buttons: [allAside],
      }),
  });
}

async function* untold(ledger: Ledger): AsyncIterable<LedgerEntry> {
  for await (const entry of ledger.aside()) if (!entry.told) yield entry;
}

function asideView(entry: LedgerEntry): CardView {
  return view('note', 'A mail was set aside. Please look at it.', {
    lines: [
      `Received ${inWords(entry.receivedAt)}. ${entry.reason === undefined ? '' : asideReasons[entry.reason]}`,
      'It waits in the Member Escalations mailbox. You can open it as an inquiry with its original time.',
    ],
    buttons: [
      { label: 'Open as inquiry', verb: 'openAside', data: { key: entry.key }, style: 'positive', withoutInputs: true },
      allAside,
    ],
  });
}
