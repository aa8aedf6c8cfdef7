import type { Inquiry } from '../../src/inquiry/inquiry';
import type { AnswerId } from '../../src/inquiry/vocabulary';
import { answer, type Act } from '../../src/procedure/answer';
import { system, type Actor } from '../../src/procedure/rights';
import { rows } from '../../src/procedure/steps';
import type { Next, Who } from '../../src/procedure/table';
import { pressFor } from './press';
import {
  accountManager,
  contextAt,
  esr,
  leadership,
  liaison,
  mcoContact,
  originator,
  otherEsr,
  otherLiaison,
  otherMcoContact,
  unitLead,
} from './people';
import { noon, standingAt } from './standing';
import { answersOf, type TableAnswer } from './structure';

const everyAnswer = answersOf(rows).map((one) => [`${one.row.id}, ${one.who}: ${one.answer}`, one] as const);

/** Somebody who answers as `who` and as nobody else that the row asks, where there is one. */
function personFor(who: Who, inquiry: Inquiry): Actor {
  const own = [liaison, esr, unitLead].find(({ id }) => id === inquiry.owner) ?? liaison;
  const people: Readonly<Record<Who, Actor>> = {
    anyLiaison: otherLiaison,
    owner: own,
    unitLead,
    mco: mcoContact,
    staff: otherEsr,
    system,
  };
  return people[who];
}

/** Who has no right to answer as `who`. */
const strangers: Readonly<Record<Who, readonly Actor[]>> = {
  anyLiaison: [esr, accountManager, leadership, originator, mcoContact],
  owner: [otherLiaison, otherEsr, leadership, originator, mcoContact, otherMcoContact],
  unitLead: [otherLiaison, otherEsr, leadership, originator, mcoContact],
  mco: [otherMcoContact, otherLiaison, leadership, originator],
  staff: [leadership, originator, mcoContact, otherMcoContact],
  system: [liaison, unitLead, accountManager, mcoContact],
};

function press({ row, who, answer: id }: TableAnswer, inquiry: Inquiry, by: Actor): Act {
  return pressFor(inquiry, by, id as AnswerId, { row: row.id, as: [who] });
}

function decided(one: TableAnswer): Extract<ReturnType<typeof answer>, { outcome: 'decided' }> {
  const inquiry = standingAt(one.row.id);
  const result = answer(inquiry, press(one, inquiry, personFor(one.who, inquiry)), contextAt(noon, inquiry));
  if (result.outcome !== 'decided') throw new Error(`${one.row.id} ${one.answer}: ${JSON.stringify(result)}`);
  return result;
}

describe.each(everyAnswer)('%s', (_name, one) => {
  const { row, who, next } = one;
  const before = standingAt(row.id);

  test('is decided, and leads where the table says', () => {
    const { answer: id, inquiry } = decided(one);
    expect(id).toBe(one.answer);
    expect(inquiry.step).toBe(next.to === 'here' ? before.step : next.to);
  });

  test('sets the instants of the table, opens and ends the duties of the table', () => {
    const { inquiry } = decided(one);
    for (const anchor of next.set ?? []) expect(inquiry.anchors[anchor]).toEqual(expectedInstant(anchor, before, one));
    const opened = next.to === 'done' ? [] : (next.open ?? []).filter((id) => !(next.end ?? []).includes(id));
    for (const id of opened) expect(inquiry.beside[id]).toBeDefined();
    for (const id of next.end ?? []) expect(inquiry.beside[id]).toBeUndefined();
    if (next.to === 'done') expect(inquiry.beside).toEqual({});
  });

  test('moves the turn if, and only if, step, owner, tier or MCO moved', () => {
    const { inquiry } = decided(one);
    const moved = (['step', 'owner', 'tier', 'mco'] as const).some((field) => before[field] !== inquiry[field]);
    expect(inquiry.turn).toBe(moved ? 8 : 7);
  });

  test('writes one line with its step, who, and both times', () => {
    const { lines } = decided(one);
    expect(lines).toEqual([
      expect.objectContaining({
        step: next.logs ?? row.id,
        act: one.answer,
        actor: personFor(who, before).id,
        happenedAt: noon,
        recordedAt: noon,
      }),
    ]);
    expect(JSON.stringify(lines[0]?.facts)).not.toMatch(/Berg|oxygen|1234567/i);
  });

  test('is refused to everybody else, and to nobody without a reason', () => {
    const others = strangers[who].filter((by) => !mayOtherwise(one, by, before));
    for (const by of others) {
      const result = answer(before, press(one, before, by), contextAt(noon, before));
      expect([by.id, result.outcome]).toEqual([by.id, 'notAllowed']);
    }
  });

  test('is refused from a card of an earlier turn', () => {
    const old = { ...press(one, before, personFor(who, before)), turn: 6 };
    expect(answer(before, old, contextAt(noon, before))).toEqual({ outcome: 'stale' });
  });

  test('is not taken where the inquiry does not stand', () => {
    const elsewhere = standingAt(row.id === '4g' ? '4f' : '4g');
    const late = press(one, before, personFor(who, before));
    expect(answer(elsewhere, late, contextAt(noon, elsewhere))).toEqual({ outcome: 'notHere' });
  });
});

/** The first contact stays; escalating counts from receipt again; everything else is when it happened. */
function expectedInstant(anchor: NonNullable<Next['set']>[number], before: Inquiry, one: TableAnswer): unknown {
  if (anchor === 'contacted' || anchor === 'reached') return before.anchors[anchor] ?? noon;
  if (anchor === 'clockStart' && one.answer === 'makeEscalated') return before.anchors.received;
  return anchor === 'promisedFor' ? noon.set({ hour: 21, minute: 30 }) : noon;
}

/** Whether the same answer stands in the row for another actor whom this person is. */
function mayOtherwise({ row, answer: id }: TableAnswer, by: Actor, inquiry: Inquiry): boolean {
  const owns = by.id === inquiry.owner || by.roles.includes('unitLead') || by.roles.includes('accountManager');
  const as: Readonly<Partial<Record<Who, boolean>>> = {
    owner: owns,
    unitLead: by.roles.includes('unitLead') || by.roles.includes('accountManager'),
    anyLiaison: by.roles.includes('memberLiaison') || by.roles.includes('unitLead'),
    mco: by.roles.includes('mcoContact') && by.mco === inquiry.mco,
    staff: ['memberLiaison', 'esr', 'unitLead', 'accountManager'].some((role) => by.roles.includes(role)),
  };
  return (Object.keys(row.on) as Who[]).some((who) => as[who] === true && row.on[who]?.[id as AnswerId] !== undefined);
}
