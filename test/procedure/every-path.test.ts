import { DateTime } from 'luxon';
import { openingAfter } from '../../src/clock/business-time';
import { explain } from '../../src/clock/explain';
import type { AnswerId, RowId } from '../../src/inquiry/vocabulary';
import { nextDue, runningClocks } from '../../src/procedure/moments';
import { actsAs, type Actor } from '../../src/procedure/rights';
import { rowOf, rows } from '../../src/procedure/steps';
import type { Who } from '../../src/procedure/table';
import { iowa } from '../clock/calendars';
import type { Filled } from './filled';
import { aNewInquiry, type Case } from './inquiries';
import { everybody } from './people';
import { answersOf } from './structure';

/** An answer that somebody may give where an inquiry stands. */
type Possible = { readonly row: RowId; readonly who: Who; readonly answer: AnswerId; readonly by: Actor };
type Met = { readonly at: Case; readonly path: readonly string[] };

/** Before it is taken it is offered to all liaisons; when it is completed nobody has anything to do. */
const offeredToAll: readonly string[] = ['1', 'done'];
const zone = 'America/Chicago';

/** What tells states apart: where it stands, what runs beside it, how urgent it is, whether the MCO was asked and could be. */
function stateOf({ inquiry }: Case): string {
  const { step, beside, tier, mco, request, owner } = inquiry;
  return [step, Object.keys(beside).sort().join('+'), tier, mco, request?.open, owner !== undefined].join(' ');
}

function possibleAt({ inquiry }: Case): readonly Possible[] {
  const found = new Map<string, Possible>();
  for (const row of [inquiry.step, ...Object.keys(inquiry.beside)] as RowId[])
    for (const by of everybody)
      for (const who of actsAs(by, inquiry))
        for (const answer of Object.keys(rowOf(row).on[who] ?? {}) as AnswerId[]) {
          const key = `${row} ${who} ${answer}`;
          if (!found.has(key)) found.set(key, { row, who, answer, by });
        }
  return [...found.values()];
}

/** In time, after what is due next, and when nobody has done anything for long. */
function momentsAt({ inquiry, now }: Case): Readonly<Record<string, DateTime>> {
  const last = DateTime.max(now, ...Object.values(inquiry.pending).map(({ attemptAt }) => attemptAt));
  const due = DateTime.max(now, nextDue(inquiry, iowa)?.dueAt ?? now);
  return {
    'in time': now.plus({ minutes: 10 }),
    late: due.plus({ minutes: 20 }),
    'long after': last.plus({ hours: 36 }),
  };
}

/** Gives the answer; nothing when it is refused there, or means another there. */
function given(there: Case, { row, answer, by }: Possible): Case | undefined {
  const now = there.now.setZone(zone);
  const tomorrow = now.plus({ days: 1 });
  const filled: Filled = {
    ...(answer === 'willContactBy' && {
      promisedDate: tomorrow.toFormat('yyyy-LL-dd'),
      promisedTime: tomorrow.toFormat('HH:mm'),
    }),
    ...(answer === 'snooze' && {
      untilDate: openingAfter(iowa, now).setZone(zone).toFormat('yyyy-LL-dd'),
      untilTime: '09:00',
    }),
    ...(answer === 'samePlan' && { plan: there.inquiry.mco ?? 'ITC' }),
    ...(answer === 'otherPlan' && { plan: there.inquiry.mco === 'WLP' ? 'ITC' : 'WLP' }),
  };
  const when = now.toFormat('yyyy-LL-dd HH:mm');
  const result = there.tries(by, answer, when, { row, filled });
  return result.outcome === 'decided' && result.answer === answer
    ? there.does(by, answer, when, { row, filled })
    : undefined;
}

/** What is wrong with an inquiry after an answer, in words. */
function faultsOf({ answer, row, by, who }: Possible, after: Case): readonly string[] {
  const { inquiry } = after;
  const isDone = inquiry.step === 'done';
  const waits = Object.values(inquiry.pending).some(({ what }) => what !== 'refresh');
  const line = after.lastLine;
  const clocks = runningClocks(inquiry, iowa);
  return [
    ...(inquiry.owner === undefined && !offeredToAll.includes(inquiry.step) ? ['has no owner'] : []),
    ...(!isDone && !waits ? ['waits for nothing'] : []),
    ...(!isDone && clocks.length === 0 ? ['has no clock'] : []),
    ...(isDone && clocks.length > 0 ? ['is completed and has a clock'] : []),
    ...clocks
      .filter(({ from, span }) => explain(iowa, from, span).sentences.join('').trim() === '')
      .map(({ id }) => `does not explain ${id}`),
    ...(line?.act === answer && line.actor === by.id && line.step === (rowOf(row).on[who]?.[answer]?.logs ?? row)
      ? []
      : ['is not in the log with its step and actor']),
    ...(line?.recordedAt.equals(after.now) === true && line.happenedAt <= line.recordedAt
      ? []
      : ['is not in the log with its time']),
  ];
}

describe('Every path of the table: each answer at each place where it can be given, in time and late', () => {
  const faults: string[] = [];
  const givenAt = new Set<string>();

  beforeAll(() => {
    const states = new Set<string>();
    const queue: Met[] = [{ at: aNewInquiry('Mon 09:00'), path: [] }];
    for (const { at, path } of queue) {
      if (states.has(stateOf(at))) continue;
      states.add(stateOf(at));
      for (const [how, moment] of Object.entries(momentsAt(at))) {
        const there = at.swept(moment);
        // What the system does while nobody answers leads on, too.
        queue.push({ at: there, path: [...path, `nobody ${how}`] });
        for (const one of possibleAt(there)) {
          const after = given(there, one);
          if (after === undefined) continue;
          givenAt.add(`${one.row} ${one.answer} ${how}`);
          const walked = [...path, `${one.row} ${one.answer} ${how}`];
          faults.push(...faultsOf(one, after).map((fault) => `${fault}: ${walked.join(', ')}`));
          queue.push({ at: after, path: walked });
        }
      }
    }
  }, 240_000);

  test('there is always an owner, and a clock that is explained, until it is completed; each answer is in the log', () => {
    expect(faults).toEqual([]);
  });

  test('there is no answer of a person that was not given in time and late', () => {
    const people = answersOf(rows).filter(({ who }) => who !== 'system');
    const wanted = people.flatMap(({ row, answer }) => [`${row.id} ${answer} in time`, `${row.id} ${answer} late`]);
    expect([...new Set(wanted)].filter((one) => !givenAt.has(one))).toEqual([]);
  });
});
