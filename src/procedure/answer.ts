import { localDate } from '../clock/local-time';
import type { Inquiry } from '../inquiry/inquiry';
import type { AnswerId, Notice } from '../inquiry/vocabulary';
import { without } from '../inquiry/without';
import { answerLine } from './answer-line';
import { chosenAnswer, type Chosen } from './chosen-answer';
import type { Act, Context, Decision, Refusal } from './decision';
import { applyForm } from './effects';
import { setAnchors } from './set-anchors';
import { setBeside } from './set-beside';
import { setOwner } from './set-owner';
import { withdraws } from './withdraws';

export type { Act, Context, Decision, Refusal } from './decision';

/** Inquiry + answer + who + now -> next inquiry, log lines and notices; or a refusal. Pure. @throws OutsideCalendar */
export function answer(inquiry: Inquiry, act: Act, context: Context): Decision | Refusal {
  const chosen = chosenAnswer(inquiry, act, context);
  return chosen.outcome === 'chosen' ? decide(inquiry, act, withContact(chosen, context), context) : chosen;
}

function decide(before: Inquiry, act: Act, chosen: Chosen, context: Context): Decision {
  const moved = moveOn(before, act, chosen, context);
  const withdrawn = withdraws(before, moved, chosen.answer);
  const closed =
    withdrawn && moved.request !== undefined ? { ...moved, request: { ...moved.request, open: false } } : moved;
  const after = { ...closed, turn: before.turn + (mayAnswerOtherwise(before, closed) ? 1 : 0) };
  return {
    outcome: 'decided',
    answer: chosen.answer,
    inquiry: after,
    lines: [answerLine(before, after, act, chosen, context)],
    notices: noticesOf(after, act, chosen, withdrawn),
  };
}

/** Form, instants, duties beside, owner, step: in this order, each seeing the one before. */
function moveOn(before: Inquiry, act: Act, chosen: Chosen, context: Context): Inquiry {
  const { answer: id, next, values, happenedAt } = chosen;
  const day = localDate(happenedAt, context.calendar.rules.zone);
  const stays = next.to === 'here';
  let after = applyForm(before, id, next.form ?? 'none', values, { happenedAt, day, stays });
  after = { ...after, anchors: setAnchors(before, act, chosen, context.calendar) };
  after = { ...after, beside: setBeside(after, chosen) };
  // Without its duty a promise has no instant.
  if (after.beside.promise === undefined) after = { ...after, anchors: without(after.anchors, ['promisedFor']) };
  after = setOwner(after, before, act, chosen, context);
  after = { ...after, step: next.to === 'here' ? before.step : next.to };
  if (id === 'sendChase' || id === 'calledNoAnswer') after = { ...after, chases: after.chases + 1 };
  return id === 'memberSaysNoContact' ? { ...after, disputed: true } : after;
}

/** The contact of the department, where the form left it open. */
function withContact(chosen: Chosen, context: Context): Chosen {
  const { next, values } = chosen;
  if (next.form !== 'ask' || values['contact'] !== undefined) return chosen;
  const contact = context.contactFor(values['department'] ?? '');
  return contact === undefined ? chosen : { ...chosen, values: { ...values, contact } };
}

const toMco: readonly Notice[] = ['mcoRequest', 'mcoChase', 'mcoNewTime', 'mcoInformed'];

/** The MCO has done what it was asked for, and the issue is resolved: its request ends without a notice that takes it back. */
const fulfilled: readonly AnswerId[] = ['resolved', 'close'];

/** A notice to the MCO goes only while a request is open, and only where the directory has a contact. */
function noticesOf(after: Inquiry, act: Act, { answer: id, next }: Chosen, withdrawn: boolean): readonly Notice[] {
  const { request } = after;
  const listed = request?.contact !== undefined;
  const told = (next.tell ?? [])
    .filter((notice) => !toMco.includes(notice) || (listed && request.open))
    // Who has just reopened it for themselves need not be told.
    .filter((notice) => id !== 'reopen' || notice !== 'assigned' || after.owner !== act.by.id);
  return withdrawn && listed && !fulfilled.includes(id) ? [...told, 'mcoWithdrawn'] : told;
}

/** Whether who may answer what has changed: step, owner, tier, MCO. */
function mayAnswerOtherwise(before: Inquiry, after: Inquiry): boolean {
  return (
    before.step !== after.step || before.owner !== after.owner || before.tier !== after.tier || before.mco !== after.mco
  );
}
