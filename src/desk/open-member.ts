import { contextsFor } from './contexts';
import { currentView, notYours } from './current-view';
import { messageOf } from './message-of';
import type { DeskParts } from './parts';
import { text, type Press } from './press-data';
import { inquiryNotThere } from './status';
import type { Inquiry, SharedMail } from '../inquiry/inquiry';
import { openFromMail } from '../intake/open-from-mail';
import { readAgain } from '../intake/read-again';
import { keyHash } from '../log/keys';
import { actorOf } from '../people/actor';
import type { Person } from '../people/people';
import { actsAs } from '../procedure/rights';
import { commitDecision } from '../reminders/commit-decision';
import { lookButton } from '../views/act-buttons';
import type { CardView } from '../views/card-view';
import { noteView } from '../views/desk-views';

/**
 * A mail about several members opened one inquiry; a person confirms the split, and another member gets one of their own, with
 * the time at which the mail came. Its key is the mail's and the member's number: a second press opens nothing new.
 */
export async function openMember(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const ref = text(p.data, 'ref').toUpperCase();
  const first = (await parts.log.read(ref))?.inquiry;
  if (first === undefined) return inquiryNotThere(ref);
  const contexts = await contextsFor(parts, first, parts.clock.now());
  if (!actsAs(actorOf(person, contexts.directory, contexts.view.now), first).includes('owner'))
    return notYours(first, person);
  const { sharedMail } = first;
  const member = Number(text(p.data, 'member'));
  if (sharedMail?.member !== 1 || !Number.isInteger(member) || member < 2 || member > sharedMail.members)
    return currentView(first, person, keyHash(ref, p.activityId), contexts);
  const before = sharedMail.refs[member];
  if (before !== undefined) return openedNote(parts, before, 'already opened.');
  const opened = await openFor(parts, first, sharedMail, member);
  if (typeof opened !== 'string') return opened;
  await noteMember(parts, ref, member, opened, person.id);
  return openedNote(parts, opened, `opened for member ${String(member)} of the mail of ${ref}.`);
}

async function openFor(
  parts: DeskParts,
  first: Inquiry,
  { key, members }: SharedMail,
  member: number,
): Promise<string | CardView> {
  const entry = await parts.ledger.byKey(key);
  const message = entry === undefined ? undefined : await messageOf(parts, entry);
  if (message === 'down')
    return noteView('The mailbox does not answer now.', ['Nothing was done. Try again in a few minutes.']);
  const draft = message === undefined ? undefined : (await readAgain(parts, message))?.[member - 1];
  if (entry === undefined || message === undefined || draft === undefined)
    return noteView(`${first.ref}: the mail cannot be read any more.`, [
      'Nothing was opened. Write new to open an inquiry for the other member.',
    ]);
  const shared = { key, member, members, refs: { 1: first.ref } };
  return openFromMail(parts, entry, draft, message, { shared });
}

/** The first one's inquiry knows the other's from now on; the person who confirmed stands in its log. */
async function noteMember(parts: DeskParts, ref: string, member: number, opened: string, by: string): Promise<void> {
  await commitDecision<never>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    ({ inquiry }, now) =>
      Promise.resolve({
        outcome: 'decided' as const,
        inquiry: withMember(inquiry, member, opened),
        lines: [
          {
            step: inquiry.step,
            act: 'memberOpened',
            actor: by,
            happenedAt: now,
            recordedAt: now,
            facts: { as: opened },
            words: {},
          },
        ],
        notices: [],
        marks: [keyHash('member', ref, String(member))],
      }),
  );
  parts.wake();
}

function withMember(inquiry: Inquiry, member: number, opened: string): Inquiry {
  const { sharedMail } = inquiry;
  if (sharedMail === undefined) return inquiry;
  return { ...inquiry, sharedMail: { ...sharedMail, refs: { ...sharedMail.refs, [member]: opened } } };
}

function openedNote(parts: DeskParts, ref: string, what: string): CardView {
  return noteView(
    `${ref}: ${what}`,
    ['The Member Liaisons have the card.'],
    [lookButton('Open inquiry', 'open', ref, parts.newId())],
  );
}
