import type { Inquiry, Pending } from '../inquiry/inquiry';
import type { CardCopy } from '../log/card-copy';
import type { Person } from '../people/people';
import type { ViewContext } from '../views/view-context';
import { commitDecision } from './commit-decision';
import type { DueParts } from './due-parts';
import { envelopeView } from './enclosed-views';
import { movedOnView } from './moved-on-view';
import { nextTry } from './retry';
import { TeamsGone, TeamsRefused, TeamsUnreachable } from './teams';

/** A transaction holds a hundred rows: so many copies are dropped in one. */
const atOnce = 40;

type Drawn = {
  /** `turn` of what was drawn. */
  readonly turn: number;
  readonly copies: readonly CardCopy[];
  /** Teams did not answer: the rest is for later. */
  readonly stopped?: TeamsUnreachable;
};

/** Draws how things stand into the cards out there that show an earlier turn; their last state, so they are dropped. */
export async function redrawCopies(parts: DueParts, inquiry: Inquiry, pending: Pending): Promise<void> {
  let current: Inquiry | undefined = inquiry;
  // When the inquiry has moved on meanwhile, or another old card has gone out, it starts over.
  while (current !== undefined) {
    const drawn = await drawStale(parts, current);
    if (await isSettled(parts, current.ref, pending, drawn)) return;
    current = (await parts.log.read(inquiry.ref))?.inquiry;
  }
}

async function drawStale(parts: DueParts, inquiry: Inquiry): Promise<Drawn> {
  const { view: context } = await parts.contexts(inquiry, parts.clock.now());
  const stale = (await parts.log.copies(inquiry.ref)).filter((copy) => copy.turn !== inquiry.turn);
  const { turn } = inquiry;
  const copies: CardCopy[] = [];
  for (const copy of stale.slice(0, atOnce)) {
    try {
      await draw(parts, inquiry, copy, context);
    } catch (fault) {
      if (fault instanceof TeamsUnreachable) return { turn, copies, stopped: fault };
      // A card that is gone needs no drawing.
      if (!(fault instanceof TeamsGone) && !(fault instanceof TeamsRefused)) throw fault;
    }
    copies.push(copy);
  }
  return { turn, copies };
}

async function draw(parts: DueParts, inquiry: Inquiry, copy: CardCopy, context: ViewContext): Promise<void> {
  const person: Person | undefined = context.directory.byId(copy.person);
  const conversation = person?.entraId === undefined ? undefined : await parts.conversations.of(person.entraId);
  if (conversation?.conversationId !== copy.conversationId) return;
  const envelope = copy.envelope === undefined ? undefined : await parts.outbox.read(copy.person, copy.envelope);
  const shown =
    envelope === undefined || person === undefined
      ? movedOnView(inquiry, copy, person?.roles.includes('mcoContact') === true, context)
      : await envelopeView(parts, envelope, person);
  await parts.teams.edit(conversation, copy.activityId, parts.draw.card(shown), shown.headline);
}

/** Drops what was drawn. False: it shows no longer what is, or there are others still; the work item stays. */
async function isSettled(parts: DueParts, ref: string, pending: Pending, drawn: Drawn): Promise<boolean> {
  const result = await commitDecision<'movedOn'>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    async ({ inquiry }, now) => {
      if (inquiry.turn !== drawn.turn) return { outcome: 'refused', why: 'movedOn' };
      // Copies change with the inquiry's row alone, so what is read here holds when this is committed.
      const there = await parts.log.copies(ref);
      const drawnCopies = drawn.copies.filter((copy) => there.some((other) => isSame(copy, other)));
      const left = there.filter(
        (copy) => copy.turn !== inquiry.turn && !drawn.copies.some((other) => isSame(copy, other)),
      );
      const { stopped } = drawn;
      const afterMs = stopped?.retryAfterMs;
      const next =
        stopped &&
        nextTry({ attempts: pending.attempts, ...(afterMs !== undefined && { afterMs }) }, now, parts.newId());
      return {
        outcome: 'decided' as const,
        inquiry,
        lines: [],
        notices: [],
        drawnCopies,
        settled: left.length === 0 || stopped !== undefined ? [pending.id] : [],
        // Given up at last, they wait for the next refresh of this inquiry: a press on one of them is answered rightly.
        ...(left.length > 0 && next !== undefined && { waiting: [{ ...pending, ...next }] }),
      };
    },
  );
  if (result.outcome === 'refused') return false;
  return result.outcome !== 'committed' || result.planned.settled?.includes(pending.id) === true;
}

function isSame(a: CardCopy, b: CardCopy): boolean {
  return a.reminderId === b.reminderId && a.activityId === b.activityId && a.turn === b.turn;
}
