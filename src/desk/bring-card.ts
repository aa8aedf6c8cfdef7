import type { CardCopy } from '../log/card-copy';
import { commitDecision } from '../reminders/commit-decision';
import type { DueParts } from '../reminders/due-parts';
import { TeamsGone, TeamsRefused, TeamsUnreachable } from '../reminders/teams';
import type { Person } from '../people/people';
import type { CardView } from '../views/card-view';
import type { DeskParts } from './parts';

export type BringParts = DeskParts & Pick<DueParts, 'outbox' | 'teams' | 'conversations' | 'draw'>;

/**
 * Posts a card of an inquiry into somebody's chat, under the list from which it was asked for. It is drawn anew when the
 * inquiry moves on.
 * @returns false when it could not be brought.
 */
export async function bringCard(
  parts: BringParts,
  { entraId, id }: Person,
  { ref, turn }: { readonly ref: string; readonly turn: number },
  shown: CardView,
): Promise<boolean> {
  const conversation = entraId === undefined ? undefined : await parts.conversations.of(entraId);
  if (conversation === undefined) return false;
  try {
    const activityId = await parts.teams.send(conversation, parts.draw.card(shown), shown.headline);
    const { conversationId } = conversation;
    await keepCopy(parts, { reminderId: parts.newId(), person: id, conversationId, activityId, turn }, ref);
    return true;
  } catch (fault) {
    if (fault instanceof TeamsGone || fault instanceof TeamsRefused || fault instanceof TeamsUnreachable) return false;
    throw fault;
  }
}

/** So that it says so when the inquiry has moved on. */
async function keepCopy(parts: DeskParts, copy: CardCopy, ref: string): Promise<void> {
  await commitDecision<never>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    ({ inquiry }) => Promise.resolve({ outcome: 'decided' as const, inquiry, lines: [], notices: [], copies: [copy] }),
  );
}
