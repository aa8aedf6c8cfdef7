import { actorOf } from '../people/actor';
import { contextsFor, type Contexts } from './contexts';
import { mayBreakGlass } from './may-break-glass';
import type { DeskParts } from './parts';
import type { Inquiry } from '../inquiry/inquiry';
import type { Stored } from '../log/inquiry-row';
import { keyHash } from '../log/keys';
import type { Person } from '../people/people';
import { statusAsked } from '../procedure/acts';
import { isStaff, mayBeTold } from '../procedure/rights';
import { commitDecision } from '../reminders/commit-decision';
import type { CardView } from '../views/card-view';
import { noteView, statusView } from '../views/desk-views';
import { glassButton } from '../views/glass-view';

/**
 * Card 29: where an inquiry stands. Asked by somebody outside the unit it is written down and the owner told, once a day;
 * it is no update.
 */
export async function status(parts: DeskParts, person: Person, stored: Stored, nonce: string): Promise<CardView> {
  const now = parts.clock.now();
  const { directory, view } = await contextsFor(parts, stored.inquiry, now);
  const actor = actorOf(person, directory, now);
  const { ref } = stored.inquiry;
  if (mayBeTold(actor, stored.inquiry) === 'nothing') return inquiryNotThere(ref);
  if (!isStaff(person)) await writeDown(parts, person, ref);
  const card = statusView(stored.inquiry, nonce, actor, view);
  return mayBreakGlass(person) ? { ...card, buttons: [...card.buttons, glassButton(ref, nonce)] } : card;
}

/** Whether somebody must not learn that there is such an inquiry. */
export function isHidden(inquiry: Inquiry, person: Person, { directory, view }: Contexts): boolean {
  return mayBeTold(actorOf(person, directory, view.now), inquiry) === 'nothing';
}

/** The same whether there is none, or one that must not be told of. */
export function inquiryNotThere(ref: string): CardView {
  return noteView(`There is no inquiry ${ref}.`, ['Check the reference, or write find.']);
}

async function writeDown(parts: DeskParts, person: Person, ref: string): Promise<void> {
  await commitDecision<never>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    ({ inquiry }, now) => {
      const day = now.setZone(parts.calendar.rules.zone).toISODate() ?? '';
      const asked = { actor: person.id, happenedAt: now, recordedAt: now, facts: {}, words: {} };
      return Promise.resolve({ ...statusAsked(inquiry, asked), marks: [keyHash('status', person.id, day)] });
    },
  );
  parts.wake();
}
