import { DateTime } from 'luxon';
import { addBusinessDays, openingAfter, openOrNext } from '../../src/clock/business-time';
import { isStaff } from '../../src/inquiry/staff';
import type { Person } from '../../src/people/people';
import type { CardView } from '../../src/views/card-view';
import type { Chance } from '../chance';
import type { RepliesOn } from '../edges/replies-edge';
import type { Events } from '../events';
import type { Unit } from '../unit';
import type { Attention } from './attention';
import type { AwayNotes } from './known-away';
import { backFrom, type OffDays } from './off-days';
import type { Presses } from './presses';

/** How it is said that somebody is going away. */
const ways = [
  ['form', 40],
  ['words', 20],
  ['lead', 20],
  ['replies', 20],
] as const;
type Way = (typeof ways)[number][0];
/** So often somebody says a day more than they stay away, and says that they are back. */
const comesEarly = 0.2;
/** It is said so long before the first opening of an absence. */
const saidBeforeMs = 600_000;
/** Business minutes after which whoever is back says so. */
const saysBackAfterMs = 420_000;
const onCover = [
  ['all', 60],
  ['one', 12],
  ['nothing', 28],
] as const;
/** What the Unit Lead does about somebody who is there, though nothing was heard of them. */
const onSilent = [
  ['here', 60],
  ['nothing', 40],
] as const;
const onReturn = [
  ['all', 50],
  ['one', 20],
  ['leave', 30],
] as const;
const pressesTwice = 0.05;

/** An absence as it will be said: how, and until when. */
type Leave = OffDays & { readonly way: Way; readonly saidUntil: DateTime };

/** How each absence that is told of will be said. Originators have no cards that could go to another. */
export function leavesOf(
  off: readonly OffDays[],
  people: readonly Person[],
  { calendar, dice }: { readonly calendar: Unit['calendar']; readonly dice: Chance },
): readonly Leave[] {
  return off.flatMap((one): readonly Leave[] => {
    const person = people.find(({ id }) => id === one.person);
    if (!one.isTold || person === undefined || person.roles.every((role) => role === 'originator')) return [];
    const drawn = dice.weighted(ways) ?? 'form';
    const way = person.entraId === undefined || (drawn === 'replies' && !isStaff(person)) ? 'lead' : drawn;
    const isEarly = dice.is(comesEarly) && way !== 'replies' && person.entraId !== undefined;
    const last = isEarly ? addBusinessDays(calendar, one.until, 1) : one.until;
    const day = last.setZone(calendar.rules.zone).startOf('day');
    return [{ ...one, way, saidUntil: openOrNext(calendar, day).toUTC() }];
  });
}

/** The mailboxes that will answer by themselves. */
export function repliesOf(leaves: readonly Leave[]): readonly RepliesOn[] {
  return leaves.flatMap(({ way, person, from, saidUntil }) =>
    way === 'replies' ? [{ person, from, until: saidUntil }] : [],
  );
}

/** What people press about absences: their own, those of others, and what was moved meanwhile. */
export function goAway(parts: {
  readonly unit: Unit;
  readonly people: readonly Person[];
  readonly offDays: readonly OffDays[];
  readonly dice: Chance;
  readonly presses: Presses;
  readonly events: Events;
  readonly attention: Attention;
  readonly notes: AwayNotes;
  readonly refused: string[];
}) {
  const { unit, people, dice, presses, events, notes } = parts;
  const { calendar, clock } = unit;
  const byId = new Map(people.map((person) => [person.id, person]));
  const isOff = (id: string): boolean =>
    backFrom(
      parts.offDays.filter(({ person }) => person === id),
      clock.now(),
    ) !== undefined;

  /** A press about absences, after which the service looks at once; whoever gets no answer presses again. */
  async function press(
    person: Person,
    verb: string,
    data: Readonly<Record<string, unknown>>,
  ): Promise<CardView | undefined> {
    const shown = await presses.press(person, verb, data);
    if (shown !== undefined) await unit.app.lookAfterAbsences();
    return shown;
  }

  async function say(leave: Leave): Promise<void> {
    const person = byId.get(leave.person);
    if (person === undefined) return;
    const lead = people.find(
      (one) =>
        one.id !== person.id &&
        one.roles.some((role) => role === 'unitLead' || role === 'accountManager') &&
        notes.now(one.id, clock.now()) === undefined,
    );
    const by = leave.way === 'lead' || person.entraId === undefined ? lead : person;
    if (by === undefined) return;
    const local = leave.saidUntil.setZone(calendar.rules.zone);
    const untilDate = local.toFormat('yyyy-LL-dd');
    const shown = await (by !== person
      ? press(by, 'setAwayFor', { person: person.id, untilDate })
      : leave.way === 'words'
        ? press(by, 'say', { text: `away until ${local.toFormat('ccc LLL d')}` })
        : press(by, 'setAway', { untilDate, reason: 'leave' }));
    if (shown === undefined) {
      events.plan(clock.now().toMillis() + 30_000, () => say(leave));
      return;
    }
    if (shown.errors.length > 0) parts.refused.push(`away: ${shown.errors.join(' ')}`);
    notes.leave({ person: person.id, from: clock.now(), until: leave.saidUntil, how: 'said', by: by.id });
    if (leave.saidUntil > leave.until)
      events.plan(leave.until.toMillis() + saysBackAfterMs, () => saysBack(person, leave.saidUntil));
  }

  async function saysBack(person: Person, until: DateTime): Promise<void> {
    if (clock.now() >= until) return;
    const shown = await press(person, 'setBack', {});
    if (shown === undefined) events.plan(clock.now().toMillis() + 30_000, () => saysBack(person, until));
    else notes.back(person.id, clock.now());
  }

  /** Card 26: the Unit Lead moves all, one, or nothing; or says that they are here. */
  async function decideCover(lead: Person, card: CardView): Promise<void> {
    const move = card.buttons.find(({ verb }) => verb === 'moveAll');
    const id = String(move?.data['person']);
    const why = move?.data['why'];
    if (move === undefined) return;
    const act = dice.weighted<'all' | 'one' | 'here' | 'nothing'>(why === 'noPress' && !isOff(id) ? onSilent : onCover);
    if (act === 'here') await press(lead, 'theyAreHere', { person: id });
    if (act === 'one') await handOverOne(lead, id);
    if (act !== 'all') return;
    const to = card.fields.find((field) => field.id === 'to');
    const chosen = to?.value === '' || dice.is(0.2) ? dice.pick(to?.choices ?? []).value : to?.value;
    const data = { ...move.data, to: chosen };
    const shown = await press(lead, 'moveAll', data);
    if (why === 'noPress' && shown?.headline.startsWith('Moved from ') === true) {
      const until = openingAfter(calendar, clock.now());
      notes.leave({ person: id, from: clock.now(), until, how: 'noticed', by: lead.id });
    }
    if (dice.is(pressesTwice)) await press(lead, 'moveAll', data);
  }

  async function handOverOne(lead: Person, id: string): Promise<void> {
    const list = await press(lead, 'coverList', { person: id });
    const [first] = list?.items ?? [];
    const role = byId.get(id)?.roles[0];
    const others = people.filter((one) => one.id !== id && role !== undefined && one.roles.includes(role));
    const here = others.filter((one) => notes.now(one.id, clock.now()) === undefined);
    if (first?.button === undefined || here.length === 0) return;
    await presses.press(lead, 'doHandOver', {
      ref: first.button.data['ref'],
      nonce: unit.newId(),
      person: dice.pick(here).id,
      reason: 'The owner is away.',
    });
  }

  /** "Take back?" */
  async function decideReturn(person: Person, card: CardView): Promise<void> {
    const act = dice.weighted(onReturn);
    const button =
      act === 'one'
        ? card.items[0]?.button
        : card.buttons.find(({ verb }) => verb === (act === 'all' ? 'takeBack' : 'leaveMoved'));
    if (button !== undefined) await press(person, button.verb, button.data);
  }

  return {
    /** Plans when each absence is said. */
    plan(leaves: readonly Leave[]): void {
      for (const leave of leaves)
        if (leave.way !== 'replies') events.plan(leave.from.toMillis() - saidBeforeMs, () => say(leave));
    },
    /** A card about absences reached somebody. False: it is none. */
    reached(person: Person, card: CardView): boolean {
      const verbs = card.buttons.map(({ verb }) => verb);
      const isCover = verbs.includes('moveAll');
      if (!isCover && !verbs.includes('takeBack')) return false;
      parts.attention.turnsTo(person, () => (isCover ? decideCover(person, card) : decideReturn(person, card)));
      return true;
    },
    /** Somebody has pressed something: an absence that was only noticed is over. */
    pressed({ id }: Person): void {
      const now = clock.now();
      if (notes.now(id, now)?.how === 'noticed') notes.back(id, now);
    },
  };
}
