import type { CardCopy } from '../log/card-copy';
import { commitDecision } from '../reminders/commit-decision';
import type { DueParts } from '../reminders/due-parts';
import { enclosedView, envelopeView } from '../reminders/enclosed-views';
import { TeamsGone, TeamsRefused, TeamsUnreachable } from '../reminders/teams';
import type { Person } from '../people/people';
import type { CardView } from '../views/card-view';
import { contextsFor } from './contexts';
import type { DeskParts } from './parts';
import { text, type Press } from './press-data';

export type BringParts = DeskParts & Pick<DueParts, 'outbox' | 'teams' | 'conversations' | 'draw'>;

/** What a list is called: anything else is no list of ours, and no key of a table. */
const envelopeId = /^[\w-]{1,64}$/;

/**
 * Brings one reminder of a list as a card of its own, under the list: it is answered there, and the list stays as it is. It is
 * the card that would have come alone, so it holds no member data.
 * @returns the list as things stand; undefined when the card could not be brought, and is to be shown in its place.
 */
export async function bring(parts: BringParts, person: Person, p: Press): Promise<CardView | undefined> {
  const ref = text(p.data, 'ref').toUpperCase();
  const { entraId } = person;
  // Everybody has their own: another person's list is not found.
  const named = text(p.data, 'envelope');
  const envelope = envelopeId.test(named) ? await parts.outbox.read(person.id, named) : undefined;
  const enclosed = envelope?.enclosed[Number(p.data['at'])];
  const conversation = entraId === undefined ? undefined : await parts.conversations.of(entraId);
  if (envelope === undefined || enclosed?.ref !== ref || conversation === undefined) return undefined;
  const looking = { ...parts, contexts: contextsOf(parts) };
  const shown = await enclosedView(looking, enclosed, person);
  if (shown.isOver) return envelopeView(looking, envelope, person);
  const nonce = parts.newId();
  try {
    const activityId = await parts.teams.send(conversation, parts.draw.card(shown.view), shown.view.headline);
    const { conversationId } = conversation;
    await keepCopy(
      parts,
      { reminderId: nonce, person: person.id, conversationId, activityId, turn: enclosed.turn },
      ref,
    );
  } catch (fault) {
    if (fault instanceof TeamsGone || fault instanceof TeamsRefused || fault instanceof TeamsUnreachable)
      return undefined;
    throw fault;
  }
  return envelopeView(looking, envelope, person);
}

function contextsOf(parts: DeskParts): DueParts['contexts'] {
  return (inquiry, now) => contextsFor(parts, inquiry, now);
}

/** So that it says so when the inquiry has moved on. */
async function keepCopy(parts: DeskParts, copy: CardCopy, ref: string): Promise<void> {
  await commitDecision<never>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    ({ inquiry }) => Promise.resolve({ outcome: 'decided' as const, inquiry, lines: [], notices: [], copies: [copy] }),
  );
}
