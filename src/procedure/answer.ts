import { DateTime } from 'luxon';
import { addBusinessMinutes, openingAfter } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import type { Inquiry } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import { reachedResults, type ContactResult } from '../inquiry/codes';
import type { AnswerId, BesideId, Notice, RowId, StepId } from '../inquiry/vocabulary';
import { without } from '../inquiry/without';
import { answerFor } from './answer-for';
import { buttonsOf, type ButtonId } from './buttons';
import { applyForm } from './effects';
import { limitsPassed } from './moments';
import { actsAs, type Actor } from './rights';
import { rowOf } from './steps';
import type { Next, Who } from './table';
import { instantOf, validateForm, type FieldError, type Limits, type Values } from './validate-form';

/** One press, as it reaches the procedure. */
export type Act = {
  readonly button: ButtonId;
  /** The row whose card was pressed. */
  readonly row: RowId;
  /** `turn` that the card showed; absent for acts of the system. */
  readonly turn?: number;
  readonly by: Actor;
  readonly filled: Readonly<Record<string, unknown>>;
};

/** What is known at the moment of the press; plain values, so that `answer` stays pure. */
export type Context = {
  readonly now: DateTime;
  readonly calendar: Calendar;
  readonly choices: Limits['choices'];
  /** The ESR who is next: present, and least recently offered. */
  readonly nextEsr?: string;
  /** The Unit Lead who is there now. */
  readonly unitLead?: string;
  /** The contact of a department when the form left it open. */
  readonly contactFor: (department: string) => string | undefined;
};

export type Decision = {
  readonly outcome: 'decided';
  readonly answer: AnswerId;
  readonly inquiry: Inquiry;
  readonly lines: readonly LogLine[];
  readonly notices: readonly Notice[];
};

/** Why an answer was not taken. Nothing is written; what was typed stays in the card. */
export type Refusal =
  | { readonly outcome: 'notHere' }
  | { readonly outcome: 'stale' }
  | { readonly outcome: 'notAllowed' }
  | { readonly outcome: 'blocked'; readonly by: BesideId }
  | { readonly outcome: 'fields'; readonly errors: readonly FieldError[] };

/** Inquiry + answer + who + now -> next inquiry, log lines and notices; or a refusal. Pure. */
export function answer(inquiry: Inquiry, act: Act, context: Context): Decision | Refusal {
  if (act.turn !== undefined && act.turn !== inquiry.turn) return { outcome: 'stale' };
  if (act.row !== inquiry.step && inquiry.beside[act.row as BesideId] === undefined) return { outcome: 'notHere' };
  const as = actsAs(act.by, inquiry);
  const form = formOfButton(act, as);
  if (form === 'notHere' || form === 'notAllowed') return { outcome: form };

  const checked = validateForm(form.id, act.filled, {
    now: context.now,
    notBefore: earliest(inquiry, form.id),
    zone: context.calendar.rules.zone,
    choices: context.choices,
  });
  if (!checked.ok) return { outcome: 'fields', errors: checked.errors };
  const chosen = answerFor(act.button, act.row, checked.values, inquiry);
  if (typeof chosen !== 'string') return { outcome: 'fields', errors: chosen };
  const next = find(act.row, as, chosen);
  if (next === undefined) return { outcome: 'notHere' };
  if (next.unless !== undefined && inquiry.beside[next.unless] !== undefined)
    return { outcome: 'blocked', by: next.unless };
  const wrong = wrongTogether(chosen, checked.values, inquiry, checked.happenedAt, context);
  if (wrong.length > 0) return { outcome: 'fields', errors: wrong };
  return decide(inquiry, act, chosen, next, checked.values, checked.happenedAt, context);
}

/** `notHere`: the row has no such button; `notAllowed`: it has, but not for this person. */
function formOfButton(act: Act, as: readonly Who[]): { id: NonNullable<Next['form']> } | 'notHere' | 'notAllowed' {
  const row = rowOf(act.row);
  const mine = buttonForm(act, as);
  if (mine !== undefined) return { id: mine };
  return buttonForm(act, Object.keys(row.on) as Who[]) === undefined ? 'notHere' : 'notAllowed';
}

function buttonForm(act: Act, as: readonly Who[]): NonNullable<Next['form']> | undefined {
  return buttonsOf(rowOf(act.row), as).find((button) => button.id === act.button)?.form;
}

function find(row: RowId, as: readonly Who[], chosen: AnswerId): Next | undefined {
  const on = rowOf(row).on;
  for (const who of as) {
    const next = on[who]?.[chosen];
    if (next !== undefined) return next;
  }
  return undefined;
}

/** What the MCO or the owner reports about a request cannot have happened before the request. */
function earliest(inquiry: Inquiry, form: NonNullable<Next['form']>): DateTime {
  const { asked, received } = inquiry.anchors;
  return (form === 'heard' || form === 'mcoHeard' || form === 'noAnswer') && asked !== undefined ? asked : received;
}

/** Checks that need more than one field. */
function wrongTogether(
  chosen: AnswerId,
  values: Values,
  inquiry: Inquiry,
  happenedAt: DateTime,
  context: Context,
): readonly FieldError[] {
  const zone = context.calendar.rules.zone;
  if (chosen === 'willContactBy') {
    const at = instantOf(values['promisedDate'], values['promisedTime'], zone);
    if (at === undefined || at <= happenedAt)
      return [{ field: 'promisedDate', message: 'If they promised a time: enter a day and a time after the call.' }];
  }
  if (chosen === 'snooze') {
    const at = instantOf(values['untilDate'], values['untilTime'], zone);
    const latest = addBusinessMinutes(context.calendar, openingAfter(context.calendar, context.now), 120);
    if (at === undefined || at <= context.now || at > latest)
      return [
        { field: 'untilDate', message: 'Remind me again: choose a time not past 10:00 AM of the next business day.' },
      ];
  }
  if (values['finalContact'] === 'unable' && !(inquiry.attempts.count >= 3 && inquiry.attempts.days >= 2))
    return [{ field: 'finalContact', message: 'Who was told?: “unable to reach” needs 3 attempts on 2 days.' }];
  const contact = values['contact'];
  if ((chosen === 'sendRequest' || chosen === 'askAgain' || chosen === 'askMco') && contact === undefined) {
    if (context.contactFor(values['department'] ?? '') === undefined)
      return [
        { field: 'contact', message: 'Contact at the MCO: none is listed. Phone them, then press “I phoned them”.' },
      ];
  }
  return [];
}

function decide(
  before: Inquiry,
  act: Act,
  chosen: AnswerId,
  next: Next,
  typed: Values,
  happenedAt: DateTime,
  context: Context,
): Decision {
  const values = withContact(typed, next, context);
  const day = happenedAt.setZone(context.calendar.rules.zone).toISODate() ?? '';
  const to = next.to === 'here' ? before.step : next.to;
  let after = applyForm(before, chosen, next.form ?? 'none', values, { happenedAt, day });
  after = setAnchors(after, before, act, chosen, next, values, happenedAt, context);
  after = setBeside(after, next, values, happenedAt);
  after = setOwner(after, before, act, chosen, values, to, context);
  after = { ...after, step: to };
  if (chosen === 'sendChase' || chosen === 'calledNoAnswer') after = { ...after, chases: after.chases + 1 };
  if (next.undo === 'contact') after = { ...after, disputed: true };
  const withdrawn = withdraws(before, after, chosen);
  if (withdrawn && after.request !== undefined) after = { ...after, request: { ...after.request, open: false } };
  after = { ...after, turn: before.turn + (mayAnswerOtherwise(before, after) ? 1 : 0) };

  const late = limitsPassed(before, happenedAt, context.now, context.calendar);
  const line: LogLine = {
    step: next.logs ?? act.row,
    act: chosen,
    actor: act.by.id,
    happenedAt,
    recordedAt: context.now,
    ...(late && { enteredLate: true as const }),
    facts: factsOf(before, after, values),
    words: wordsOf(values, next),
  };
  const notices = [...(next.tell ?? []), ...(withdrawn ? (['mcoWithdrawn'] as const) : [])].filter(
    (notice) => notice !== 'mcoNewTime' || after.request?.open === true,
  );
  return { outcome: 'decided', answer: chosen, inquiry: after, lines: [line], notices };
}

/** The contact of the department, where the form left it open. */
function withContact(values: Values, next: Next, context: Context): Values {
  if (next.form !== 'ask' || values['contact'] !== undefined) return values;
  const contact = context.contactFor(values['department'] ?? '');
  return contact === undefined ? values : { ...values, contact };
}

function setAnchors(
  after: Inquiry,
  before: Inquiry,
  act: Act,
  chosen: AnswerId,
  next: Next,
  values: Values,
  happenedAt: DateTime,
  context: Context,
): Inquiry {
  const zone = context.calendar.rules.zone;
  let anchors: Inquiry['anchors'] = { ...after.anchors };
  for (const anchor of next.set ?? []) {
    // The first contact is the one that counts for the response clock.
    if ((anchor === 'contacted' || anchor === 'reached') && anchors[anchor] !== undefined) continue;
    anchors = { ...anchors, [anchor]: happenedAt };
  }
  if (chosen === 'makeEscalated') anchors = { ...anchors, clockStart: anchors.received };
  const promised = instantOf(values['promisedDate'], values['promisedTime'], zone);
  if (chosen === 'willContactBy' && promised !== undefined) anchors = { ...anchors, promisedFor: promised };
  const until = instantOf(values['untilDate'], values['untilTime'], zone);
  if (chosen === 'snooze' && until !== undefined) anchors = { ...anchors, snoozedUntil: until };
  if (next.undo === 'contact') anchors = without(anchors, ['mcoContacted']);
  if (next.set?.includes('asked') === true) anchors = without(anchors, ['mcoContacted', 'promisedFor', 'snoozedUntil']);
  // A duty beside the step keeps its own instant; the step's clocks go on.
  const moved = next.to !== 'here' && next.to !== before.step;
  const restarted = next.restart === true && act.row === before.step;
  if (moved || restarted) anchors = { ...anchors, since: happenedAt };
  return { ...after, anchors };
}

function setBeside(after: Inquiry, next: Next, values: Values, happenedAt: DateTime): Inquiry {
  let beside = { ...after.beside };
  for (const id of next.end ?? []) beside = without(beside, [id]);
  for (const id of next.open ?? []) {
    if (next.restart === true || beside[id] === undefined || id === 'promise') beside = { ...beside, [id]: happenedAt };
  }
  const enough = after.attempts.count >= 3 && after.attempts.days >= 2;
  const reachedNow = reachedResults.includes(values['result'] as ContactResult) && next.form === 'contact';
  if (enough || reachedNow) beside = without(beside, ['tryAgain']);
  if (next.to === 'done') beside = {};
  return { ...after, beside };
}

/** Owner: the Member Liaison in Step 4, the ESR in Step 5, the Unit Lead in 2b, nobody before it is taken. */
function setOwner(
  after: Inquiry,
  before: Inquiry,
  act: Act,
  chosen: AnswerId,
  values: Values,
  to: StepId,
  context: Context,
): Inquiry {
  const own = (owner: string | undefined, more: Partial<Inquiry> = {}): Inquiry =>
    owner === undefined ? { ...after, ...more } : { ...after, ...more, owner };
  switch (chosen) {
    case 'take':
      return own(act.by.id, { liaison: act.by.id });
    case 'assign':
      return to === '1.intake' ? own(values['person'], liaisonOf(values['person'])) : own(values['person']);
    case 'putBack':
    case 'release':
      return without(after, ['owner', 'liaison']);
    case 'saveHigh':
      return own(before.liaison ?? act.by.id, { tier: 'high' });
    case 'saveEscalated':
      return own(context.nextEsr ?? context.unitLead, { tier: 'escalated' });
    case 'makeHigh':
      return own(before.liaison ?? context.unitLead, { tier: 'high' });
    case 'makeEscalated':
      return own(context.nextEsr ?? context.unitLead, { tier: 'escalated' });
    case 'notMine':
    case 'offerNext':
      return own(context.nextEsr ?? context.unitLead);
    case 'notInMco':
      return own(context.unitLead);
    case 'isInMco':
      return own(before.liaison ?? context.unitLead);
    default:
      return after;
  }
}

function liaisonOf(person: string | undefined): Partial<Inquiry> {
  return person === undefined ? {} : { liaison: person };
}

/** Answers after which an open request stands although its step is left: a new request, and the MCO's own report. */
const keepsRequest: readonly AnswerId[] = [
  'sendRequest',
  'phonedThem',
  'askAgain',
  'askMco',
  'memberContacted',
  'reportsResolved',
  'notResolved',
  'memberSaysNoContact',
  'makeHigh',
  'makeEscalated',
];

/** Leaving a step with an open request by any other answer withdraws it; so does completion. */
function withdraws(before: Inquiry, after: Inquiry, chosen: AnswerId): boolean {
  if (before.request?.open !== true || before.step === after.step) return false;
  return after.step === 'done' || !keepsRequest.includes(chosen);
}

/** Whether who may answer what has changed: step, owner, tier, MCO. */
function mayAnswerOtherwise(before: Inquiry, after: Inquiry): boolean {
  return (
    before.step !== after.step || before.owner !== after.owner || before.tier !== after.tier || before.mco !== after.mco
  );
}

/** Values that name no member and stand plainly in the log. */
const plainFields = [
  'originatorType',
  'category',
  'enrolled',
  'plan',
  'coverDate',
  'source',
  'notInMcoReason',
  'safetyFlag',
  'leaveMessage',
  'contacted',
  'way',
  'result',
  'department',
  'contact',
  'said',
  'promisedDate',
  'promisedTime',
  'untilDate',
  'untilTime',
  'code',
  'finalContact',
  'memberConfirmed',
  'appeal',
  'person',
  'reference',
];

function factsOf(before: Inquiry, after: Inquiry, values: Values): LogLine['facts'] {
  const plain = Object.fromEntries(Object.entries(values).filter(([field]) => plainFields.includes(field)));
  return {
    ...plain,
    ...(after.tier !== before.tier && after.tier !== undefined && { tier: after.tier }),
    ...(after.owner !== before.owner && { owner: after.owner ?? 'nobody' }),
    ...(after.step !== before.step && { to: after.step }),
  };
}

function wordsOf(values: Values, next: Next): LogLine['words'] {
  return next.form === undefined
    ? {}
    : Object.fromEntries(Object.entries(values).filter(([field]) => !plainFields.includes(field)));
}
