import { DateTime } from 'luxon';
import type { Inquiry } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import { without } from '../inquiry/without';
import type { ActDecision } from './decision';
import { actsAs, type Actor } from './rights';
import { rowOf } from './steps';

/** Whether the owner is asked if a mail of the MCO counts as contact: while the MCO owes it (4d, 5d). */
export function asksOfMail(inquiry: Inquiry): DateTime | undefined {
  return rowOf(inquiry.step).who === 'mco' ? inquiry.request?.wroteAt : undefined;
}

/**
 * A mail from the MCO that was asked: its update, as a line of the log. It moves no step and stops no clock; the owner is told,
 * and asked where contact is owed.
 * @param line whom the mail is from, and its words.
 */
export function mcoWrote(
  inquiry: Inquiry & Required<Pick<Inquiry, 'request'>>,
  line: Pick<LogLine, 'actor' | 'happenedAt' | 'recordedAt' | 'facts' | 'words'>,
): ActDecision {
  const { request } = inquiry;
  const isOwed = rowOf(inquiry.step).who === 'mco';
  const wroteAt = request.wroteAt === undefined ? line.happenedAt : DateTime.max(request.wroteAt, line.happenedAt);
  return {
    outcome: 'decided',
    inquiry: isOwed ? { ...inquiry, request: { ...request, wroteAt } } : inquiry,
    lines: [{ ...line, step: inquiry.step, act: 'mcoWrote' }],
    notices: ['mcoWrote'],
  };
}

/**
 * The owner says that the MCO's mail is no contact: a line, and the question is answered. What was asked goes on as before.
 * That it does count is the owner's own entry of what the MCO said.
 * @param wrote epoch milliseconds of the mail that the owner has seen; a newer one is asked about by itself.
 */
export function mailDoesNotCount(
  inquiry: Inquiry,
  by: Actor,
  wrote: number,
  now: DateTime,
): ActDecision | { readonly outcome: 'refused'; readonly why: 'notAllowed' | 'notAsked' } {
  if (!actsAs(by, inquiry).includes('owner')) return { outcome: 'refused', why: 'notAllowed' };
  const { request } = inquiry;
  if (request === undefined || asksOfMail(inquiry)?.toMillis() !== wrote)
    return { outcome: 'refused', why: 'notAsked' };
  const line: LogLine = {
    step: inquiry.step,
    act: 'mailNoContact',
    actor: by.id,
    happenedAt: now,
    recordedAt: now,
    facts: {},
    words: {},
  };
  return {
    outcome: 'decided',
    inquiry: { ...inquiry, request: without(request, ['wroteAt']) },
    lines: [line],
    notices: [],
  };
}
