import { DateTime } from 'luxon';
import { dayOf, isBusinessDay } from './business-days';
import { closeOfBusinessDay, isOpen, openOrNext } from './business-time';
import type { Calendar } from './calendar';
import type { Explanation, Piece, SkippedDay } from './explanation';
import { parseIsoDate } from './local-date';
import type { SpanParts } from './span';
import { dateInWords, inWords, inWordsWithYear, timeInWords } from './words';

/** From so many on, the pieces or days between the first and the last are told together. */
const toldTogetherFrom = 7;

/** The sentences of an explanation: what was asked, how the time runs, what is skipped, and the deadline. */
export function sentencesOf(
  calendar: Calendar,
  from: DateTime,
  span: SpanParts,
  found: Pick<Explanation, 'at' | 'pieces' | 'skipped'>,
): readonly string[] {
  const { zone } = calendar.rules;
  const sameYear = from.setZone(zone).year === found.at.setZone(zone).year;
  const tell = (at: DateTime) => (sameYear ? inWords(at, zone) : inWordsWithYear(at, zone));
  const closed = closedInWords(calendar, found.skipped);
  const due = `Due ${tell(found.at)}.`;
  switch (span.unit) {
    case 'minutes':
    case 'hours':
      return [
        `${count(span.amount, `business ${span.unit.slice(0, -1)}`)} ${span.amount < 0 ? 'before' : 'from'} ${tell(from)}.`,
        ...outOfHours(calendar, from, span.amount, 'the time runs'),
        ...found.pieces.slice(0, 1).map(() => `${piecesInWords(calendar, found.pieces)}.`),
        ...closed,
        due,
      ];
    case 'days':
      return [
        `${count(span.amount, 'business day')} ${span.amount < 0 ? 'before' : 'from'} ${tell(from)}.`,
        ...outOfHours(calendar, from, span.amount, 'the days count'),
        ...(span.amount > 0 ? [`${daysInWords(calendar, from, span.amount)}.`] : []),
        ...closed,
        `Due at the close of that day: ${tell(found.at)}.`,
      ];
    case 'end of day':
      return [`End of day, from ${tell(from)}.`, endOfDayInWords(calendar, from, found.at), ...closed, due];
    case 'next opening':
      return [`The next opening of a business day after ${tell(from)}.`, ...closed, due];
    case 'at once':
      return isOpen(calendar, from)
        ? [`At once: the office is open on ${tell(from)}.`, due]
        : [`At once, but the office is closed on ${tell(from)}, so it waits for the next opening.`, ...closed, due];
    case 'that instant':
      return ['That very instant, whether the office is open or not.', due];
    case 'last open moment':
      return [
        `The last moment up to ${tell(from)} at which the office is open.`,
        ...(found.at < from ? ['It is closed then, so it is the closing before.'] : []),
        ...closed,
        due,
      ];
  }
}

function outOfHours(calendar: Calendar, from: DateTime, amount: number, what: string): readonly string[] {
  if (amount < 0 || isOpen(calendar, from)) return [];
  return [
    `The office is closed then, so ${what} from the next opening, ${onAt(calendar, openOrNext(calendar, from))}.`,
  ];
}

function endOfDayInWords(calendar: Calendar, from: DateTime, at: DateTime): string {
  const day = dayOf(calendar, from.toMillis());
  // A day that ends at midnight ends on the next date.
  if (day === dayOf(calendar, at.toMillis() - 1)) return 'The office has not closed yet on that day.';
  const why = isBusinessDay(calendar, day) ? 'has closed by then' : 'is closed on that day';
  return `The office ${why}, so it is the end of the next business day.`;
}

function piecesInWords(calendar: Calendar, pieces: readonly Piece[]): string {
  const first = pieces[0];
  const last = pieces.at(-1);
  if (pieces.length < toldTogetherFrom || first === undefined || last === undefined) {
    return pieces.map((piece) => pieceInWords(calendar, piece)).join(', ');
  }
  const between = pieces.slice(1, -1);
  const minutes = between.reduce((sum, piece) => sum + piece.minutes, 0);
  const span = `${date(calendar, pieces[1]?.from ?? first.from)} to ${date(calendar, pieces.at(-2)?.from ?? last.from)}`;
  return `${pieceInWords(calendar, first)}, ${count(minutes, 'minute')} from ${span}, ${pieceInWords(calendar, last)}`;
}

function pieceInWords(calendar: Calendar, piece: Piece): string {
  const { zone } = calendar.rules;
  const local = piece.from.setZone(zone);
  const note = calendar.notes.get(parseIsoDate(local.toISODate() ?? '') ?? NaN);
  const times = `${timeInWords(piece.from, zone)} to ${timeInWords(piece.to, zone)}`;
  return `${count(piece.minutes, 'minute')} on ${date(calendar, piece.from)} (${times}${note === undefined ? '' : `, ${note}`})`;
}

function daysInWords(calendar: Calendar, from: DateTime, days: number): string {
  const told = days < toldTogetherFrom ? Array.from({ length: days }, (_, i) => i + 1) : [1, days];
  return told
    .map((n, i) => {
      // One ms back: a day that ends at midnight ends on the next date.
      const day = date(calendar, closeOfBusinessDay(calendar, from, n).minus(1));
      return i === 0 ? `Day ${String(n)} is ${day}` : `day ${String(n)} is ${day}`;
    })
    .join(', ');
}

function closedInWords(calendar: Calendar, skipped: readonly SkippedDay[]): readonly string[] {
  if (skipped.length === 0) return [];
  const named = skipped.filter((day) => calendar.notes.has(parseIsoDate(day.date) ?? NaN));
  const usual = skipped.filter((day) => !named.includes(day));
  const together = usual.length >= toldTogetherFrom;
  const told = (together ? named : skipped).map((day) => {
    const words = DateTime.fromISO(day.date, { zone: 'utc' }).setLocale('en-US').toFormat('ccc LLL d');
    return named.includes(day) ? `${words} (${day.why})` : words;
  });
  if (together) told.push(`${String(usual.length)} days of the weekly rest`);
  return [`Closed: ${told.join(', ')}.`];
}

function onAt(calendar: Calendar, at: DateTime): string {
  return `${date(calendar, at)}, ${timeInWords(at, calendar.rules.zone)}`;
}

function date(calendar: Calendar, at: DateTime): string {
  return dateInWords(at, calendar.rules.zone);
}

/** "1 minute", "90 minutes", "0.5 minutes"; the sign is told by "before". */
function count(amount: number, what: string): string {
  const shown = Math.round(Math.abs(amount) * 1000) / 1000;
  return `${String(shown)} ${what}${shown === 1 ? '' : 's'}`;
}
