import { DateTime } from 'luxon';
import { addBusinessMinutes, endOfDay, openingAfter } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import { moment, parseSpan, type Span } from '../clock/span';
import type { Inquiry } from '../inquiry/inquiry';
import type { Tier } from '../inquiry/tiers';
import type { DutyClock } from './table';

/** Before Step 3 the signs count: a safety flag, or what the rules suggest. */
export function tierOf(inquiry: Inquiry): Tier {
  return inquiry.tier ?? (inquiry.safetyFlag === undefined ? inquiry.suggestedTier : 'high');
}

/** The limit of a clock of the table for this inquiry. */
export function limitOf(clock: DutyClock, inquiry: Inquiry): DutyClock['limit'] {
  return clock.byTier?.[tierOf(inquiry)] ?? clock.limit;
}

/** The limit as a span, for the words that explain it. */
export function spanOf(limit: DutyClock['limit']): Span {
  return limit === 'opening after end of day' ? 'end of day' : limit;
}

/** When a clock that counts from `from` ends. @throws OutsideCalendar */
export function endOf(clock: DutyClock, inquiry: Inquiry, from: DateTime, calendar: Calendar): DateTime {
  const limit = limitOf(clock, inquiry);
  const end =
    limit === 'opening after end of day'
      ? openingAfter(calendar, endOfDay(calendar, from))
      : moment(calendar, from, limit);
  if (clock.notAfter === undefined) return end;
  return DateTime.min(end, moment(calendar, inquiry.anchors.clockStart, clock.notAfter));
}

/** The moment so much business time before another. @throws OutsideCalendar */
export function before(calendar: Calendar, at: DateTime, span: Span): DateTime {
  const parts = parseSpan(span);
  const minutes = parts.unit === 'hours' ? parts.amount * 60 : parts.unit === 'minutes' ? parts.amount : 0;
  return addBusinessMinutes(calendar, at, -minutes);
}
