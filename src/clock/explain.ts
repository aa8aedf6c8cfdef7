import { DateTime } from 'luxon';
import { dayOf, isBusinessDay } from './business-days';
import type { Calendar } from './calendar';
import type { Explanation, Piece, SkippedDay } from './explanation';
import { sentencesOf } from './explanation-words';
import { isoDate, weekdayIndex } from './local-date';
import { spanAtOrAfter } from './open-span-index';
import { momentOf, parseSpan, type Span, type SpanParts } from './span';

const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * Says in words how a span that begins at `from` comes to its deadline. The minutes of the pieces add up to the open time
 * between the two moments, which for hours and minutes is the span.
 * @throws OutsideCalendar, SpanInvalid
 */
export function explain(calendar: Calendar, from: DateTime, span: Span): Explanation {
  return explainParts(calendar, from, parseSpan(span));
}

/** As `explain`, for a span already taken apart. @throws OutsideCalendar */
export function explainParts(calendar: Calendar, from: DateTime, span: SpanParts): Explanation {
  const at = momentOf(calendar, from, span);
  const early = Math.min(from.toMillis(), at.toMillis());
  const late = Math.max(from.toMillis(), at.toMillis());
  const pieces = openPieces(calendar, early, late);
  const skipped = closedDays(calendar, early, late);
  return { at, pieces, skipped, sentences: sentencesOf(calendar, from, span, { at, pieces, skipped }) };
}

function openPieces(calendar: Calendar, early: number, late: number): readonly Piece[] {
  const { opens, closes, count } = calendar.spans;
  const pieces: Piece[] = [];
  for (let k = spanAtOrAfter(calendar.spans, early); k < count && (opens[k] ?? late) < late; k++) {
    const from = Math.max(opens[k] ?? 0, early);
    const to = Math.min(closes[k] ?? 0, late);
    pieces.push({ from: utc(from), to: utc(to), minutes: (to - from) / 60_000 });
  }
  return pieces;
}

function closedDays(calendar: Calendar, early: number, late: number): readonly SkippedDay[] {
  const skipped: SkippedDay[] = [];
  const last = dayOf(calendar, Math.max(early, late - 1));
  for (let day = dayOf(calendar, early); day <= last; day++) {
    if (isBusinessDay(calendar, day)) continue;
    const date = calendar.firstDay + day;
    skipped.push({
      date: isoDate(date),
      why: calendar.notes.get(date) ?? weekdayNames[weekdayIndex(date)] ?? '',
    });
  }
  return skipped;
}

function utc(ms: number): DateTime {
  return DateTime.fromMillis(ms, { zone: 'utc' });
}
