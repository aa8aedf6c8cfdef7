import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import { moment } from '../clock/span';
import { tiers } from '../inquiry/tiers';
import type { WholeInquiry } from '../log/all-inquiries';
import { runningClocks } from '../procedure/moments';
import type { PlanWeek, ResponseWeek, Week } from '../views/week-view';
import { asksOf, outcomeOf } from './asks';

/** How many of the oldest are named. */
const oldestShown = 10;

/** The calendar week before the one of an instant, from Monday to Monday in the office's zone. */
export function weekBefore(now: DateTime, zone: string): Pick<Week, 'from' | 'until'> {
  const until = now.setZone(zone).startOf('week');
  return { from: until.minus({ weeks: 1 }), until };
}

/**
 * Adds up a week. An inquiry, and a request, counts in the week in which its outcome was known: when it was in time, or when the
 * limit passed. What is open is counted as it stands at `now`.
 */
export function weekFigures(week: Pick<Week, 'from' | 'until'>, calendar: Calendar, now: DateTime) {
  const response = { high: noResponse(), escalated: noResponse() };
  const plans = new Map<string, ReturnType<typeof noPlan>>();
  const open = { high: 0, escalated: 0 };
  const aged = { high: 0, escalated: 0 };
  const callbacks = { done: 0, open: 0 };
  let undecided = 0;
  const all: Week['oldest'][number][] = [];
  const isInWeek = (at: DateTime): boolean => at >= week.from && at < week.until;

  return {
    /** @throws OutsideCalendar */
    add({ stored: { inquiry }, lines }: WholeInquiry): void {
      const { step, tier, anchors } = inquiry;
      countResponse(inquiry, lines);
      for (const ask of asksOf(lines)) {
        const outcome = outcomeOf(ask, calendar, now);
        if (outcome === undefined || !isInWeek(outcome.at)) continue;
        const plan = plans.get(ask.plan) ?? noPlan();
        plan[outcome.is] += 1;
        plans.set(ask.plan, plan);
      }
      if (step === 'done') {
        const { resolution } = inquiry;
        if (resolution?.code === 'NOT_MCO' && isInWeek(resolution.closedAt)) callbacks.done += 1;
        return;
      }
      if (step === '2b') callbacks.open += 1;
      const counted = tier ?? inquiry.suggestedTier;
      const isAged = runningClocks(inquiry, calendar).some(({ row, dueAt }) => row === 'ageing' && dueAt <= now);
      const isDecided = tier !== undefined || step === '2b';
      if (!isDecided && moment(calendar, anchors.clockStart, tiers[counted].limit) <= now) undecided += 1;
      open[counted] += 1;
      if (isAged) aged[counted] += 1;
      all.push({
        ref: inquiry.ref,
        tier: counted,
        step,
        receivedAt: anchors.received,
        isAged,
        ...(inquiry.owner !== undefined && { owner: inquiry.owner }),
        ...(inquiry.mco !== undefined && { mco: inquiry.mco }),
      });
    },
    /** What came out. `mail`: what the last check of the mailbox against the ledger found. */
    done(mail: Week['mail']): Week {
      const oldest = [...all].sort((a, b) => a.receivedAt.toMillis() - b.receivedAt.toMillis()).slice(0, oldestShown);
      const byCode = [...plans].sort(([a], [b]) => a.localeCompare(b));
      return {
        ...week,
        response,
        plans: Object.fromEntries(byCode),
        open,
        aged,
        undecided,
        callbacks,
        oldest,
        ...(mail && { mail }),
      };
    },
  };

  /** 4b, 5b: the first documented attempt to reach the member or the originator, counted from receipt. */
  function countResponse(
    { tier, anchors, step, resolution }: WholeInquiry['stored']['inquiry'],
    lines: WholeInquiry['lines'],
  ): void {
    if (tier === undefined || step === '2b') return;
    const { contacted, clockStart } = anchors;
    const limit = moment(calendar, clockStart, tiers[tier].limit);
    const isInTime = contacted !== undefined && contacted <= limit;
    const knownAt = isInTime ? contacted : limit;
    // Complete before anybody had to be reached.
    const isSpared = contacted === undefined && resolution !== undefined && resolution.closedAt <= limit;
    if (!isInWeek(knownAt) || isSpared || knownAt > now) return;
    const count = response[tier];
    count.of += 1;
    if (!isInTime) return;
    count.inLimit += 1;
    if (contacted <= moment(calendar, clockStart, tiers[tier].target)) count.inTarget += 1;
    const line = lines.find(({ happenedAt, enteredLate }) => enteredLate === true && happenedAt.equals(contacted));
    if (line !== undefined) count.enteredLate += 1;
  }
}

function noResponse(): { -readonly [K in keyof ResponseWeek]: number } {
  return { of: 0, inTarget: 0, inLimit: 0, enteredLate: 0 };
}

function noPlan(): { -readonly [K in keyof PlanWeek]: number } {
  return { inTime: 0, inTimeWithGrace: 0, late: 0, takenBack: 0, notDelivered: 0 };
}
