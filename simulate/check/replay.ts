import { DateTime } from 'luxon';
import { localDate } from '../../src/clock/local-time';
import { reachedResults, type ContactResult } from '../../src/inquiry/codes';
import type { Tier } from '../../src/inquiry/tiers';
import {
  answerIds,
  besideIds,
  type Anchor,
  type AnswerId,
  type BesideId,
  type StepId,
} from '../../src/inquiry/vocabulary';
import { rowOf } from '../../src/procedure/steps';
import type { Next, Row, Who } from '../../src/procedure/table';
import { factOf, type Line } from './line';
import type { State } from './state';

/** An answer of the table that a line tells of. */
export type Told = { readonly row: Row; readonly who: Who; readonly next: Next };

/** A line, and how the inquiry stands after it. */
export type Moved = {
  readonly line: Line;
  readonly state: State;
  /** Which answer it was; none for lines that move no clock. */
  readonly told?: Told;
  /** The line names an answer, and the table has none that leads there. */
  readonly isUnexplained: boolean;
};

export type ReplayParts = {
  readonly zone: string;
  /** Whether somebody answers for a plan. */
  readonly isContact: (person: string) => boolean;
};

/** Walks through the lines of one inquiry: the table as data says what each answer changes. */
export function replay(lines: readonly Line[], { zone, isContact }: ReplayParts): readonly Moved[] {
  const moves: Moved[] = [];
  let state: State | undefined;
  for (const line of lines) {
    state ??= opened(line);
    const told = line.act === 'opened' ? undefined : answerOf(state, line, isContact(line.actor));
    const isAnswer = answerIds.some((id) => id === line.act);
    state = told === undefined ? withoutAnswer(state, line) : answered(state, line, told, zone);
    moves.push({ line, state, ...(told !== undefined && { told }), isUnexplained: isAnswer && told === undefined });
  }
  return moves;
}

function opened(line: Line): State {
  return {
    step: '1',
    suggestedTier: factOf(line, 'suggestedTier') as Tier,
    isFlagged: factOf(line, 'safetyFlag') !== undefined,
    anchors: { received: line.happenedAt, clockStart: line.happenedAt, since: line.recordedAt },
    beside: {},
    attempts: { count: 0, days: [] },
  };
}

/** The answer of the table that the line means: it stands in a row that is open, and leads where the line says. */
function answerOf(state: State, line: Line, byContact: boolean): Told | undefined {
  const to = factOf(line, 'to') ?? state.step;
  const open = [state.step, ...(Object.keys(state.beside) as BesideId[])].map(rowOf);
  for (const row of open)
    for (const [who, answers] of Object.entries(row.on)) {
      const next = answers[line.act as AnswerId];
      if (next === undefined || (next.logs ?? row.id) !== line.step) continue;
      if ((who === 'system') !== (line.actor === 'system') || (who === 'mco') !== byContact) continue;
      if ((next.to === 'here' ? state.step : next.to) === to) return { row, who: who as Who, next };
    }
  return undefined;
}

/** Lines that are no answers: a request arrived; somebody else owns it. */
function withoutAnswer(state: State, line: Line): State {
  const owned = withOwner(state, line);
  const { request } = owned;
  const isProof = line.act === 'sent' && factOf(line, 'what') === 'mcoRequest';
  if (!isProof || request === undefined || request.deliveredAt !== undefined) return owned;
  return line.dueAt?.equals(request.recordedAt) === true
    ? { ...owned, request: { ...request, deliveredAt: line.recordedAt } }
    : owned;
}

function answered(before: State, line: Line, { row, next }: Told, zone: string): State {
  const to: StepId = next.to === 'here' ? before.step : next.to;
  const attempts = attemptsAfter(before, line, next, zone);
  const request = requestAfter(before, line, next);
  const mco = factOf(line, 'plan') ?? (line.act === 'notInMco' ? undefined : before.mco);
  const flag = factOf(line, 'safetyFlag');
  const { tier: _tier, mco: _mco, snooze: _snooze, request: _request, ...rest } = before;
  const tier = (factOf(line, 'tier') as Tier | undefined) ?? (line.act === 'reopen' ? undefined : before.tier);
  const anchors = anchorsAfter(before, line, row, next, zone);
  const state: State = {
    ...withOwner(rest, line),
    step: to,
    isFlagged: next.form === 'urgency' ? flag !== undefined && flag !== 'none' : before.isFlagged,
    ...(tier !== undefined && { tier }),
    ...(mco !== undefined && { mco }),
    ...(request !== undefined && { request }),
    ...snoozeAfter(before, line, anchors),
    anchors,
    attempts,
    beside: {},
  };
  return to === 'done' ? state : { ...state, beside: besideAfter(before, state, line, next) };
}

function withOwner(state: State, line: Line): State {
  const owner = factOf(line, 'owner');
  if (owner === undefined) return state;
  const { owner: _before, ...rest } = state;
  return owner === 'nobody' ? rest : { ...rest, owner };
}

function attemptsAfter({ attempts }: State, line: Line, { form }: Next, zone: string): State['attempts'] {
  if (line.act === 'reopen') return { count: 0, days: [] };
  if (form !== 'contact' && form !== 'callback') return attempts;
  const day = localDate(line.happenedAt, zone);
  // The day counts when it is another than that of the attempt before.
  return { count: attempts.count + 1, days: attempts.days.at(-1) === day ? attempts.days : [...attempts.days, day] };
}

function requestAfter(before: State, line: Line, { form }: Next): State['request'] {
  if (form !== 'ask') return before.request;
  const contact = factOf(line, 'contact');
  return {
    recordedAt: line.recordedAt,
    mco: before.mco ?? '',
    ...(contact !== undefined && { contact }),
    ...(line.act === 'phonedThem' && { deliveredAt: line.happenedAt }),
  };
}

function snoozeAfter(before: State, line: Line, anchors: State['anchors']): Pick<State, 'snooze'> {
  const until = anchors.snoozedUntil;
  if (until === undefined) return {};
  return line.act === 'snooze'
    ? { snooze: { at: line.recordedAt, until } }
    : { ...(before.snooze !== undefined && { snooze: before.snooze }) };
}

/** Instants that begin a new round, or that another answer takes back. */
const ofFirstRound: readonly Anchor[] = [
  'sentToEsr',
  'contacted',
  'reached',
  'asked',
  'mcoContacted',
  'promisedFor',
  'snoozedUntil',
  'harmBy',
];

function anchorsAfter(before: State, line: Line, row: Row, next: Next, zone: string): State['anchors'] {
  const anchors = new Map(Object.entries(before.anchors) as [Anchor, DateTime][]);
  const { happenedAt } = line;
  for (const anchor of next.set ?? []) {
    const onlyFirst = anchor === 'contacted' || anchor === 'reached';
    if (!onlyFirst || !anchors.has(anchor)) anchors.set(anchor, happenedAt);
  }
  if (next.set?.includes('asked') === true)
    for (const id of ['mcoContacted', 'snoozedUntil'] as const) anchors.delete(id);
  if (next.undo === 'contact') for (const id of ['mcoContacted', 'snoozedUntil'] as const) anchors.delete(id);
  if (line.act === 'makeEscalated') anchors.set('clockStart', anchors.get('received') ?? happenedAt);
  if (line.act === 'reopen') for (const id of ofFirstRound) anchors.delete(id);
  const promised = localInstant(line, 'promisedDate', 'promisedTime', zone);
  const { promise } = before.beside;
  const isOlder = promise !== undefined && happenedAt < promise && before.anchors.promisedFor !== undefined;
  if (line.act === 'willContactBy' && promised !== undefined)
    anchors.set('promisedFor', isOlder ? (before.anchors.promisedFor ?? promised) : promised);
  const until = localInstant(line, 'untilDate', 'untilTime', zone);
  if (line.act === 'snooze' && until !== undefined) anchors.set('snoozedUntil', until);
  const harm = factOf(line, 'harmBy');
  if (harm === 'none') anchors.delete('harmBy');
  else if (harm !== undefined) anchors.set('harmBy', DateTime.fromISO(harm, { zone: 'utc' }));
  const since = anchors.get('since') ?? happenedAt;
  const isLeft = next.to !== 'here' && next.to !== before.step;
  if (isLeft || (next.restart === true && row.id === before.step && happenedAt > since))
    anchors.set('since', happenedAt);
  return Object.fromEntries(anchors);
}

function localInstant(line: Line, date: string, time: string, zone: string): DateTime | undefined {
  const at = DateTime.fromISO(`${factOf(line, date) ?? ''}T${factOf(line, time) ?? ''}`, { zone });
  return at.isValid ? at.toUTC() : undefined;
}

function besideAfter(before: State, after: State, line: Line, next: Next): State['beside'] {
  const beside = new Map(Object.entries(before.beside) as [BesideId, DateTime][]);
  for (const id of next.end ?? []) beside.delete(id);
  for (const id of next.open ?? []) {
    // A newer promise, and a newer attempt, begin their duty anew; what is entered late is not newer.
    const isAnew = next.restart === true || id === 'promise' || id === 'tryAgain';
    const since = beside.get(id);
    // Somebody was reached after an attempt that is entered late: nobody need try again.
    const { reached } = after.anchors;
    if (id === 'tryAgain' && reached !== undefined && line.happenedAt < reached) continue;
    if (since === undefined || (isAnew && line.happenedAt > since)) beside.set(id, line.happenedAt);
  }
  const isReached = next.form === 'contact' && reachedResults.includes(factOf(line, 'result') as ContactResult);
  const enough = after.attempts.count >= 3 && after.attempts.days.length >= 2;
  if (isReached || enough) beside.delete('tryAgain');
  return Object.fromEntries(besideIds.flatMap((id) => (beside.has(id) ? [[id, beside.get(id)]] : [])));
}
