import fc from 'fast-check';
import { isOpen } from '../../src/clock/business-time';
import { mayDeliver } from '../../src/clock/delivery';
import { stepIds, type AnswerId, type RowId } from '../../src/inquiry/vocabulary';
import { actsAs, system } from '../../src/procedure/rights';
import { rowOf } from '../../src/procedure/steps';
import { goesAtOnce } from '../../src/reminders/schedule';
import { iowa } from '../clock/calendars';
import type { Filled } from '../procedure/filled';
import { aHighInquiry, anEscalatedInquiry, anOfferedInquiry, aNewInquiry, type Case } from '../procedure/inquiries';
import { everybody, unitLead } from '../procedure/people';

/** One event: time goes by, then somebody answers something; sometimes it happened earlier. */
type Event = { readonly minutes: number; readonly pick: number; readonly earlier: number; readonly result: number };

const event: fc.Arbitrary<Event> = fc.record({
  minutes: fc.oneof(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 3_000 })),
  pick: fc.nat(1_000),
  earlier: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 600 })),
  result: fc.nat(5),
});
const start = fc
  .integer({ min: 0, max: 60 * 24 * 360 })
  .map((minutes) => minute(aNewInquiry('Mon 09:00').now.plus({ minutes })));
const starts: readonly ((from: string) => Case)[] = [
  (from) => aNewInquiry(from),
  (from) => aNewInquiry(from, { suggestedTier: 'high', safetyFlag: 'MEDICATION_GAP' }),
  (from) => aHighInquiry(from),
  (from) => aHighInquiry(from).askedOfMco(from),
  (from) => aHighInquiry(from).undeliverable().askedOfMco(from),
  (from) => anOfferedInquiry(from),
  (from) => anEscalatedInquiry(from).reached(from),
  (from) => anEscalatedInquiry(from).askedOfMco(from),
  (from) => anEscalatedInquiry(from).askedOfMco(from).heardFromMco('memberContacted', from),
];
const maySayDeadline: readonly AnswerId[] = [
  'saveHigh',
  'saveEscalated',
  'makeHigh',
  'makeEscalated',
  'deadlineChanged',
];
const results = ['REACHED', 'LEFT_MESSAGE', 'NO_ANSWER', 'WRONG_NUMBER', 'DECLINED', 'CALLED_US'];

function minute(at: Case['now']): string {
  return at.setZone('America/Chicago').toFormat('yyyy-LL-dd HH:mm');
}
function dayAndTime(at: Case['now']): readonly [string, string] {
  const [day = '', time = ''] = minute(at).split(' ');
  return [day, time];
}

/** Everything that anybody may answer now. */
function possible({ inquiry }: Case): readonly (readonly [RowId, AnswerId, (typeof everybody)[number]])[] {
  const rows = [inquiry.step, ...(Object.keys(inquiry.beside) as RowId[])];
  return rows.flatMap((row) =>
    [...everybody, system].flatMap((by) =>
      actsAs(by, inquiry).flatMap((who) =>
        Object.keys(rowOf(row).on[who] ?? {}).map((id) => [row, id as AnswerId, by] as const),
      ),
    ),
  );
}

/** One event; what is refused changes nothing. */
function after(at: Case, { minutes, pick, earlier, result }: Event): Case {
  const there = at.swept(at.now.plus({ minutes }));
  const choices = possible(there);
  const choice = choices[pick % choices.length];
  if (choice === undefined) return there;
  const [row, id, by] = choice;
  const [promisedDate, promisedTime] = dayAndTime(there.now.plus({ minutes: earlier + 1 }));
  const [happenedDate, happenedTime] = dayAndTime(there.now.minus({ minutes: earlier }));
  const filled: Filled = {
    happenedDate,
    happenedTime,
    ...(id === 'willContactBy' && { promisedDate, promisedTime }),
    ...(id === 'snooze' && { untilDate: promisedDate, untilTime: promisedTime }),
    ...(maySayDeadline.includes(id) && result > 2 && { statedDate: promisedDate, statedTime: promisedTime }),
    ...(id === 'noAnswer' && { result: results[result] ?? '' }),
  };
  const when = minute(there.now);
  return there.tries(by, id, when, { row, filled }).outcome === 'decided'
    ? there.does(by, id, when, { row, filled })
    : there;
}

const finish: Readonly<Partial<Record<string, AnswerId>>> = {
  '1': 'take',
  '1.intake': 'confirmWho',
  '2': 'enrolled',
  '3': 'saveEscalated',
  '2b': 'calledBack',
  '5b.offer': 'accept',
  '5c': 'imeResolves',
  '5c.2': 'imeResolves',
  '5d': 'imeResolves',
  '5e.2': 'resolved',
  '5f': 'imeResolves',
  '4g': 'close',
  '5g': 'close',
};

/** Presses what leads to completion, as the Unit Lead. */
function finished(at: Case): Case {
  return at.step === 'done' ? at : finished(at.does(unitLead, finish[at.step] ?? 'resolvedWithoutMco', minute(at.now)));
}

function check(at: Case): void {
  const pendings = Object.entries(at.inquiry.pending);
  for (const [id, pending] of pendings) {
    expect(id).toBe(pending.id);
    const free = goesAtOnce(pending) || pending.then !== undefined || pending.what === 'refresh';
    if (!free && !mayDeliver(iowa, pending.attemptAt, pending.dueAt)) throw new Error(`${id} waits for closed hours`);
  }
  // Nothing is silent: somebody will be reminded, or the system goes on by itself.
  if (at.step !== 'done' && !pendings.some(([, { what }]) => what !== 'refresh'))
    throw new Error(`Silent at ${at.step}`);
}

/** Sends of one visit of a step: the same moment twice is a fault; a step that is entered again begins anew. */
function checkSends(sent: Case['sent'], seen: Set<string>, visit: number): void {
  for (const { clock, what, to, dueAt, at, ...rest } of sent) {
    const key = [String(visit), clock, what, to, String(dueAt.toMillis())].join(' ');
    if (clock !== '' && seen.has(key)) throw new Error(`Sent twice: ${key}`);
    seen.add(key);
    const free = goesAtOnce({ clock, what, to, dueAt, ...rest }) || isOpen(iowa, at);
    if (!free && !mayDeliver(iowa, at, dueAt)) throw new Error(`Sent in closed hours: ${key}`);
  }
}

/** A walk: every law is checked at each of its steps, and `visits` hears of each. */
const walk = (visits: (step: string) => void) =>
  fc.property(start, fc.constantFrom(...starts), fc.array(event, { maxLength: 20 }), (from, begin, events) => {
    let at = begin(from);
    let visit = 0;
    const seen = new Set<string>();
    for (const one of events) {
      const next = after(at, one);
      check(next);
      checkSends(next.sent.slice(at.sent.length), seen, visit);
      if (next.inquiry.turn !== at.inquiry.turn) visit += 1;
      visits(next.step);
      at = next;
    }
    const left = Object.values(finished(at).inquiry.pending).filter(({ clock }) => clock !== '' && clock !== 'refresh');
    expect(left).toEqual([]);
  });

describe('however an inquiry goes, nothing is silent, doubled, or sent in closed hours, and it can be completed', () => {
  test('on walks that are others each time', () => {
    fc.assert(
      walk(() => undefined),
      { numRuns: 200 },
    );
  });

  test('on the same walks each time, which go everywhere', () => {
    const steps = new Set<string>();
    fc.assert(
      walk((step) => steps.add(step)),
      { numRuns: 300, seed: 20_260_917 },
    );
    expect([...steps].sort()).toEqual([...stepIds].sort());
  });
});
