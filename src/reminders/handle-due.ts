import type { DateTime } from 'luxon';
import { openOrNext } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import type { Clock, SystemTime } from '../clock/clock';
import { mayDeliver } from '../clock/delivery';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import type { CardCopy } from '../log/card-copy';
import type { DueRow } from '../log/due-row';
import type { InquiryLog } from '../log/inquiry-log';
import { keyHash } from '../log/keys';
import type { Person } from '../people/people';
import { answer, type Context } from '../procedure/answer';
import { system, type Actor } from '../procedure/rights';
import { rowOf } from '../procedure/steps';
import { pushedView } from '../views/pushed-view';
import type { ViewContext } from '../views/view-context';
import { commitDecision, type Planned } from './commit-decision';
import { deliver, sendByMail, type Delivery, type DeliveryParts, type Parcel } from './deliver';
import { redrawCopies } from './redraw-copies';
import { resolve } from './recipients';
import { goesAtOnce, refresh } from './schedule';

export type DueParts = DeliveryParts & {
  readonly log: InquiryLog;
  readonly clock: Clock;
  readonly systemTime: SystemTime;
  readonly calendar: Calendar;
  readonly newId: () => string;
  /** Stands in the proof of each send: which of several processes made it. */
  readonly instance: string;
  /** Context of rules and views for an inquiry at an instant. */
  readonly contexts: (inquiry: Inquiry, now: DateTime) => Promise<{ readonly procedure: Context; readonly view: ViewContext }>;
};

/** After so many failures a reminder counts as undeliverable. */
const mostAttempts = 8;

/** Handles one claimed due row: still wanted? then decide, hand to a group, or send and prove. */
export async function handleDue(parts: DueParts, row: DueRow, tookOver: boolean): Promise<void> {
  const stored = await parts.log.read(row.ref);
  const pending = stored?.inquiry.pending[row.reminderId];
  if (stored === undefined || pending === undefined) {
    // A decision has removed it meanwhile.
    await parts.log.dropDue(row);
    return;
  }
  const { inquiry } = stored;
  const now = parts.clock.now();
  if (pending.what === 'refresh') return redrawCopies(parts, inquiry);
  if (pending.then !== undefined) return systemAnswer(parts, row.ref, pending);
  if (!goesAtOnce(pending) && !mayDeliver(parts.calendar, now, pending.dueAt))
    return settle(parts, row.ref, pending, { again: { ...pending, attemptAt: openOrNext(parts.calendar, now) } });
  if (later(inquiry, pending, now)) return settle(parts, row.ref, pending, { act: 'superseded' });

  const { view } = await parts.contexts(inquiry, now);
  const resolved = resolve(inquiry, pending.to, view.directory, now);
  if (resolved.kind === 'nobody') return settle(parts, row.ref, pending, { act: 'undeliverable', to: pending.to });
  if (resolved.kind === 'group' && resolved.people.length !== 1)
    return settle(parts, row.ref, pending, { members: resolved.people });
  const person = resolved.kind === 'group' ? resolved.people[0] : resolved.kind === 'person' ? resolved.person : undefined;

  const unknown = pending.repeated === true || (tookOver && row.claim?.begun === undefined);
  const shown: Pending = unknown ? { ...pending, repeated: true } : pending;
  const actor: Actor = person === undefined ? system : actorOf(person);
  const parcel: Parcel = {
    view: pushedView(inquiry, shown, actor, view),
    mark: keyHash('reminder', row.ref, pending.id),
    ...(row.claim?.begun !== undefined && { begun: row.claim.begun }),
    look: unknown,
    keep: async (begun) => {
      await parts.log.claim(row, { ...(row.claim ?? { id: parts.newId(), leaseUntil: 0 }), begun });
    },
  };
  const delivery = person === undefined ? await sendByMail(parts, parts.mailbox.address, parcel) : await deliver(parts, person, parcel);
  await afterDelivery(parts, row.ref, shown, person, delivery, inquiry.turn);
}

async function afterDelivery(
  parts: DueParts,
  ref: string,
  pending: Pending,
  person: Person | undefined,
  delivery: Delivery,
  turn: number,
): Promise<void> {
  const to = person?.id ?? 'mailbox';
  switch (delivery.outcome) {
    case 'sent':
      return settle(parts, ref, pending, {
        act: 'sent',
        to,
        via: delivery.via,
        ...(delivery.via === 'teams' &&
          person !== undefined && {
            copy: { reminderId: pending.id, person: person.id, conversationId: delivery.conversationId, activityId: delivery.activityId, turn },
          }),
      });
    case 'nowhere':
      return settle(parts, ref, pending, { act: 'undeliverable', to });
    case 'later': {
      const attempts = pending.attempts + 1;
      if (attempts >= mostAttempts) return settle(parts, ref, pending, { act: 'undeliverable', to });
      const wait = delivery.afterMs ?? backoffMs(attempts, parts.newId());
      const attemptAt = parts.clock.now().plus(wait);
      const again: Pending = { ...pending, attempts, attemptAt, ...(delivery.unknown && { repeated: true as const }) };
      return settle(parts, ref, pending, { again });
    }
  }
}

/** 15 seconds doubled at each failure up to 15 minutes, and between half and one and a half of it. */
export function backoffMs(attempts: number, random: string): number {
  const base = Math.min(15_000 * 2 ** (attempts - 1), 900_000);
  const jitter = parseInt(keyHash(random).slice(0, 4), 16) / 0xffff;
  return Math.round(base * (0.5 + jitter));
}

type Outcome =
  | { readonly act: 'superseded' }
  | { readonly act: 'undeliverable'; readonly to: string }
  | { readonly act: 'sent'; readonly to: string; readonly via: 'teams' | 'mail'; readonly copy?: CardCopy }
  | { readonly members: readonly Person[] }
  | { readonly again: Pending };

/** Proof, line and what comes next, in one transaction; written even if the inquiry has moved on. */
async function settle(parts: DueParts, ref: string, pending: Pending, outcome: Outcome): Promise<void> {
  await commitDecision<never>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    (stored, now) => Promise.resolve(planned(stored.inquiry, pending, outcome, now, parts.instance)),
  );
}

function planned(inquiry: Inquiry, pending: Pending, outcome: Outcome, now: DateTime, instance: string): Planned {
  const same = Object.values(inquiry.pending).filter((other) => isSame(other, pending));
  const movedOn = same.length === 0;
  const base = { outcome: 'decided' as const, inquiry, lines: [], notices: [], settled: same.map(({ id }) => id) };
  if ('again' in outcome) return movedOn ? base : { ...base, waiting: [outcome.again] };
  if ('members' in outcome) {
    const waiting = outcome.members.map((member): Pending => ({
      ...pending,
      id: `${pending.id}.${member.id}`,
      to: `person:${member.id}`,
      attemptAt: now > pending.attemptAt ? now : pending.attemptAt,
    }));
    return movedOn ? base : { ...base, waiting };
  }
  const line: LogLine = {
    step: stepOf(pending),
    act: outcome.act,
    actor: 'system',
    happenedAt: now,
    recordedAt: now,
    dueAt: pending.dueAt,
    ...(outcome.act === 'sent' && { sentAt: now }),
    facts: {
      what: pending.what,
      ...('to' in outcome && { to: outcome.to }),
      ...('via' in outcome && { via: outcome.via, instance }),
      ...(pending.what === 'miss' && { miss: pending.n }),
      ...(pending.repeated === true && { repeated: true }),
    },
    words: {},
  };
  const sent = outcome.act === 'sent';
  const proved = sent && pending.what === 'mcoRequest' ? withDelivery(inquiry, now) : inquiry;
  return {
    ...base,
    inquiry: proved,
    lines: [line],
    notices: outcome.act === 'undeliverable' && pending.what !== 'undelivered' ? ['undelivered'] : [],
    ...(sent && outcome.copy !== undefined && { copies: [outcome.copy] }),
    // The card that has just gone out shows what no longer is: it is drawn anew.
    ...(sent && movedOn && { waiting: [refresh(now)] }),
  };
}

/** The same moment, whatever turn its id names. */
function isSame(a: Pending, b: Pending): boolean {
  return a.what === b.what && a.clock === b.clock && a.to === b.to && a.dueAt.equals(b.dueAt);
}

function withDelivery(inquiry: Inquiry, now: DateTime): Inquiry {
  const { request } = inquiry;
  if (request?.open !== true || request.deliveredAt !== undefined) return inquiry;
  return { ...inquiry, request: { ...request, deliveredAt: now } };
}

function stepOf(pending: Pending): string {
  const chasing = ['silent', 'silentAgain', 'miss', 'mcoChase'].includes(pending.what);
  return chasing ? (rowOf(pending.row).ifSilent?.logs ?? pending.row) : pending.row;
}

/** Overdue moments of one duty collapse into the latest. */
function later(inquiry: Inquiry, pending: Pending, now: DateTime): boolean {
  return (
    pending.clock !== '' &&
    Object.values(inquiry.pending).some(
      (other) => other.clock === pending.clock && other.to === pending.to && other.dueAt > pending.dueAt && other.dueAt <= now,
    )
  );
}

/** A clock that ran out answers by itself: an unfinished intake is released, an offer goes to the next. */
async function systemAnswer(parts: DueParts, ref: string, pending: Pending): Promise<void> {
  await commitDecision<never>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    async (stored, now) => {
      const { procedure } = await parts.contexts(stored.inquiry, now);
      const button = pending.then;
      const nothing: Planned = { outcome: 'decided', inquiry: stored.inquiry, lines: [], notices: [], settled: [pending.id] };
      if (button === undefined || stored.inquiry.pending[pending.id] === undefined) return nothing;
      const decided = answer(stored.inquiry, { button, row: pending.row, by: system, filled: {} }, procedure);
      return decided.outcome === 'decided' ? { ...decided, settled: [pending.id] } : nothing;
    },
  );
}

function actorOf(person: Person): Actor {
  return { id: person.id, roles: person.roles, ...(person.mco !== undefined && { mco: person.mco }) };
}
