import { coverCase } from '../absence/cover-case';
import { openWhere } from '../occasions/open-inquiries';
import { openingAfter } from '../clock/business-time';
import { localDate } from '../clock/local-time';
import { timeInWords } from '../clock/words';
import { contextsFor, type Contexts } from './contexts';
import type { DeskParts } from './parts';
import { text, type Press } from './press-data';
import { isStaff } from '../inquiry/staff';
import { keyHash } from '../log/keys';
import { goAway } from '../people/absence';
import { actorOf } from '../people/actor';
import { isPresent } from '../people/cover';
import { mostInMove, type Move } from '../people/moves';
import type { Person } from '../people/people';
import { mayTakeOver } from '../procedure/owner-role';
import { awayContactView } from '../views/away-view';
import type { ButtonView, CardView } from '../views/card-view';
import { backView, counted, coverListView, coverView } from '../views/cover-view';
import { noteView } from '../views/desk-views';
import { nameOf } from '../views/view-context';

/** Card 26 about somebody, as things stand now. */
export async function showCover(parts: DeskParts, id: string): Promise<CardView> {
  const { view, person, owned } = await seen(parts, id);
  if (person === undefined) return gone();
  if (isPresent(person, view.now)) return noteView(`${person.name} is here.`, []);
  if (!isStaff(person)) return awayContactView(person, view);
  return coverView(coverCase(person, owned, 'away', view), parts.newId(), {}, view);
}

/** What somebody who is not there owns, to be handed over one by one. */
export async function showCoverList(parts: DeskParts, id: string): Promise<CardView> {
  const { view, person, owned } = await seen(parts, id);
  return person === undefined ? gone() : coverListView(person, owned, parts.newId(), view);
}

/**
 * "Move all": everything open of somebody who is not there goes to another, as one act. It is written down whole and
 * answered; carrying it out is the next look's, which is woken, or that of whoever is alive then.
 */
export async function moveAll(parts: DeskParts, lead: Person, p: Press): Promise<CardView> {
  const { contexts, view, person, owned } = await seen(parts, text(p.data, 'person'));
  if (person === undefined) return gone();
  const id = keyHash('move', person.id, text(p.data, 'nonce'));
  const before = await parts.moves.byId(id);
  if (before !== undefined) return alreadyMoved(before, contexts);
  const isNoticed = text(p.data, 'why') === 'noPress' && isPresent(person, view.now);
  if (isNoticed && (await parts.people.pressedOn(person.id)) === localDate(view.now, parts.calendar.rules.zone))
    return noteView(`${person.name} is here: they have pressed something meanwhile.`, ['Nothing was moved.']);
  if (!isNoticed && isPresent(person, view.now)) return noteView(`${person.name} is back. Nothing was moved.`, []);
  if (owned.length === 0) return noteView(`Nothing is open with ${person.name} now.`, ['Nothing was moved.']);
  const cover = coverCase(person, owned, isNoticed ? 'noPress' : 'away', view);
  const to = cover.choices.find((choice) => choice.id === text(p.data, 'to'));
  if (to === undefined)
    return coverView(
      cover,
      text(p.data, 'nonce'),
      { typed: p.data, errors: ['Move all to: choose a person who is here.'] },
      view,
    );
  const movable = owned.filter(({ step }) => mayTakeOver(actorOf(to, contexts.directory, view.now), step));
  const plan = movable.slice(0, mostInMove).map(({ ref }) => ({ ref, from: person.id }));
  if (isNoticed) await noticedAway(parts, person, lead, contexts);
  await parts.moves.begin({ id, why: 'away', to: to.id, by: lead.id, at: view.now, plan });
  parts.wake();
  return movedNote(person, to, plan.length, owned.length - plan.length);
}

/** Somebody who was not there has what was moved from them back: all of it, or one. */
export async function takeBack(parts: DeskParts, person: Person, p: Press, ref?: string): Promise<CardView> {
  const contexts = await contextsFor(parts, undefined, parts.clock.now());
  const { now } = contexts.view;
  const id = keyHash('move', person.id, text(p.data, 'nonce'), ref ?? '');
  const moved = await openWhere(parts.log, ({ movedFrom }) => movedFrom === person.id);
  const wanted = ref === undefined ? moved : moved.filter((summary) => summary.ref === ref);
  const plan = wanted
    .slice(0, mostInMove)
    .flatMap(({ ref: one, owner }) => (owner === undefined ? [] : [{ ref: one, from: owner }]));
  if (plan.length > 0) await parts.moves.begin({ id, why: 'back', to: person.id, by: person.id, at: now, plan });
  parts.wake();
  if (ref !== undefined) {
    const rest = moved.filter((summary) => summary.ref !== ref);
    return backView(
      rest,
      parts.newId(),
      contexts.view,
      `${ref}: ${plan.length > 0 ? 'yours again' : 'not moved any more'}.`,
    );
  }
  return plan.length === 0
    ? noteView('Nothing is left to take back.', ['Write mine to see what is yours.'])
    : noteView(`Yours again: ${counted(plan.length)}.`, ['Whoever had them is told. Write mine to see them.']);
}

async function seen(parts: DeskParts, id: string) {
  const contexts = await contextsFor(parts, undefined, parts.clock.now());
  const person = contexts.directory.byId(id);
  const owned = person === undefined ? [] : await openWhere(parts.log, ({ owner }) => owner === person.id);
  return { contexts, view: contexts.view, person, owned };
}

function gone(): CardView {
  return noteView('This person is not in the directory any more.', ['Their inquiries come to the Unit Lead.']);
}

/** Whoever confirms that somebody is not there has said so: until the next business day, or until they press something. */
async function noticedAway(parts: DeskParts, person: Person, lead: Person, { view }: Contexts): Promise<void> {
  const until = openingAfter(parts.calendar, view.now);
  await parts.people.changeAway(person.id, (before) =>
    goAway(before, { until, source: 'noPress', by: lead.id }, view.now),
  );
}

function alreadyMoved(move: Move, { view }: Contexts): CardView {
  const who = nameOf(view, move.by);
  return noteView(`Already done by ${who}, ${timeInWords(move.at)}: moved to ${nameOf(view, move.to)}.`, [
    `${counted(move.plan.length)}. Nothing more was moved.`,
  ]);
}

function movedNote(person: Person, to: Person, count: number, left: number): CardView {
  return noteView(
    `Moved from ${person.name} to ${to.name}: ${counted(count)}.`,
    [
      `${to.name} gets one card with all of them.`,
      ...(left === 0 ? [] : [`Not moved, because ${to.name} cannot own them at their step: ${String(left)}.`]),
    ],
    left === 0 ? [] : [restButton(person)],
  );
}

/** Opens what is still to be handed over. */
export function restButton(person: Pick<Person, 'id' | 'name'>): ButtonView {
  return {
    label: `What is left with ${person.name}`,
    verb: 'coverList',
    data: { person: person.id },
    style: 'default',
    withoutInputs: true,
  };
}
