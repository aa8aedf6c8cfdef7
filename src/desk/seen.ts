import { keyHash } from '../log/keys';
import { actorOf } from '../people/actor';
import type { Person } from '../people/people';
import { isStaff, mayBeTold } from '../procedure/rights';
import { commitDecision } from '../reminders/commit-decision';
import { lookButton } from '../views/act-buttons';
import type { CardView } from '../views/card-view';
import { noteView } from '../views/desk-views';
import type { DeskParts } from './parts';
import { text, type Press } from './press-data';
import { inquiryNotThere } from './status';

/**
 * "Noted" on a reminder: a line of the log says who has seen it, once a card. No duty is done by it, and no clock changes: what
 * is still to come comes.
 */
export async function seen(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const ref = text(p.data, 'ref').toUpperCase();
  const directory = await parts.people.directory();
  const result = await commitDecision<'notTold'>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    ({ inquiry }, now) => {
      if (mayBeTold(actorOf(person, directory, now), inquiry) === 'nothing')
        return Promise.resolve({ outcome: 'refused' as const, why: 'notTold' as const });
      const line = {
        step: inquiry.step,
        act: 'seen',
        actor: person.id,
        happenedAt: now,
        recordedAt: now,
        facts: whatOf(p),
        words: {},
      };
      const marks = [keyHash(p.conversationId, p.activityId), keyHash('seen', text(p.data, 'nonce'), person.id)];
      return Promise.resolve({ outcome: 'decided' as const, inquiry, lines: [line], notices: [], marks });
    },
  );
  if (result.outcome === 'unknown' || result.outcome === 'refused') return inquiryNotThere(ref);
  const open = isStaff(person) ? [lookButton('Open inquiry', 'open', ref, parts.newId())] : [];
  return noteView(`${ref}: noted.`, ['It stands in the log that you have seen it. No clock has changed.'], open);
}

/** Only what we call our reminders: a button's data may be forged, and the log's facts stand plainly. */
function whatOf(p: Press): Readonly<Record<string, string>> {
  const what = text(p.data, 'what');
  return /^[a-zA-Z]{1,20}$/.test(what) ? { what } : {};
}
