import { keyHash } from '../log/keys';
import { actorOf } from '../people/actor';
import type { Person } from '../people/people';
import { actsAs } from '../procedure/rights';
import { handToColleague } from '../procedure/to-colleague';
import { commitDecision } from '../reminders/commit-decision';
import type { CardView } from '../views/card-view';
import { colleagueView } from '../views/colleague-view';
import { noteView } from '../views/desk-views';
import { nameOf } from '../views/view-context';
import { contextsFor } from './contexts';
import { notYours } from './current-view';
import type { DeskParts } from './parts';
import { text, type Press } from './press-data';
import { inquiryNotThere, isHidden } from './status';

/** The form behind "Hand to a colleague". */
export async function colleagueForm(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const ref = text(p.data, 'ref').toUpperCase();
  const inquiry = (await parts.log.read(ref))?.inquiry;
  if (inquiry === undefined) return inquiryNotThere(ref);
  const contexts = await contextsFor(parts, inquiry, parts.clock.now());
  if (isHidden(inquiry, person, contexts)) return inquiryNotThere(ref);
  const actor = actorOf(person, contexts.directory, contexts.view.now);
  if (inquiry.request?.open !== true || !actsAs(actor, inquiry).includes('mco')) return notYours(inquiry, person);
  return colleagueView(inquiry, text(p.data, 'nonce') || parts.newId(), [], contexts.view);
}

/** Hands the request on, once, however often it is pressed; the colleague is sent it at once when the unit is open. */
export async function toColleague(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const ref = text(p.data, 'ref').toUpperCase();
  const nonce = text(p.data, 'nonce');
  const to = text(p.data, 'person');
  const result = await commitDecision<readonly string[]>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    async ({ inquiry }, now) => {
      const { procedure, directory } = await contextsFor(parts, inquiry, now);
      const decided = handToColleague(inquiry, actorOf(person, directory, now), to, procedure);
      if (decided.outcome === 'refused') return { outcome: 'refused', why: decided.errors };
      return { ...decided, marks: [keyHash(p.conversationId, p.activityId), keyHash('colleague', nonce, to)] };
    },
  );
  parts.wake();
  if (result.outcome === 'unknown') return inquiryNotThere(ref);
  const contexts = await contextsFor(parts, result.inquiry, parts.clock.now());
  switch (result.outcome) {
    case 'refused': {
      if (isHidden(result.inquiry, person, contexts)) return inquiryNotThere(ref);
      const isOpen = result.inquiry.request?.open === true;
      return isOpen
        ? colleagueView(result.inquiry, nonce, result.why, contexts.view)
        : notYours(result.inquiry, person);
    }
    case 'done':
    case 'committed':
      return noteView(`${ref}: handed to ${nameOf(contexts.view, to)}.`, [
        'They get the request. You may still answer it here while it is open.',
      ]);
  }
}
