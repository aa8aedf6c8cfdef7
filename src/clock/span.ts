import type { DateTime } from 'luxon';
import {
  addBusinessMinutes,
  closeOfBusinessDay,
  endOfDay,
  lastOpenMoment,
  openingAfter,
  openOrNext,
} from './business-time';
import type { Calendar } from './calendar';

/** How long a duty may take, in the words of the procedure. */
export type Span =
  | `${number} business minutes`
  | `${number} business hours`
  | `${number} business days`
  | 'end of day'
  | 'next opening'
  | 'at once'
  | 'that instant'
  | 'last open moment';

/** A span taken apart. */
export type SpanParts =
  { readonly unit: 'minutes' | 'hours' | 'days'; readonly amount: number } | { readonly unit: (typeof named)[number] };

const named = ['end of day', 'next opening', 'at once', 'that instant', 'last open moment'] as const;

/** The words are no span. */
export class SpanInvalid extends Error {
  readonly code = 'SPAN_INVALID';
  constructor(text: string) {
    super(
      `"${text}" is no span. Write it like "4 business hours", "30 business minutes", "3 business days", "end of day", "next opening", "at once", "that instant" or "last open moment".`,
    );
    this.name = 'SpanInvalid';
  }
}

/** Reads a span; "1 business day" is understood too. @throws SpanInvalid, for parts of a business day as well. */
export function parseSpan(text: string): SpanParts {
  const counted = /^(-?\d+(?:\.\d+)?) business (minute|hour|day)s?$/.exec(text);
  if (counted !== null) {
    const amount = Number(counted[1]);
    if (counted[2] === 'day' && Number.isInteger(amount)) return { unit: 'days', amount };
    if (counted[2] === 'hour') return { unit: 'hours', amount };
    if (counted[2] === 'minute') return { unit: 'minutes', amount };
  }
  const unit = named.find((one) => one === text);
  if (unit !== undefined) return { unit };
  throw new SpanInvalid(text);
}

/**
 * The moment at which a span that begins at `from` ends; UTC. Days end at the close of the last one; "at once" out of hours
 * is the next opening, "that instant" never waits, "last open moment" lies at or before `from`.
 * @throws OutsideCalendar, SpanInvalid
 */
export function moment(calendar: Calendar, from: DateTime, span: Span): DateTime {
  return momentOf(calendar, from, parseSpan(span));
}

/** As `moment`, for a span already taken apart. @throws OutsideCalendar */
export function momentOf(calendar: Calendar, from: DateTime, span: SpanParts): DateTime {
  switch (span.unit) {
    case 'minutes':
      return addBusinessMinutes(calendar, from, span.amount);
    case 'hours':
      return addBusinessMinutes(calendar, from, span.amount * 60);
    case 'days':
      return closeOfBusinessDay(calendar, from, span.amount);
    case 'end of day':
      return endOfDay(calendar, from);
    case 'next opening':
      return openingAfter(calendar, from);
    case 'at once':
      return openOrNext(calendar, from);
    case 'that instant':
      return from.toUTC();
    case 'last open moment':
      return lastOpenMoment(calendar, from);
  }
}
