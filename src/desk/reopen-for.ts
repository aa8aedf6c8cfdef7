import { contextsFor } from './contexts';
import { currentView, notYours } from './current-view';
import type { DeskParts } from './parts';
import { pressAnswer, refusedView } from './press-answer';
import { text, type Press } from './press-data';
import { inquiryNotThere } from './status';
import { referenceIn } from '../inquiry/reference';
import type { Inquiry } from '../inquiry/inquiry';
import { keyHash } from '../log/keys';
import { actorOf } from '../people/actor';
import type { Person } from '../people/people';
import { answer, type Refusal } from '../procedure/answer';
import { actsAs } from '../procedure/rights';
import { longestText } from '../procedure/validate-form';
import { commitDecision } from '../reminders/commit-decision';
import type { CardView } from '../views/card-view';
import { reopenView } from '../views/desk-views';

/** Card 5: asks why the closed inquiry goes on, to which the new one then belongs. */
export async function reopenForm(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const both = await bothOf(parts, person, p);
  return 'kind' in both ? both : reopenView(both.fresh, both.other.ref, text(p.data, 'nonce'), '', []);
}

/**
 * Reopens the closed inquiry, and adds the new one to it. Each of the two is done once: a press that died between them goes on
 * where it ended.
 */
export async function reopenFor(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const both = await bothOf(parts, person, p);
  if ('kind' in both) return both;
  const { fresh, other } = both;
  const reason = text(p.data, 'reason').slice(0, longestText);
  const nonce = text(p.data, 'nonce');
  if (reason === '')
    return reopenView(fresh, other.ref, nonce, reason, ['Why does it go on?: say why in a few words.']);
  const refused = await reopen(parts, person, fresh.ref, other, reason);
  if (refused !== undefined) return refused;
  const data = {
    ref: fresh.ref,
    row: '1.intake',
    button: 'appended',
    turn: fresh.turn,
    nonce,
    reference: other.ref,
    reason,
  };
  const closed = await pressAnswer(parts, person, { ...p, data });
  const stored = await parts.log.read(other.ref);
  if (stored?.inquiry.owner !== person.id) return closed;
  await parts.access.write({ at: parts.clock.now(), person: person.id, action: 'view', ref: other.ref });
  const contexts = await contextsFor(parts, stored.inquiry, parts.clock.now());
  return currentView(stored.inquiry, person, keyHash(other.ref, p.activityId), contexts, {
    headline: `${other.ref}: reopened. ${fresh.ref} was added to it.`,
  });
}

/** The new inquiry that the person has at its intake, and the other that it suggests; else what to say instead. */
async function bothOf(
  parts: DeskParts,
  person: Person,
  p: Press,
): Promise<{ readonly fresh: Inquiry; readonly other: Inquiry } | CardView> {
  const ref = text(p.data, 'ref').toUpperCase();
  const fresh = (await parts.log.read(ref))?.inquiry;
  if (fresh === undefined) return inquiryNotThere(ref);
  const contexts = await contextsFor(parts, fresh, parts.clock.now());
  const actor = actorOf(person, contexts.directory, contexts.view.now);
  if (!actsAs(actor, fresh).includes('owner')) return notYours(fresh, person);
  const named = referenceIn(text(p.data, 'other'));
  const isSuggested = fresh.mayBelongTo?.some((near) => near.ref === named) === true;
  const other = named === undefined || !isSuggested ? undefined : (await parts.log.read(named))?.inquiry;
  if (fresh.step !== '1.intake' || other === undefined)
    return currentView(fresh, person, keyHash(ref, p.activityId), contexts);
  return { fresh, other };
}

/** Undefined when it is open: by this press, or since before. */
async function reopen(
  parts: DeskParts,
  person: Person,
  freshRef: string,
  other: Inquiry,
  reason: string,
): Promise<CardView | undefined> {
  if (other.step !== 'done') return undefined;
  const result = await commitDecision<Refusal>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    other.ref,
    async ({ inquiry }, now) => {
      const { procedure, directory } = await contextsFor(parts, inquiry, now);
      const by = actorOf(person, directory, now);
      const decided = answer(inquiry, { button: 'reopen', row: 'done', by, filled: { reason } }, procedure);
      if (decided.outcome !== 'decided') return { outcome: 'refused', why: decided };
      return { ...decided, marks: [keyHash('reopen', freshRef)] };
    },
  );
  parts.wake();
  // Reopened by somebody else meanwhile: it is open all the same.
  const isClosed = result.outcome === 'refused' && result.inquiry.step === 'done';
  return isClosed ? refusedView(result.inquiry, person) : undefined;
}
