import type { DateTime } from 'luxon';
import type { Inquiry } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import { without } from '../inquiry/without';
import type { ActDecision } from './decision';

/** Card 5: it is another matter than those that were suggested. Both logs say so; nothing is suggested any more. No clock changes. */
export function keepSeparate(inquiry: Inquiry, by: string, now: DateTime): ActDecision {
  const refs = (inquiry.mayBelongTo ?? []).map(({ ref }) => ref);
  return {
    outcome: 'decided',
    inquiry: without(inquiry, ['mayBelongTo']),
    lines: refs.map((ref) => linked(inquiry, ref, by, now)),
    notices: [],
  };
}

/** The line in either log: the two are linked, and kept apart. */
export function linked({ step }: Inquiry, other: string, by: string, now: DateTime): LogLine {
  return { step, act: 'linked', actor: by, happenedAt: now, recordedAt: now, facts: { as: other }, words: {} };
}
