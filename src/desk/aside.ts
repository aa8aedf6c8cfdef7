import type { DeskParts } from './parts';
import { text } from './press-data';
import { addAsideView, asideListView, dismissAsideView, openedAsideView, type AsideMail } from '../intake/aside-views';
import type { AsideReason, Draft } from '../intake/draft';
import type { LedgerEntry } from '../intake/ledger';
import { MailboxRefused, MailboxUnreachable, type InboxMessage } from '../intake/mailbox';
import { readAgain } from '../intake/read-again';
import { hereFor } from '../people/cover';
import type { Person } from '../people/people';
import { lookButton } from '../views/act-buttons';
import type { CardView } from '../views/card-view';
import { helpView, noteView } from '../views/desk-views';
import { setAsideItem } from '../views/set-aside-view';

/** What is set aside waits for the Unit Lead, or for who stands in. */
export async function attendsToAside(parts: Pick<DeskParts, 'people' | 'clock'>, person: Person): Promise<boolean> {
  if (person.roles.includes('unitLead')) return true;
  return hereFor(await parts.people.directory(), 'unitLead', parts.clock.now()).some(({ id }) => id === person.id);
}

/** `aside`: what was set aside and waits for the Unit Lead. Nothing of a mail or an inquiry itself is shown here. */
export async function asideList(parts: DeskParts, person: Person): Promise<CardView> {
  if (!(await attendsToAside(parts, person))) return helpView(person);
  await parts.access.write({ at: parts.clock.now(), person: person.id, action: 'list' });
  const entries: LedgerEntry[] = [];
  for await (const entry of parts.ledger.aside()) entries.push(entry);
  const directory = await parts.people.directory();
  const inquiries = (await parts.log.allSetAside()).map((thing) => setAsideItem(thing, { directory }));
  return asideListView(entries, inquiries);
}

/** Opens a mail that was set aside, to be looked at, or one of its forms. The look is written down before anything is read. */
export async function lookAside(
  parts: DeskParts,
  person: Person,
  data: Readonly<Record<string, unknown>>,
): Promise<CardView> {
  const entry = await waitingEntry(parts, person, data);
  if ('kind' in entry) return entry;
  switch (text(data, 'form')) {
    case 'add':
      return addAsideView(entry, '', []);
    case 'dismiss':
      return dismissAsideView(entry, {}, []);
    default:
      await parts.access.write({ at: parts.clock.now(), person: person.id, action: 'view', mail: entry.key });
      return openedAsideView(entry, await shown(parts, entry));
  }
}

/** The mail that a card names, while it waits; else what to say instead. */
export async function waitingEntry(
  parts: DeskParts,
  person: Person,
  data: Readonly<Record<string, unknown>>,
): Promise<LedgerEntry | CardView> {
  const entry = await parts.ledger.byKey(text(data, 'key'));
  // The Account Manager has been asked to deal with it, since it waited too long.
  const isAsked = entry?.managerTold === true && person.roles.includes('accountManager');
  if (!isAsked && !(await attendsToAside(parts, person))) return helpView(person);
  if (entry === undefined)
    return noteView('This mail is not in the ledger.', ['Write aside to see what is set aside.']);
  return entry.state === 'aside' ? entry : alreadyDone(parts, entry);
}

/** Card 31 for a mail: what became of it. */
export function alreadyDone(parts: Pick<DeskParts, 'newId'>, entry: LedgerEntry): CardView {
  const { ref } = entry;
  return noteView(
    `Already done: ${ref ?? (entry.state === 'dismissed' ? 'not an inquiry' : entry.state)}.`,
    [],
    ref === undefined ? [] : [lookButton('Open inquiry', 'open', ref, parts.newId())],
  );
}

/** What can be shown of it. */
async function shown(parts: DeskParts, entry: LedgerEntry): Promise<AsideMail> {
  try {
    const message = await parts.mailbox.read(entry.messageId);
    if (message === undefined) return {};
    const drafts = await draftsOf(parts, entry, message);
    return { message, ...(drafts !== undefined && { text: drafts[0].issue }) };
  } catch (fault) {
    if (fault instanceof MailboxUnreachable) return { isDown: true };
    if (fault instanceof MailboxRefused) return {};
    throw fault;
  }
}

/** Set aside because the reader can make nothing of it. */
const unreadable: readonly (AsideReason | undefined)[] = ['ENCRYPTED', 'TNEF', 'UNREADABLE', 'TOO_SLOW', 'TOO_LARGE'];

/** What the reader makes of a mail that was set aside; undefined when that is nothing. */
export async function draftsOf(
  parts: DeskParts,
  entry: LedgerEntry,
  message: InboxMessage,
): Promise<readonly [Draft, ...Draft[]] | undefined> {
  return unreadable.includes(entry.reason) ? undefined : readAgain(parts, message);
}
