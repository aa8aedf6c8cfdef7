import type { Inquiry } from '../inquiry/inquiry';
import { keyHash } from '../log/keys';
import { actorOf } from '../people/actor';
import type { Person } from '../people/people';
import { breakGlass as decideGlass, glassUntil } from '../procedure/break-glass';
import { longestText } from '../procedure/validate-form';
import { commitDecision } from '../reminders/commit-decision';
import type { CardView } from '../views/card-view';
import { glassForm, glassView } from '../views/glass-view';
import { contextsFor } from './contexts';
import { notYours } from './current-view';
import { mayBreakGlass } from './may-break-glass';
import type { DeskParts } from './parts';
import { text, type Press } from './press-data';
import { inquiryNotThere } from './status';

/** A word is no reason. */
const shortestReason = 10;

/** Asks why. Nothing of the inquiry is shown. */
export async function glassAsked(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const inquiry = await inquiryFor(parts, person, p);
  return 'kind' in inquiry ? inquiry : glassForm(inquiry.ref, parts.newId(), '', []);
}

/**
 * Opens an inquiry for 60 minutes: first the access log, then in one commit the line with the reason and the word to the Unit
 * Lead, then the look. The line is the right itself: it ends by its age, and nobody needs to take it back.
 * @throws AccessNotWritten, StoreUnreachable: then nothing is shown.
 */
export async function breakGlass(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const inquiry = await inquiryFor(parts, person, p);
  if ('kind' in inquiry) return inquiry;
  const { ref } = inquiry;
  const nonce = text(p.data, 'nonce');
  const reason = text(p.data, 'reason').slice(0, longestText);
  if (reason.length < shortestReason)
    return glassForm(ref, nonce, reason, ['Why can it not wait?: say it in a sentence.']);
  await parts.access.write({ at: parts.clock.now(), person: person.id, action: 'glass', ref, why: reason });
  await commitDecision<never>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    async (stored, now) => {
      const actor = actorOf(person, await parts.people.directory(), now);
      const marks = [keyHash('glass', ref, person.id, nonce)];
      return { ...decideGlass(stored.inquiry, actor, reason, now), marks };
    },
  );
  parts.wake();
  return glassOpen(parts, person, p);
}

/** A look while the glass is broken; afterwards there is nothing to see. Each is written down first. */
export async function glassOpen(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const inquiry = await inquiryFor(parts, person, p);
  if ('kind' in inquiry) return inquiry;
  const { ref } = inquiry;
  const now = parts.clock.now();
  const lines = await parts.log.lines(ref);
  const until = glassUntil(lines, person.id, now);
  if (until === undefined) return notYours(inquiry, person);
  await parts.access.write({ at: now, person: person.id, action: 'log', ref });
  const { view } = await contextsFor(parts, inquiry, now);
  return glassView(inquiry, lines, until, parts.newId(), view);
}

/** The inquiry, for somebody who may break the glass; else what to say instead. */
async function inquiryFor(parts: DeskParts, person: Person, p: Press): Promise<Inquiry | CardView> {
  const ref = text(p.data, 'ref').toUpperCase();
  const inquiry = (await parts.log.read(ref))?.inquiry;
  if (inquiry === undefined) return inquiryNotThere(ref);
  return mayBreakGlass(person) ? inquiry : notYours(inquiry, person);
}
