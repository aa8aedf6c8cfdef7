import { DateTime } from 'luxon';
import type { Calendar } from '../../src/clock/calendar';
import { isOpen } from '../../src/clock/business-time';
import { verifyChain } from '../../src/log/verify';
import type { Row } from '../../src/log/rows';
import type { Person } from '../../src/people/people';
import type { Arrived } from '../edges/arrived';
import type { KnownAway } from '../people/known-away';
import { untoldOfAbsences } from './absences';
import { doubleArrivals, doubleProofs } from './doubles';
import { missedAmong } from './duties';
import { expectedOf } from './expected';
import { sentOutsideHours } from './hours';
import { factOf, linesOf, type Line } from './line';
import { lostNotices } from './notices';
import { replay, type Moved, type ReplayParts } from './replay';
import { untracked } from './untracked';
import { patience } from './patience';
import type { Roster } from './who-hears';

/** One inquiry as its stored rows tell of it. */
export type Case = { readonly ref: string; readonly lines: readonly Line[]; readonly moves: readonly Moved[] };

/** What must be nothing, each finding in words without anything of a member; and how much was looked at. */
export type Verdict = {
  readonly sentOutsideHours: readonly string[];
  readonly missedDuties: readonly string[];
  readonly lostNotices: readonly string[];
  readonly doubleSends: readonly string[];
  readonly untracked: readonly string[];
  readonly unexplainedLines: readonly string[];
  readonly ownerless: readonly string[];
  readonly brokenChains: readonly string[];
  readonly dutiesChecked: number;
  readonly chainsVerified: number;
};

export type JudgeParts = {
  readonly calendar: Calendar;
  readonly roster: Roster;
  readonly people: readonly Person[];
  readonly known: readonly KnownAway[];
  readonly end: DateTime;
  readonly arrived: readonly Arrived[];
  /** Sends failed at random: a message may be late by so many open minutes, and what was unknown may come twice. */
  readonly faults: boolean;
};

/** Eight attempts take less than this, and a lease that ran out. */
const lateWithFaults = 75;
/** Every so many chains are verified. */
const sample = 10;

/** Reads one inquiry. */
export function caseOf(ref: string, rows: readonly Row[], parts: ReplayParts): Case {
  const lines = linesOf(rows);
  return { ref, lines, moves: replay(lines, parts) };
}

/** Judges all that happened by what the log and the edges say, without the code that made it happen. */
export function judge(
  cases: readonly { readonly its: Case; readonly rows: readonly Row[] }[],
  { calendar, roster, people, known, end, arrived: everything, faults }: JudgeParts,
): Verdict {
  // What somebody asked for with a press is no reminder, and has no proof.
  const arrived = everything.filter(({ isBrought }) => !isBrought);
  const late = patience(everything, calendar, faults ? lateWithFaults : 0);
  let dutiesChecked = 0;
  let chainsVerified = 0;
  const missedDuties: string[] = [];
  const brokenChains: string[] = [];
  const all = cases.map(({ its }) => its);
  const inCase = (find: (its: Case) => readonly string[]): readonly string[] =>
    all.flatMap((its) => find(its).map((words) => `${its.ref}: ${words}`));

  for (const [i, { its, rows }] of cases.entries()) {
    const expected = expectedOf(its.moves, calendar, end);
    dutiesChecked += expected.length;
    for (const { words } of missedAmong(expected, its.lines, roster, calendar, late))
      missedDuties.push(`${its.ref}: ${words}`);
    if (i % sample !== 0) continue;
    chainsVerified += 1;
    for (const { seq, what } of verifyChain(rows)) brokenChains.push(`${its.ref}: line ${String(seq)} ${what}`);
  }
  const aboutNone = arrived.filter(({ about }) => about.length === 0);
  const linesByRef = new Map(all.map(({ ref, lines }) => [ref, lines]));
  return {
    dutiesChecked,
    chainsVerified,
    missedDuties,
    brokenChains,
    lostNotices: [
      ...inCase(({ moves }) => lostNotices(moves, roster, calendar, end, late).map(({ words }) => words)),
      ...untoldOfAbsences(all, { known, arrived, people, roster, calendar, end }),
    ],
    sentOutsideHours: [
      ...inCase(({ lines }) => sentOutsideHours(lines, calendar).map(inWords)),
      ...aboutNone.filter(({ at }) => !isOpen(calendar, DateTime.fromMillis(at))).map(({ to }) => `a message to ${to}`),
    ],
    doubleSends: [
      ...inCase(({ moves }) => doubleProofs(moves, calendar, roster).map(inWords)),
      ...doubleArrivals(arrived, linesByRef).map(
        ({ to, about, reminder }) => `${about[0]?.ref ?? ''}: ${reminder} to ${to}`,
      ),
    ],
    untracked: untracked(arrived, linesByRef, faults),
    unexplainedLines: inCase(({ moves }) =>
      moves.filter((move) => move.isUnexplained).map(({ line }) => inWords(line)),
    ),
    ownerless: inCase(({ moves }) => moves.filter(isOwnerless).map(({ line }) => inWords(line))),
  };
}

/** Between taking and completion somebody owns it. */
function isOwnerless({ state }: Moved): boolean {
  return state.step !== '1' && state.step !== 'done' && state.owner === undefined;
}

function inWords(line: Line): string {
  const what = factOf(line, 'what');
  return [line.recordedAt.toISO(), line.step, line.act, what, factOf(line, 'to')]
    .filter((one) => one !== undefined)
    .join(' ');
}
