import type { DateTime } from 'luxon';
import type { Inquiry } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import type { ActDecision } from './decision';
import type { Actor } from './rights';

/** So long somebody sees an inquiry past their usual rights. */
export const glassStandsFor = { minutes: 60 };

/** Somebody opens an inquiry in an emergency: a line with the reason, and the Unit Lead is told. No step and no clock moves. */
export function breakGlass(inquiry: Inquiry, by: Actor, reason: string, now: DateTime): ActDecision {
  const line: LogLine = {
    step: inquiry.step,
    act: 'glassBroken',
    actor: by.id,
    happenedAt: now,
    recordedAt: now,
    facts: { until: now.plus(glassStandsFor).toUTC().toISO() ?? '' },
    words: { reason },
  };
  return { outcome: 'decided', inquiry, lines: [line], notices: ['glassBroken'] };
}

/** Until when somebody may still look; undefined when they never broke the glass, or its time is over. */
export function glassUntil(lines: readonly LogLine[], person: string, now: DateTime): DateTime | undefined {
  const last = lines.findLast(({ act, actor }) => act === 'glassBroken' && actor === person);
  const until = last?.recordedAt.plus(glassStandsFor);
  return until !== undefined && now < until ? until : undefined;
}
