import { contextsFor } from './contexts';
import { currentView } from './current-view';
import type { DeskParts } from './parts';
import { refusedAct, refusedView } from './press-answer';
import { text, type Press } from './press-data';
import { inquiryNotThere, isHidden } from './status';
import { keyHash } from '../log/keys';
import { actorOf } from '../people/actor';
import type { Person } from '../people/people';
import { mailDoesNotCount } from '../procedure/mco-mail';
import { commitDecision } from '../reminders/commit-decision';
import type { CardView } from '../views/card-view';

/** The owner says that a mail of the MCO is no contact, once, however often it is pressed; shows the inquiry as it stands. */
export async function mailNoContact(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const ref = text(p.data, 'ref').toUpperCase();
  const result = await commitDecision<'notAsked'>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    async ({ inquiry }, now) => {
      const { directory } = await contextsFor(parts, inquiry, now);
      const actor = actorOf(person, directory, now);
      const decided = mailDoesNotCount(inquiry, actor, Number(p.data['wrote']), now);
      if (decided.outcome === 'refused' && decided.why === 'notAsked') return { outcome: 'refused', why: 'notAsked' };
      const planned = decided.outcome === 'decided' ? decided : refusedAct(inquiry, actor, 'mailNoContact', now);
      return { ...planned, marks: [keyHash(p.conversationId, p.activityId)] };
    },
  );
  parts.wake();
  if (result.outcome === 'unknown') return inquiryNotThere(ref);
  const { inquiry } = result;
  const contexts = await contextsFor(parts, inquiry, parts.clock.now());
  if (isHidden(inquiry, person, contexts)) return inquiryNotThere(ref);
  if (result.outcome === 'committed' && result.planned.lines.some(({ act }) => act === 'refused'))
    return refusedView(inquiry, person);
  const isSaid = result.outcome !== 'refused';
  return currentView(inquiry, person, parts.newId(), contexts, {
    headline: isSaid
      ? `${ref}: recorded. The mail does not count as contact.`
      : `${ref}: already said whether the mail counts.`,
  });
}
