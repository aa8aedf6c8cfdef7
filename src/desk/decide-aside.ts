import { alreadyDone, draftsOf, waitingEntry } from './aside';
import { messageOf } from './message-of';
import type { DeskParts } from './parts';
import { text } from './press-data';
import { inWords } from '../clock/words';
import { referenceIn } from '../inquiry/reference';
import { addAsideView, dismissAsideView } from '../intake/aside-views';
import { appendMail } from '../intake/append-mail';
import { dismissals, type Dismissal } from '../intake/dismissals';
import type { Draft } from '../intake/draft';
import type { LedgerEntry, Settlement } from '../intake/ledger';
import type { InboxMessage } from '../intake/mailbox';
import { noteConversation, openFromMail, sharedBy } from '../intake/open-from-mail';
import { showResult } from '../intake/show-result';
import type { Person } from '../people/people';
import { longestText } from '../procedure/validate-form';
import { lookButton } from '../views/act-buttons';
import { lowerFirst } from '../views/asks-words';
import type { CardView } from '../views/card-view';
import { noteView } from '../views/desk-views';

type Data = Readonly<Record<string, unknown>>;

/** Longer than an opening with its timeouts. A press that died with its process can be made anew at once, another after it. */
const decidingMs = 300_000;

/** Opens a mail that was set aside, with the original receipt time, from what the reader makes of it. */
export async function openAside(parts: DeskParts, person: Person, data: Data): Promise<CardView> {
  const entry = await waitingEntry(parts, person, data);
  if ('kind' in entry) return entry;
  const message = await messageOf(parts, entry);
  if (message === 'down') return mailboxDown;
  const drafts = message === undefined ? undefined : await draftsOf(parts, entry, message);
  if (!(await mayDecide(parts, entry, 'open'))) return decidedMeanwhile(parts, entry);
  const draft = drafts?.[0] ?? (await emptyDraft(parts, message));
  const ref = await openFromMail(parts, entry, draft, message ?? {}, sharedBy(entry, drafts ?? []));
  await settle(parts, entry, { state: 'opened', ref });
  return noteView(
    `${ref}: opened with its original time, ${inWords(entry.receivedAt)}.`,
    ['The Member Liaisons have the card.'],
    [lookButton('Open inquiry', 'open', ref, parts.newId())],
  );
}

/** Adds it to an inquiry, whose owner is told. */
export async function addAside(parts: DeskParts, person: Person, data: Data): Promise<CardView> {
  const entry = await waitingEntry(parts, person, data);
  if ('kind' in entry) return entry;
  const typed = text(data, 'reference').slice(0, longestText);
  const named = referenceIn(typed);
  const wrong = (message: string): CardView => addAsideView(entry, typed, [`Reference of the inquiry: ${message}`]);
  if (named === undefined || named !== typed.toUpperCase()) return wrong('enter one such as ME-260917-7K2QXM.');
  if ((await parts.log.read(named)) === undefined)
    return wrong(`there is no inquiry ${named}. Write find to look for it.`);
  const message = await messageOf(parts, entry);
  if (message === 'down') return mailboxDown;
  const drafts = message === undefined ? undefined : await draftsOf(parts, entry, message);
  if (!(await mayDecide(parts, entry, `add ${named}`))) return decidedMeanwhile(parts, entry);
  const ref = await appendMail(parts, named, drafts?.[0].issue ?? unread, entry, person.id, message?.from?.address);
  if (ref === undefined) return wrong(`there is no inquiry ${named}. Write find to look for it.`);
  await noteConversation(parts, ref, entry, message ?? {});
  await settle(parts, entry, { state: 'appended', ref });
  return noteView(
    `${ref}: the mail was added.`,
    ['Its owner is told.'],
    [lookButton('Open inquiry', 'open', ref, parts.newId())],
  );
}

/** A person says that it is no inquiry, and why. */
export async function dismissAside(parts: DeskParts, person: Person, data: Data): Promise<CardView> {
  const entry = await waitingEntry(parts, person, data);
  if ('kind' in entry) return entry;
  const why = text(data, 'dismissal');
  const note = text(data, 'note').slice(0, longestText);
  const errors = [
    ...(isDismissal(why) ? [] : ['Why is it not an inquiry?: choose a reason.']),
    ...(why === 'OTHER' && note === '' ? ['In your words: say which reason.'] : []),
  ];
  if (!isDismissal(why) || errors.length > 0) return dismissAsideView(entry, { why, note }, errors);
  if (!(await mayDecide(parts, entry, 'dismiss'))) return decidedMeanwhile(parts, entry);
  const at = parts.clock.now();
  await settle(parts, entry, {
    state: 'dismissed',
    by: person.id,
    at,
    reason: why,
    ...(note !== '' && { note }),
  });
  return noteView('The mail is not an inquiry: recorded.', [
    `Reason: ${lowerFirst(dismissals[why])}. It stays in the mailbox.`,
  ]);
}

const unread = 'The mail could not be read here. Please read it in the Member Escalations mailbox.';

const mailboxDown = noteView('The mailbox does not answer now.', [
  'Nothing was done. Try again in a few minutes; the mail still waits.',
]);

function mayDecide(parts: DeskParts, entry: LedgerEntry, way: string): Promise<boolean> {
  const now = parts.systemTime.now();
  return parts.ledger.mayDecide(entry, way, now, now + decidingMs);
}

async function decidedMeanwhile(parts: DeskParts, entry: LedgerEntry): Promise<CardView> {
  const there = await parts.ledger.byKey(entry.key);
  return there === undefined || there.state === 'aside'
    ? noteView('Somebody else deals with this mail just now.', ['Write aside to see whether it still waits.'])
    : alreadyDone(parts, there);
}

async function settle(parts: DeskParts, entry: LedgerEntry, as: Settlement): Promise<void> {
  await parts.ledger.settle(entry, as);
  const done = await parts.ledger.byKey(entry.key);
  if (done !== undefined) await showResult(parts, entry.messageId, done);
}

/** Of a mail that nobody but a person can read. */
async function emptyDraft(parts: DeskParts, message: InboxMessage | undefined): Promise<Draft> {
  const directory = await parts.people.directory();
  const sender = message?.from === undefined ? undefined : directory.byMail(message.from.address);
  return {
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
    isFollowUp: false,
  };
}

function isDismissal(text: string): text is Dismissal {
  return Object.hasOwn(dismissals, text);
}
