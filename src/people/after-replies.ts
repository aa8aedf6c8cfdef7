import type { DateTime } from 'luxon';
import { openingAfter } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import { without } from '../inquiry/without';
import { goAway, type AbsenceState } from './absence';
import type { AutomaticReplies } from './automatic-replies';

/**
 * What becomes of somebody's absence after a look at their automatic replies; undefined when nothing does. Only a change of
 * the replies counts: whoever says "back" while they are still on is back, and what people say themselves goes before.
 * Replies without an end hold for a business day and are renewed: when they can no longer be read, nobody stays away for ever.
 */
export function afterReplies(
  before: AbsenceState,
  heard: AutomaticReplies,
  now: DateTime,
  calendar: Calendar,
): AbsenceState | undefined {
  const until = untilOf(heard, now, calendar);
  const isAway = before.until !== undefined && before.until > now;
  const isFromReplies = before.absence?.source === 'mail';
  if (until === undefined) {
    if (before.replies === undefined) return undefined;
    return without(before, isFromReplies && isAway ? ['replies', 'until'] : ['replies']);
  }
  const replies = heard.status === 'scheduled' ? (heard.to.toUTC().toISO() ?? '') : heard.status;
  const leaving = (): AbsenceState => goAway({ ...before, replies }, { until, source: 'mail', by: 'system' }, now);
  if (replies !== before.replies) return isAway && !isFromReplies ? { ...before, replies } : leaving();
  // Said "back" meanwhile, or away by another word: only an absence of theirs is renewed.
  const isOver = before.until === undefined || !isFromReplies || before.until >= until;
  return isOver || heard.status === 'scheduled' ? undefined : leaving();
}

/** Until when the replies say that somebody is away now. */
function untilOf(heard: AutomaticReplies, now: DateTime, calendar: Calendar): DateTime | undefined {
  switch (heard.status) {
    case 'off':
      return undefined;
    case 'always':
      return openingAfter(calendar, openingAfter(calendar, now));
    case 'scheduled':
      return heard.from <= now && now < heard.to ? heard.to : undefined;
  }
}
