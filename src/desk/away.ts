import { contextsFor, type Contexts } from './contexts';
import type { AwayVerb, LeadVerb } from './away-verbs';
import { mayAtDesk } from './desk-rights';
import type { DeskParts } from './parts';
import { moveAll, showCover, showCoverList, takeBack } from './cover';
import { text, type Press } from './press-data';
import { awayReasons, goAway, type Absence, type AwayReason } from '../people/absence';
import { actorOf } from '../people/actor';
import { isPresent } from '../people/cover';
import type { Person } from '../people/people';
import { readUntil, untilOf, type UntilRead } from '../people/read-until';
import { isLead } from '../procedure/rights';
import { awayForView, awayView, whoIsAwayView } from '../views/away-view';
import type { CardView } from '../views/card-view';
import { noteView } from '../views/desk-views';

/** `away`, `away until Mon Sep 21`: says it at once, or shows the form and how things stand. */
export async function sayAway(parts: DeskParts, person: Person, typed: string): Promise<CardView> {
  const now = parts.clock.now();
  if (typed === '') return ownView(parts, person);
  const read = readUntil(typed, now, parts.calendar);
  return read.ok ? leave(parts, person, read.until, {}) : ownView(parts, person, {}, [read.error]);
}

/** `back`. */
export async function sayBack(parts: DeskParts, person: Person): Promise<CardView> {
  const now = parts.clock.now();
  if (isPresent(person, now)) return noteView('You are here already.', ['Write away to say until when you are not.']);
  await parts.people.setAway(person.id, undefined);
  parts.wake();
  return noteView('Welcome back. Your cards come to you again.', ['Write mine to see what waits for you.']);
}

/** A press on one of the cards about absences. */
export async function pressAway(parts: DeskParts, person: Person, verb: AwayVerb, p: Press): Promise<CardView> {
  const contexts = await contextsFor(parts, undefined, parts.clock.now());
  switch (verb) {
    case 'setAway': {
      const read = untilFrom(p, contexts);
      const reason = reasonOf(text(p.data, 'reason'));
      if (!read.ok) return ownView(parts, person, p.data, [read.error]);
      return leave(parts, person, read.until, reason === undefined ? {} : { reason });
    }
    case 'setBack':
      return sayBack(parts, person);
    case 'awayForm':
      return ownView(parts, person);
    case 'takeBack':
      return takeBack(parts, person, p);
    case 'takeBackOne':
      return takeBack(parts, person, p, text(p.data, 'ref').toUpperCase());
    case 'leaveMoved':
      return noteView('They stay where they are.', ['Write open to see whose they are.']);
    default:
      return pressAsLead(parts, person, verb, p, contexts);
  }
}

/** What only the Unit Lead does, and after them the Account Manager. */
async function pressAsLead(
  parts: DeskParts,
  person: Person,
  verb: LeadVerb,
  p: Press,
  contexts: Contexts,
): Promise<CardView> {
  switch (verb) {
    case 'awayFor':
      return awayForView(others(person, contexts), {}, [], contexts.view);
    case 'setAwayFor':
      return leaveFor(parts, person, p, contexts);
    case 'whoIsAway':
      return whoIsAway(contexts);
    case 'theyAreHere':
      return theyAreHere(parts, text(p.data, 'person'), contexts);
    case 'cover':
      return showCover(parts, text(p.data, 'person'));
    case 'coverList':
      return showCoverList(parts, text(p.data, 'person'));
    case 'moveAll':
      return moveAll(parts, person, p);
  }
}

async function ownView(
  parts: DeskParts,
  person: Person,
  typed: Press['data'] = {},
  errors: readonly string[] = [],
): Promise<CardView> {
  const { directory, view } = await contextsFor(parts, undefined, parts.clock.now());
  const isALead = isLead(actorOf(person, directory, view.now));
  return awayView(directory.byId(person.id) ?? person, { typed, errors, isLead: isALead }, view);
}

async function leave(
  parts: DeskParts,
  person: Person,
  until: Person['awayUntil'] & {},
  more: Pick<Absence, 'reason'>,
): Promise<CardView> {
  await markAway(parts, person.id, { until, source: 'self', by: person.id, ...more });
  return ownView(parts, person);
}

async function leaveFor(parts: DeskParts, lead: Person, p: Press, contexts: Contexts): Promise<CardView> {
  const people = others(lead, contexts);
  const person = people.find(({ id }) => id === text(p.data, 'person'));
  const read = untilFrom(p, contexts);
  const errors = [
    ...(person === undefined ? ['Who is away?: choose a person.'] : []),
    ...(read.ok ? [] : [read.error]),
  ];
  if (person === undefined || !read.ok) return awayForView(people, p.data, errors, contexts.view);
  await markAway(parts, person.id, { until: read.until, source: 'unitLead', by: lead.id });
  return showCover(parts, person.id);
}

/** The absence is kept, and told by the next look at absences. */
async function markAway(parts: DeskParts, id: string, absence: Parameters<typeof goAway>[1]): Promise<void> {
  const now = parts.clock.now();
  await parts.people.changeAway(id, (before) => goAway(before, absence, now));
  parts.wake();
}

function whoIsAway({ directory, view }: Contexts): CardView {
  return whoIsAwayView(
    directory.all.filter((person) => !isPresent(person, view.now)),
    view,
  );
}

async function theyAreHere(parts: DeskParts, id: string, { directory, view }: Contexts): Promise<CardView> {
  const person = directory.byId(id);
  if (person === undefined) return noteView('This person is not in the directory any more.', []);
  if (isPresent(person, view.now)) return noteView(`${person.name} is here.`, ['Nothing was changed.']);
  await parts.people.setAway(person.id, undefined);
  parts.wake();
  return noteView(`${person.name} is here again.`, ['Their cards come to them.']);
}

function others(lead: Person, { directory }: Contexts): readonly Person[] {
  return directory.all.filter((person) => mayAtDesk('away', person) && person.id !== lead.id);
}

function untilFrom(p: Press, { view }: Contexts): UntilRead {
  return untilOf(text(p.data, 'untilDate'), text(p.data, 'untilTime'), view.now, view.calendar);
}

function reasonOf(given: string): AwayReason | undefined {
  return Object.hasOwn(awayReasons, given) ? (given as AwayReason) : undefined;
}
