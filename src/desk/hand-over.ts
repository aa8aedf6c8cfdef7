import { contextsFor, type Contexts } from './contexts';
import { restButton } from './cover';
import { actorOf } from '../people/actor';
import { isPresent } from '../people/cover';
import type { DeskParts } from './parts';
import { currentView } from './current-view';
import { text, type Press } from './press-data';
import { inquiryNotThere } from './status';
import { keyHash } from '../log/keys';
import type { Person } from '../people/people';
import { handOver as decideHandOver } from '../procedure/acts';
import { commitDecision } from '../reminders/commit-decision';
import type { CardView } from '../views/card-view';
import { handOverView, noteView } from '../views/desk-views';
import { nameOf } from '../views/view-context';

/** Hands an inquiry over to somebody of the same role; the new owner is told. */
export async function handOver(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const ref = text(p.data, 'ref').toUpperCase();
  const nonce = text(p.data, 'nonce');
  const result = await commitDecision<readonly string[]>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    async (stored, now) => {
      const { procedure, directory } = await contextsFor(parts, stored.inquiry, now);
      const owner = stored.inquiry.owner === undefined ? undefined : directory.byId(stored.inquiry.owner);
      const decided = decideHandOver(
        stored.inquiry,
        actorOf(person, directory, now),
        {
          to: text(p.data, 'person'),
          reason: text(p.data, 'reason'),
          ownerIsAway: owner !== undefined && !isPresent(owner, now),
        },
        procedure,
      );
      if (decided.outcome === 'refused') return { outcome: 'refused', why: decided.errors };
      return {
        ...decided,
        marks: [keyHash(p.conversationId, p.activityId), keyHash('nonce', nonce, String(stored.inquiry.turn))],
      };
    },
  );
  parts.wake();
  if (result.outcome === 'unknown') return inquiryNotThere(ref);
  const contexts = await contextsFor(parts, result.inquiry, parts.clock.now());
  switch (result.outcome) {
    case 'refused':
      return handOverView(result.inquiry, nonce, result.why, contexts.view);
    case 'done':
      return currentView(result.inquiry, person, keyHash(ref, p.activityId), contexts, {
        headline: `${ref}: already done.`,
      });
    case 'committed':
      return noteView(
        `${ref}: handed over to ${nameOf(contexts.view, result.inquiry.owner)}.`,
        ['They have been told.'],
        leftWith(result.inquiry.movedFrom, contexts),
      );
  }
}

/** Whoever hands over one of an absent owner goes on with the next. */
function leftWith(id: string | undefined, { directory, view }: Contexts): CardView['buttons'] {
  const owner = id === undefined ? undefined : directory.byId(id);
  return owner === undefined || isPresent(owner, view.now) ? [] : [restButton(owner)];
}
