import type { DateTime } from 'luxon';
import type { Inquiry } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import type { ActDecision } from './decision';

/** A legal hold as it stands: who set it, and when. */
export type LegalHold = { readonly by: string; readonly at: DateTime };

/** Sets or lifts a legal hold: a line with the reason, and nothing else. What is on hold is not purged. */
export function changeHold(
  inquiry: Inquiry,
  act: 'holdSet' | 'holdLifted',
  by: string,
  reason: string,
  now: DateTime,
): ActDecision {
  const line: LogLine = {
    step: inquiry.step,
    act,
    actor: by,
    happenedAt: now,
    recordedAt: now,
    facts: {},
    words: { reason },
  };
  return { outcome: 'decided', inquiry, lines: [line], notices: [] };
}

/** The hold that an inquiry is under, by its lines; undefined when there is none. */
export function holdIn(lines: readonly LogLine[]): LegalHold | undefined {
  const last = lines.findLast(({ act }) => act === 'holdSet' || act === 'holdLifted');
  return last?.act === 'holdSet' ? { by: last.actor, at: last.recordedAt } : undefined;
}
