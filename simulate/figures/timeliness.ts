import { DateTime } from 'luxon';
import { addBusinessMinutes, closeOfBusinessDay, endOfDay } from '../../src/clock/business-time';
import type { Calendar } from '../../src/clock/calendar';
import { moment } from '../../src/clock/span';
import { tiers, type Tier } from '../../src/inquiry/tiers';
import type { Case } from '../check/judge';
import type { Moved } from '../check/replay';

/** How many of `of` were in time; `enteredLate`: in time when it happened, and written down after the limit. */
export type Timely = { of: number; inTarget: number; inLimit: number; enteredLate: number };
/** Requests to a plan: answered by end of day, with the grace for late asks, later, never, or taken back before. */
export type Answered = {
  of: number;
  strict: number;
  withGrace: number;
  late: number;
  takenBack: number;
  waiting: number;
};
export type OnTime = { of: number; onTime: number };

export type Timeliness = {
  readonly response: Readonly<Record<Tier, Timely>>;
  readonly plans: Readonly<Record<string, Answered>>;
  readonly updates: Readonly<Record<Tier, OnTime>>;
};

/** Business minutes that an MCO has at least, however late in the day it was asked. */
const graceMinutes = 120;

/** Timeliness as reports show it, found from the lines of the log. What is not due yet at the end does not count. */
export function timelinessOf(cases: readonly Case[], calendar: Calendar, end: DateTime): Timeliness {
  const response = { high: noneYet(), escalated: noneYet() };
  const updates = { high: { of: 0, onTime: 0 }, escalated: { of: 0, onTime: 0 } };
  const plans: Record<string, Answered> = {};
  for (const { moves } of cases) {
    countResponse(moves, response, calendar, end);
    countAsks(moves, plans, calendar, end);
    countUpdates(moves, updates, calendar, end);
  }
  const inOrder = Object.fromEntries(Object.entries(plans).sort(([a], [b]) => a.localeCompare(b)));
  return { response, plans: inOrder, updates };
}

function noneYet(): Timely {
  return { of: 0, inTarget: 0, inLimit: 0, enteredLate: 0 };
}

/** The first documented attempt ends the response clock, in the tier that counts then. */
function countResponse(
  moves: readonly Moved[],
  response: Readonly<Record<Tier, Timely>>,
  calendar: Calendar,
  end: DateTime,
): void {
  const first = moves.find(({ state }) => state.anchors.contacted !== undefined) ?? moves.findLast(isTiered);
  if (first?.state.tier === undefined) return;
  const { tier, anchors } = first.state;
  if (anchors.clockStart === undefined) return;
  const target = moment(calendar, anchors.clockStart, tiers[tier].target);
  const limit = moment(calendar, anchors.clockStart, tiers[tier].limit);
  const { contacted } = anchors;
  if (contacted === undefined && limit > end) return;
  const count = response[tier];
  count.of += 1;
  if (contacted === undefined) return;
  if (contacted <= target) count.inTarget += 1;
  if (contacted <= limit) count.inLimit += 1;
  if (contacted <= limit && first.line.recordedAt > limit) count.enteredLate += 1;
}

function isTiered({ state }: Moved): boolean {
  return state.tier !== undefined && (state.step.startsWith('4') || state.step.startsWith('5'));
}

function countAsks(moves: readonly Moved[], plans: Record<string, Answered>, calendar: Calendar, end: DateTime): void {
  moves.forEach(({ told, state }, i) => {
    const { asked } = state.anchors;
    if (told?.next.form !== 'ask' || asked === undefined) return;
    const plan = (plans[state.request?.mco ?? ''] ??= {
      of: 0,
      strict: 0,
      withGrace: 0,
      late: 0,
      takenBack: 0,
      waiting: 0,
    });
    plan.of += 1;
    const strict = endOfDay(calendar, asked);
    const grace = DateTime.max(strict, addBusinessMinutes(calendar, asked, graceMinutes));
    const after = moves.slice(i + 1);
    const left = after.find((move) => move.state.step !== state.step || move.told?.next.form === 'ask');
    const contacted = left?.state.anchors.mcoContacted;
    if (contacted !== undefined && left?.told?.next.form !== 'ask') {
      if (contacted <= strict) plan.strict += 1;
      if (contacted <= grace) plan.withGrace += 1;
      else plan.late += 1;
    } else if (left !== undefined) plan.takenBack += 1;
    else if (grace <= end) plan.late += 1;
    else plan.waiting += 1;
  });
}

/** An update is due every business day (High Priority), every third (Escalated). */
function countUpdates(
  moves: readonly Moved[],
  updates: Readonly<Record<Tier, OnTime>>,
  calendar: Calendar,
  end: DateTime,
): void {
  moves.forEach(({ state }, i) => {
    const { since } = state.anchors;
    const before = moves[i - 1]?.state;
    const isUpdating = state.step === '4f' || state.step === '5f';
    const isSame = before?.step === state.step && before.anchors.since?.toMillis() === since?.toMillis();
    if (!isUpdating || isSame || since === undefined) return;
    const tier: Tier = state.step === '4f' ? 'high' : 'escalated';
    const due = closeOfBusinessDay(calendar, since, tier === 'high' ? 1 : 3);
    const next = moves.slice(i + 1).find((move) => move.state.anchors.since?.toMillis() !== since.toMillis());
    if (next === undefined && due > end) return;
    updates[tier].of += 1;
    if (next !== undefined && next.line.happenedAt <= due) updates[tier].onTime += 1;
  });
}
