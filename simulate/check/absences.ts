import { DateTime } from 'luxon';
import { openMinutesBetween, openOrNext } from '../../src/clock/business-time';
import type { Calendar } from '../../src/clock/calendar';
import { isStaff } from '../../src/inquiry/staff';
import type { Person } from '../../src/people/people';
import type { Arrived } from '../edges/arrived';
import type { KnownAway } from '../people/known-away';
import { factOf, type Line } from './line';
import type { Moved } from './replay';
import type { Roster } from './who-hears';

/** Open minutes after which whoever is to know of an absence knows: the service looks so often. */
const lookEvery = 16;

type Case = { readonly ref: string; readonly moves: readonly Moved[] };

/** Whose an open inquiry was between two instants (epoch ms, the second excluded), and from whom it had been moved. */
type Held = {
  readonly ref: string;
  readonly from: number;
  readonly until: number;
  readonly owner: string | undefined;
  readonly movedFrom: string | undefined;
};

export type AbsenceParts = {
  readonly known: readonly KnownAway[];
  readonly arrived: readonly Arrived[];
  readonly people: readonly Person[];
  readonly roster: Roster;
  readonly calendar: Calendar;
  readonly end: DateTime;
};

/**
 * Cards about absences that never came: to the Unit Lead of whoever is away and owns something, to whoever has inquiries now
 * or has them no longer, and to those who are back, of what was moved meanwhile.
 */
export function untoldOfAbsences(cases: readonly Case[], parts: AbsenceParts): readonly string[] {
  const held = cases.flatMap((one) => holdingsOf(one, parts));
  return [...untoldLeads(held, parts), ...untoldHolders(cases, held, parts), ...untoldReturns(held, parts)];
}

function holdingsOf({ ref, moves }: Case, { roster }: AbsenceParts): readonly Held[] {
  let movedFrom: string | undefined;
  return moves.flatMap(({ line, state }, i): readonly Held[] => {
    const before = moves[i - 1]?.state;
    const { owner } = state;
    if (owner !== before?.owner) {
      const why = factOf(line, 'why');
      const first = movedFrom ?? before?.owner;
      const wasAway = before?.owner !== undefined && roster.isAway(before.owner, line.recordedAt);
      const isMoved = line.act === 'handedOver' && (why === 'away' || (why === undefined && wasAway));
      movedFrom = isMoved && first !== owner ? first : undefined;
    }
    if (state.step === 'done') return [];
    const until = moves[i + 1]?.line.recordedAt.toMillis() ?? Infinity;
    return [{ ref, from: line.recordedAt.toMillis(), until, owner, movedFrom }];
  });
}

function at(held: readonly Held[], when: number, isWanted: (its: Held) => boolean): readonly Held[] {
  return held.filter((its) => its.from <= when && when < its.until && isWanted(its));
}

function untoldLeads(held: readonly Held[], parts: AbsenceParts): readonly string[] {
  const { known, people, roster } = parts;
  return known.flatMap(({ person: id, from, until, how, by }): readonly string[] => {
    const person = people.find((one) => one.id === id);
    const when = openOrNext(parts.calendar, from);
    if (how === 'noticed' || person === undefined || !isStaff(person) || until <= when) return [];
    if (at(held, when.toMillis(), ({ owner }) => owner === id).length === 0) return [];
    const { must } = roster.hearersOf('unitLead', nobodys, when);
    const leads = must.filter((lead) => lead !== id);
    const readers = leads.filter((lead) => lead !== by);
    // Whoever said it knows it; of who stands in for the Unit Lead another may have.
    if (readers.length === 0 && (leads.length > 0 || by !== id)) return [];
    const isTold = came(parts, when, ({ to, headline }) => {
      return headline.startsWith(`${person.name} is away`) && (readers.length === 0 || readers.includes(to));
    });
    return isTold ? [] : [`${when.toISO() ?? ''}: that ${id} is away`];
  });
}

function untoldHolders(cases: readonly Case[], held: readonly Held[], parts: AbsenceParts): readonly string[] {
  return cases.flatMap(({ ref, moves }) =>
    moves.flatMap(({ line }): readonly string[] => {
      const why = factOf(line, 'why');
      const owner = factOf(line, 'owner');
      if (line.act !== 'handedOver' || why === undefined) return [];
      const hears = why === 'away' ? owner : factOf(line, 'from');
      const begins = why === 'away' ? 'Yours now' : 'No longer yours';
      const when = openOrNext(parts.calendar, line.recordedAt);
      const isTheirs = at(held, when.toMillis(), (its) => its.ref === ref && its.owner === owner).length > 0;
      if (!isTheirs) return [];
      const isAway = hears === undefined || parts.roster.isAway(hears, when);
      const isTold = came(parts, when, ({ to, headline, names }) => {
        return headline.startsWith(begins) && names.includes(ref) && (isAway || to === hears);
      });
      return isTold || isAssigned(moves, line) ? [] : [`${ref}: ${when.toISO() ?? ''}: ${begins}, to ${hears ?? ''}`];
    }),
  );
}

/** One that is handed over by itself while its owner is away has a notice of its own. */
function isAssigned(moves: readonly Moved[], { recordedAt }: Line): boolean {
  return moves.some(
    ({ line }) => line.act === 'sent' && factOf(line, 'what') === 'assigned' && line.dueAt?.equals(recordedAt) === true,
  );
}

function untoldReturns(held: readonly Held[], parts: AbsenceParts): readonly string[] {
  return parts.known.flatMap(({ person, until }): readonly string[] => {
    const when = openOrNext(parts.calendar, until);
    if (parts.roster.isAway(person, when)) return [];
    const moved = at(held, when.toMillis(), ({ movedFrom }) => movedFrom === person);
    if (moved.length === 0) return [];
    const isTold = came(parts, when, (card) => {
      if (card.to !== person || !card.headline.startsWith('Welcome back')) return false;
      const still = at(held, card.at, ({ movedFrom }) => movedFrom === person).map(({ ref }) => ref);
      return moved.every(({ ref }) => card.names.includes(ref) || !still.includes(ref));
    });
    return isTold ? [] : [`${when.toISO() ?? ''}: to ${person}, what was moved meanwhile`];
  });
}

/** Whether such a card came at an instant or soon after it; true where the end comes before. */
function came({ arrived, calendar, end }: AbsenceParts, when: DateTime, isIt: (card: Arrived) => boolean): boolean {
  const isSoon = (ms: number): boolean =>
    ms >= when.toMillis() && openMinutesBetween(calendar, when, DateTime.fromMillis(ms, { zone: 'utc' })) <= lookEvery;
  return isSoon(end.toMillis()) || end <= when || arrived.some((card) => isIt(card) && isSoon(card.at));
}

const nobodys = {
  step: '1',
  suggestedTier: 'escalated',
  isFlagged: false,
  anchors: {},
  beside: {},
  attempts: { count: 0, days: [] },
} as const;
