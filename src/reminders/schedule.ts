import { DateTime } from 'luxon';
import { openingAfter, openOrNext } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import { deliveryAt } from '../clock/delivery';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import type { Notice, Recipient } from '../inquiry/vocabulary';
import { keyHash } from '../log/keys';
import { runningClocks, type DutyMoment, type RunningClock } from '../procedure/moments';

/**
 * What is still to go out for an inquiry after a decision: the moments of its running clocks that lie ahead, those that
 * were pending and not yet sent, and the decision's notices. Pure; the store makes one due row of each.
 *
 * A moment at or before the start of its duty is not made; if that leaves none, one is due at once, then at each opening.
 */
export function schedule(
  before: Inquiry | undefined,
  after: Inquiry,
  notices: readonly Notice[],
  now: DateTime,
  calendar: Calendar,
): Readonly<Record<string, Pending>> {
  const stood = before === undefined ? [] : runningClocks(before, calendar);
  const ran = new Set(stood.map((clock) => clock.id));
  const waiting = Object.values(before?.pending ?? {});
  const asksAnew = before?.request?.n !== after.request?.n;
  const told = toldOf(stood, waiting, before?.turn, now, asksAnew);
  const momentsAhead = runningClocks(after, calendar).flatMap((clock) =>
    ran.has(clock.id) ? goingOn(clock, waiting, now, calendar, after) : starting(clock, told, now, calendar, after),
  );
  const fresh = notices.map((notice) => noticeFor(notice, after, now, calendar));
  const notes = [...waiting.filter((old) => isNotice(old) && stillWanted(old, after, fresh)), ...fresh];
  const redraw = before !== undefined && before.turn !== after.turn ? [refresh(now)] : waiting.filter(isRefresh);
  return Object.fromEntries(
    [...heaviestOnly(momentsAhead), ...notes, ...redraw].map((pending) => [pending.id, pending]),
  );
}

/** Ids of the reminders of a turn that have gone out: past, and waiting no more. Whom a new request asks has been told nothing yet. */
function toldOf(
  clocks: readonly RunningClock[],
  waiting: readonly Pending[],
  turn: number | undefined,
  now: DateTime,
  asksAnew: boolean,
): ReadonlySet<string> {
  const isWaiting = (moment: DutyMoment): boolean =>
    waiting.some(({ clock, what, n }) => clock === moment.clock && what === moment.what && n === moment.n);
  const gone = clocks.flatMap(({ moments, startedAt }) =>
    moments.filter(
      (moment) =>
        moment.dueAt > startedAt && moment.dueAt <= now && !isWaiting(moment) && !(asksAnew && moment.to === 'mco'),
    ),
  );
  return new Set(
    turn === undefined ? [] : gone.map(({ row, what, to, dueAt }) => reminderId(turn, row, what, to, dueAt)),
  );
}

function starting(
  clock: RunningClock,
  told: ReadonlySet<string>,
  now: DateTime,
  calendar: Calendar,
  inquiry: Inquiry,
): readonly Pending[] {
  const ahead = clock.moments.filter((moment) => moment.dueAt > clock.startedAt);
  if (ahead.length > 0) {
    // A clock that begins anew by what is entered late may have a moment that was told before: it is not told twice.
    const untold = ahead
      .filter((moment) => !ahead.some((later) => overtakes(later, moment, now)))
      .map((moment) => pendingFor(moment, inquiry, now, calendar))
      .filter(({ id }) => !told.has(id));
    const next = untold.length > 0 ? undefined : nextOpening(clock, [], now, calendar);
    return next === undefined ? untold : [pendingFor(next, inquiry, now, calendar)];
  }
  // Nothing is late while the limit lies ahead: a clock that is quiet there begins with the opening after it.
  const first = clock.dueAt > clock.startedAt ? nextOpening(clock, [], now, calendar) : undefined;
  if (first !== undefined) return [pendingFor(first, inquiry, now, calendar)];
  const dueAt = openOrNext(calendar, now);
  const { again } = clock;
  const ends: readonly Due[] = clock.moments.filter(
    (moment) => moment.dueAt.equals(clock.dueAt) && moment.to !== again?.to,
  );
  const repeated: readonly Due[] =
    again === undefined ? [] : [{ row: clock.row, clock: clock.id, what: again.what, n: 0, to: again.to, dueAt }];
  return [...repeated, ...ends.map((end) => ({ ...end, dueAt }))].map((start) =>
    pendingFor(start, inquiry, now, calendar),
  );
}

/** Overdue moments of one duty collapse into the latest: it says all that the others would. */
function overtakes(later: DutyMoment, moment: DutyMoment, now: DateTime): boolean {
  return later.to === moment.to && later.dueAt > moment.dueAt && later.dueAt <= now;
}

function goingOn(
  clock: RunningClock,
  waiting: readonly Pending[],
  now: DateTime,
  calendar: Calendar,
  inquiry: Inquiry,
): readonly Pending[] {
  const unsent = waiting.filter((pending) => pending.clock === clock.id);
  const kept = new Map<string, Pending>();
  for (const moment of clock.moments) {
    const was = unsent.find((pending) => sameMoment(pending, moment));
    // A moment that is past and no longer waiting has been sent, or was superseded.
    if (was === undefined && moment.dueAt <= now) continue;
    const sent = clock.moments.filter((one) => !unsent.some((pending) => sameMoment(pending, one)));
    if (sent.some((later) => overtakes(later, moment, now))) continue;
    // What was due at once, because all was past when the duty began, stays due then.
    const dueAt = was !== undefined && moment.dueAt <= clock.startedAt ? was.dueAt : moment.dueAt;
    const pending = pendingFor(snoozed({ ...moment, dueAt }, inquiry), inquiry, now, calendar);
    // A retry waits for its own attempt; the id follows the turn, and a shared clock the row.
    kept.set(
      pending.id,
      was?.dueAt.equals(pending.dueAt) === true ? { ...was, id: pending.id, row: pending.row } : pending,
    );
  }
  for (const pending of unsent) {
    if (pending.to.startsWith('person:')) kept.set(pending.id, pending);
    else if (pending.what === clock.again?.what) {
      const put = snoozed({ ...pending, row: clock.row, to: clock.again.to }, inquiry);
      const same = put.dueAt.equals(pending.dueAt);
      const renamed = pendingFor(put, inquiry, now, calendar);
      kept.set(renamed.id, same ? { ...pending, id: renamed.id, row: renamed.row } : renamed);
    }
  }
  const next = nextOpening(clock, [...kept.values()], now, calendar);
  if (next !== undefined) {
    const pending = pendingFor(snoozed(next, inquiry), inquiry, now, calendar);
    kept.set(pending.id, pending);
  }
  return [...kept.values()];
}

/** The reminder of the next opening, once nothing of the clock lies ahead for those whom it repeats to. */
function nextOpening(
  clock: RunningClock,
  ahead: readonly Pending[],
  now: DateTime,
  calendar: Calendar,
): DutyMoment | undefined {
  const { again } = clock;
  if (again === undefined || ahead.some(({ to, what }) => to === again.to || what === again.what)) return undefined;
  const dueAt = openingAfter(calendar, DateTime.max(now, clock.dueAt));
  return { row: clock.row, clock: clock.id, what: again.what, n: 0, to: again.to, dueAt };
}

/** "Snooze" moves the owner's ping; the form does not let it past 10:00 AM of the next business day. */
function snoozed<T extends { readonly what: Pending['what']; readonly dueAt: DateTime }>(
  moment: T,
  inquiry: Inquiry,
): T {
  const until = inquiry.anchors.snoozedUntil;
  const ping = moment.what === 'silent' || moment.what === 'silentAgain';
  return ping && until !== undefined && until > moment.dueAt ? { ...moment, dueAt: until } : moment;
}

function sameMoment(pending: Pending, moment: DutyMoment): boolean {
  return pending.what === moment.what && pending.to === moment.to && pending.n === moment.n;
}

type Due = Pick<Pending, 'row' | 'clock' | 'what' | 'n' | 'to' | 'dueAt' | 'then'>;

function pendingFor(moment: Due, inquiry: Inquiry, now: DateTime, calendar: Calendar): Pending {
  const attemptAt =
    moment.then === undefined ? deliveryAt(calendar, moment.dueAt, now) : DateTime.max(moment.dueAt, now);
  return {
    id: reminderId(inquiry.turn, moment.row, moment.what, moment.to, moment.dueAt),
    row: moment.row,
    what: moment.what,
    clock: moment.clock,
    to: moment.to,
    n: moment.n,
    dueAt: moment.dueAt,
    attemptAt,
    attempts: 0,
    ...(moment.then !== undefined && { then: moment.then }),
  };
}

/** The same moment of the same turn has the same id: a repeated decision makes no second reminder. */
export function reminderId(turn: number, row: string, what: string, to: string, dueAt: DateTime): string {
  return [String(turn), row, what, to, dueAt.toMillis().toString(36)].join('.');
}

/** Who gets a notice. Those to an MCO were sent by a person and go at once; the rest waits for the opening. */
const noticeTo: Readonly<Record<Notice, { readonly to: Recipient; readonly byPerson: boolean }>> = {
  claim: { to: 'anyLiaison', byPerson: false },
  // An answer to what somebody has just sent: it names the reopening, so it need not wait for it.
  acknowledged: { to: 'originator', byPerson: true },
  assigned: { to: 'owner', byPerson: false },
  released: { to: 'unitLead', byPerson: false },
  callback: { to: 'unitLead', byPerson: false },
  mailToEscalations: { to: 'mailbox', byPerson: true },
  mcoRequest: { to: 'mco', byPerson: true },
  // The report that a mail came back may come at any hour.
  mcoRedirected: { to: 'mco', byPerson: false },
  mcoChase: { to: 'mco', byPerson: true },
  mcoWithdrawn: { to: 'formerMco', byPerson: true },
  mcoNewTime: { to: 'mco', byPerson: true },
  mcoInformed: { to: 'mco', byPerson: true },
  offer: { to: 'owner', byPerson: false },
  notAccepted: { to: 'unitLead', byPerson: false },
  ownerAnswered: { to: 'owner', byPerson: false },
  undelivered: { to: 'unitLead', byPerson: false },
  mailAdded: { to: 'owner', byPerson: false },
  mcoWrote: { to: 'owner', byPerson: false },
  mailAfterClose: { to: 'owner', byPerson: false },
  mailBounced: { to: 'owner', byPerson: false },
  // Who asks by mail is waiting for the answer; it counts as no update, and its owner hears of it in open hours.
  statusAnswer: { to: 'writer', byPerson: true },
  statusAsked: { to: 'owner', byPerson: false },
  wordAdded: { to: 'owner', byPerson: false },
  misdirected: { to: 'unitLead', byPerson: false },
  misdirectedToOfficer: { to: 'privacyOfficer', byPerson: false },
  // Whoever answers for the unit can still stop it.
  glassBroken: { to: 'unitLead', byPerson: true },
};

function noticeFor(notice: Notice, inquiry: Inquiry, now: DateTime, calendar: Calendar): Pending {
  const { to, byPerson } = noticeTo[notice];
  return {
    id: reminderId(inquiry.turn, inquiry.step, notice, to, now),
    row: inquiry.step,
    what: notice,
    clock: '',
    to,
    n: 0,
    dueAt: now,
    attemptAt: byPerson ? now : deliveryAt(calendar, now, now),
    attempts: 0,
  };
}

/** An answer into the thread of a mail, due now. Two mails of one person have one each. */
export function answerTo(
  what: 'acknowledged' | 'statusAnswer',
  inquiry: Inquiry,
  to: Pending['to'],
  answers: NonNullable<Pending['answers']>,
  now: DateTime,
): Pending {
  const id = `${reminderId(inquiry.turn, inquiry.step, what, to, now)}.${keyHash(answers.messageId).slice(0, 8)}`;
  const { step: row } = inquiry;
  return { id, row, what, clock: '', to, n: 0, dueAt: now, attemptAt: now, attempts: 0, answers };
}

/** Messages that a person sent with a press, and work that reaches nobody, do not wait for the opening. */
export function goesAtOnce(pending: Pending): boolean {
  return isNotice(pending) && noticeTo[pending.what as Notice].byPerson;
}

export function isNotice(pending: Pending): boolean {
  return pending.clock === '';
}

export function isRefresh(pending: Pending): boolean {
  return pending.what === 'refresh';
}

/** One work item per inquiry: the current state is drawn into the cards that are out there. */
export function refresh(now: DateTime): Pending {
  return {
    id: 'refresh',
    row: 'done',
    what: 'refresh',
    clock: 'refresh',
    to: 'system',
    n: 0,
    dueAt: now,
    attemptAt: now,
    attempts: 0,
  };
}

/** Whether an unsent notice still makes sense after the decision; a newer one of its kind replaces it. */
function stillWanted(notice: Pending, after: Inquiry, fresh: readonly Pending[]): boolean {
  if (fresh.some((newer) => newer.what === notice.what && newer.to === notice.to)) return false;
  switch (notice.what) {
    case 'claim':
      return after.step === '1';
    case 'offer':
      return after.step === '5b.offer';
    case 'callback':
      return after.step === '2b';
    case 'mcoRequest':
    case 'mcoRedirected':
    case 'mcoChase':
    case 'mcoNewTime':
    case 'mcoInformed':
      return after.request?.open === true;
    case 'mailAfterClose':
      return after.step === 'done';
    case 'ownerAnswered':
    case 'assigned':
    case 'mailAdded':
    case 'mcoWrote':
      return after.step !== 'done' && after.owner !== undefined;
    case 'statusAsked':
      // Who asked after it was closed has not had their answer by the closing.
      return after.step !== 'done' || notice.row === 'done';
    default:
      return true;
  }
}

const weight: readonly string[] = [
  'nudge',
  'warn',
  'beforeClose',
  'silentWarn',
  'harmSoon',
  'harm',
  'target',
  'atOnce',
  'again',
  'limit',
  'silentAgain',
  'silent',
  'miss',
];

/** Two moments of one duty that reach the same person at the same instant are one reminder: the heavier. Other duties speak for themselves. */
function heaviestOnly(pendings: readonly Pending[]): readonly Pending[] {
  const kept = new Map<string, Pending>();
  for (const pending of pendings) {
    const key = `${pending.row}/${pending.to}@${String(pending.dueAt.toMillis())}`;
    const other = kept.get(key);
    if (other === undefined || weight.indexOf(pending.what) > weight.indexOf(other.what)) kept.set(key, pending);
  }
  return [...kept.values()];
}
