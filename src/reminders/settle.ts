import type { DateTime } from 'luxon';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import type { Person } from '../people/people';
import { utc } from '../log/keys';
import { lateFrom } from '../procedure/silence';
import { rowOf } from '../procedure/steps';
import { commitDecision, type Planned } from './commit-decision';
import type { DueParts } from './due-parts';
import { failedAside } from './failed-aside';
import { failedTooOften, type Outcome } from './outcome';
import { refresh } from './schedule';

/** Proof, line and what comes next, in one transaction; written even if the inquiry has moved on. */
export async function settle(
  parts: Pick<DueParts, 'log' | 'calendar' | 'clock' | 'instance'>,
  ref: string,
  pending: Pending,
  outcome: Outcome,
): Promise<void> {
  await commitDecision<never>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    async (stored, now) => ({
      ...planned(stored.inquiry, pending, outcome, now, parts),
      ...(await failedAside(parts.log, ref, pending, outcome, now)),
    }),
  );
}

function planned(
  inquiry: Inquiry,
  pending: Pending,
  outcome: Outcome,
  now: DateTime,
  parts: Pick<DueParts, 'calendar' | 'instance'>,
): Planned {
  const same = Object.values(inquiry.pending).filter((other) => isSame(other, pending));
  const movedOn = same.length === 0;
  const base = { outcome: 'decided' as const, inquiry, lines: [], notices: [], settled: same.map(({ id }) => id) };
  if ('again' in outcome) return movedOn ? base : { ...base, waiting: [outcome.again] };
  if ('members' in outcome)
    return movedOn
      ? base
      : { ...base, waiting: outcome.members.map((member) => forMember(pending, member, outcome.insteadOf, now)) };

  const copy = outcome.act === 'sent' ? outcome.copy : undefined;
  // A request counts as delivered when it was this one: another may be open by now.
  const delivers = outcome.act === 'sent' && requests.includes(pending.what) && !movedOn;
  return {
    ...base,
    inquiry: delivers ? withDelivery(inquiry, now) : inquiry,
    lines: [lineOf(pending, outcome, now, parts.instance, silenceFacts(inquiry, pending, parts.calendar))],
    notices: outcome.act === 'undeliverable' && mustBeTold(pending, outcome) ? ['undelivered'] : [],
    ...(copy !== undefined && { copies: [copy] }),
    // The card that has just gone out shows what no longer is: it is drawn anew.
    ...(copy !== undefined && copy.turn !== inquiry.turn && { waiting: [refresh(now)] }),
  };
}

function lineOf(
  pending: Pending,
  outcome: Extract<Outcome, { readonly act: string }>,
  now: DateTime,
  instance: string,
  more: LogLine['facts'],
): LogLine {
  return {
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
      ...('insteadOf' in outcome && { insteadOf: outcome.insteadOf }),
      ...(pending.what === 'miss' && { miss: pending.n }),
      ...(pending.repeated === true && { repeated: true }),
      ...more,
    },
    words: {},
  };
}

/** 4.e.1, 5.e.1: since when the MCO is late, strictly (`dueAt`) and with grace, so that reports can show both. */
function silenceFacts(inquiry: Inquiry, pending: Pending, calendar: DueParts['calendar']): LogLine['facts'] {
  const { asked } = inquiry.anchors;
  const isPing = pending.what === 'silent' || pending.what === 'silentAgain';
  return isPing && asked !== undefined ? { lateFrom: utc(lateFrom(asked, calendar)) } : {};
}

function forMember(pending: Pending, member: Person, insteadOf: string | undefined, now: DateTime): Pending {
  return {
    ...pending,
    ...(insteadOf !== undefined && { insteadOf }),
    id: `${pending.id}.${member.id}`,
    to: `person:${member.id}`,
    attemptAt: now > pending.attemptAt ? now : pending.attemptAt,
  };
}

/**
 * The Unit Lead hears of what reached nobody; not of that notice itself, nor of a miss for a backup that no MCO has named:
 * that miss reaches the Unit Lead anyway. What failed eight times is set aside instead, and told until that gets through.
 */
function mustBeTold(pending: Pending, outcome: Outcome): boolean {
  if (failedTooOften(outcome) || pending.what === 'undelivered') return false;
  return !(pending.what === 'miss' && pending.to === 'mcoBackup');
}

/** The same moment, whatever turn its id names; of answers, the one to the same mail. */
function isSame(a: Pending, b: Pending): boolean {
  const isOne = a.what === b.what && a.clock === b.clock && a.to === b.to && a.dueAt.equals(b.dueAt);
  return isOne && a.answers?.messageId === b.answers?.messageId;
}

/** What brings the request to the MCO. */
const requests: readonly Pending['what'][] = ['mcoRequest', 'mcoRedirected'];

function withDelivery(inquiry: Inquiry, now: DateTime): Inquiry {
  const { request } = inquiry;
  if (request?.open !== true || request.deliveredAt !== undefined) return inquiry;
  return { ...inquiry, request: { ...request, deliveredAt: now } };
}

/** The step that the line names: a chase belongs to 4.e.1 or 5.e.1, whatever row it runs in. */
function stepOf(pending: Pending): string {
  const chasing = ['silent', 'silentAgain', 'miss', 'mcoChase'].includes(pending.what);
  return chasing ? (rowOf(pending.row).ifSilent?.logs ?? pending.row) : pending.row;
}
