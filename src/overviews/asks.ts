import { DateTime } from 'luxon';
import { endOfDay } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import type { RecordedLine } from '../inquiry/log-line';
import { without } from '../inquiry/without';
import { lateFrom } from '../procedure/silence';
import { keepsRequest } from '../procedure/withdraws';

/** One request to a plan, and what became of it. Instants at which it happened. */
export type Ask = {
  /** Code of the plan. */
  readonly plan: string;
  readonly askedAt: DateTime;
  /** Since when it is proved that the request arrived; a miss counts against the MCO only then. */
  readonly deliveredAt?: DateTime;
  readonly contactedAt?: DateTime;
  /** Taken back, asked anew, or ended without word, before the member was contacted. */
  readonly takenBackAt?: DateTime;
};

const asking = ['sendRequest', 'phonedThem', 'askAgain', 'askMco'];
const disputing = ['memberSaysNoContact', 'doesNotCount'];
const planning = ['enrolled', 'samePlan', 'otherPlan', 'mcoChanged', 'isInMco'];

/** The requests of an inquiry in the order of its log. */
export function asksOf(lines: readonly RecordedLine[]): readonly Ask[] {
  const asks: Ask[] = [];
  let plan = '';
  const change = (more: Partial<Ask>): void => {
    const last = asks.pop();
    if (last !== undefined) asks.push({ ...last, ...more });
  };
  for (const { act, facts, happenedAt, sentAt } of lines) {
    const last = asks.at(-1);
    const isOpen = last !== undefined && last.contactedAt === undefined && last.takenBackAt === undefined;
    if (planning.includes(act) && facts['plan'] !== undefined) plan = String(facts['plan']);
    if (asking.includes(act)) {
      if (isOpen) change({ takenBackAt: happenedAt });
      asks.push({ plan, askedAt: happenedAt, ...(act === 'phonedThem' && { deliveredAt: happenedAt }) });
    } else if (act === 'sent' && isRequest(facts['what']) && last?.deliveredAt === undefined && sentAt !== undefined)
      change({ deliveredAt: sentAt });
    else if (act === 'memberContacted' && isOpen) change({ contactedAt: happenedAt });
    else if (disputing.includes(act) && last?.contactedAt !== undefined)
      // A contact that does not count was none: the request goes on as it was.
      asks.splice(-1, 1, without(last, ['contactedAt']));
    else if (isOpen && facts['to'] !== undefined && !keepsRequest(act)) change({ takenBackAt: happenedAt });
  }
  return asks;
}

function isRequest(what: unknown): boolean {
  return what === 'mcoRequest' || what === 'mcoRedirected';
}

/** How a request ended, and when that was known: `waiting` until the end of its day. */
export type AskOutcome = {
  readonly at: DateTime;
  /** In time by end of day; in time with the 2 business hours that an MCO has at least; later or never. */
  readonly is: 'inTime' | 'inTimeWithGrace' | 'late' | 'takenBack' | 'notDelivered';
};

/**
 * 4d, 5d: whether the MCO contacted the member by end of the day on which it was asked. What was taken back by then counts
 * neither for nor against it, nor what nobody can prove to have arrived.
 * @throws OutsideCalendar
 */
export function outcomeOf(
  { askedAt, deliveredAt, contactedAt, takenBackAt }: Ask,
  calendar: Calendar,
  now: DateTime,
): AskOutcome | undefined {
  const strict = endOfDay(calendar, askedAt);
  const grace = DateTime.max(strict, lateFrom(askedAt, calendar));
  if (contactedAt !== undefined && contactedAt <= grace)
    return { at: contactedAt, is: contactedAt <= strict ? 'inTime' : 'inTimeWithGrace' };
  if (takenBackAt !== undefined && takenBackAt <= grace) return { at: takenBackAt, is: 'takenBack' };
  if (grace > now) return undefined;
  return { at: grace, is: deliveredAt === undefined || deliveredAt > grace ? 'notDelivered' : 'late' };
}
