import type { DeskParts } from './parts';
import { text } from './press-data';
import { inWords } from '../clock/words';
import { asideReasons, type Draft } from '../intake/draft';
import { openFromMail } from '../intake/open-from-mail';
import { leadsNow } from '../people/cover';
import type { Person } from '../people/people';
import type { CardView } from '../views/card-view';
import { helpView, noteView } from '../views/desk-views';
import { lookButton } from '../views/act-buttons';
import { view } from '../views/empty-view';
import { setAsideItem } from '../views/set-aside-view';

/** What is set aside waits for the Unit Lead, or for who stands in. */
export async function attendsToAside(parts: DeskParts, person: Person): Promise<boolean> {
  const leads = leadsNow(await parts.people.directory(), parts.clock.now());
  return person.roles.includes('unitLead') || leads.some(({ id }) => id === person.id);
}

/** `aside`: what was set aside and waits for the Unit Lead. Nothing of a mail or an inquiry itself is shown here. */
export async function asideList(parts: DeskParts, person: Person): Promise<CardView> {
  if (!(await attendsToAside(parts, person))) return helpView(person);
  const items: CardView['items'][number][] = [];
  for await (const entry of parts.ledger.aside()) {
    items.push({
      title: `Received ${inWords(entry.receivedAt)}`,
      detail: entry.reason === undefined ? '' : asideReasons[entry.reason],
      button: {
        label: 'Open as inquiry',
        verb: 'openAside',
        data: { key: entry.key },
        style: 'default',
        withoutInputs: true,
      },
    });
  }
  const mails = items.length;
  const directory = await parts.people.directory();
  for (const thing of await parts.log.allSetAside()) items.push(setAsideItem(thing, { directory }));
  const others = items.length - mails;
  const headline = `Mail set aside: ${String(mails)}.${others === 0 ? '' : ` Inquiries: ${String(others)}.`}`;
  return view('list', headline, {
    items,
    lines: items.length === 0 ? ['Nothing is set aside.'] : [],
  });
}

/** Opens a mail that was set aside, with the original receipt time. Its text stays in the mailbox. */
export async function openAside(
  parts: DeskParts,
  person: Person,
  data: Readonly<Record<string, unknown>>,
): Promise<CardView> {
  if (!(await attendsToAside(parts, person))) return helpView(person);
  const entry = await parts.ledger.byKey(text(data, 'key'));
  if (entry === undefined)
    return noteView('This mail is not in the ledger.', ['Write aside to see what is set aside.']);
  if (entry.state !== 'aside')
    return noteView(
      `Already done: ${entry.ref ?? entry.state}.`,
      [],
      entry.ref === undefined ? [] : [lookButton('Open inquiry', 'open', entry.ref, parts.newId())],
    );
  const message = await parts.mailbox.read(entry.messageId);
  const directory = await parts.people.directory();
  const sender = message?.from === undefined ? undefined : directory.byMail(message.from.address);
  const draft: Draft = {
    originatorType: sender?.originatorType ?? 'OTHER',
    ...(message?.from !== undefined && {
      originatorContact: {
        value: `${message.from.name}, ${message.from.address}`,
        words: message.from.address,
        check: true,
      },
    }),
    issue: 'The mail could not be read here. Please read it in the Member Escalations mailbox and enter the issue.',
    suggestedTier: 'escalated',
    suggestedReason: 'the mail could not be read, so no rule has judged it: please decide',
  };
  const ref = await openFromMail(parts, entry, draft, message ?? {});
  await parts.ledger.settle(entry, 'opened', { ref });
  return noteView(
    `${ref}: opened with its original time, ${inWords(entry.receivedAt)}.`,
    ['The Member Liaisons have the card.'],
    [lookButton('Open inquiry', 'open', ref, parts.newId())],
  );
}
