import { DateTime } from 'luxon';
import { dateSource, readDate } from './calendar-date';
import type { Found } from './draft';
import { fold } from './word-pattern';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const dias = ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'];
const monthDay =
  '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.? \\d{1,2}(?:st|nd|rd|th)?(?! ?\\d)|\\d{1,2} de [a-z]{4,10}(?! (?:de )?\\d{4})|\\d{1,2}\\/\\d{1,2}(?![\\d/])';
const when = `today|tonight|tomorrow|hoy|esta noche|manana|end of (?:the )?day|eod|close of business|cob|within 24 hours|in 24 hours|(?:(?:this|next|on|el|este|proximo) ){0,2}(?:${[...days, ...dias].join('|')})|${dateSource}|${monthDay}`;
/** What makes a day a limit and not a mere date. */
const trigger =
  '(?:needs? (?:[a-z]+ ){0,6}by|by|before|no later than|not later than|deadline(?: is)?|due(?: by| on)?|runs? out|will run out|be out(?: of [a-z]+)?|expires?|ends?|ending|stops?|last dose|discharged?(?: from (?:the )?[a-z]+)?|discharge date|surgery|hearing|appointment|appt|only (?:[a-z]+ ){0,4}(?:until|through)|para el|antes del?|se (?:le |me )?acaba(?: (?:la|el|las|los|su) [a-z]+)?|vence|cirugia|cita|urgent[a-z]*)';
const link =
  '(?: is| es| are| has been| scheduled| planned| set){0,3}(?: on| for| by| of| para| el| de| en)?(?: the)?[ :,\\n]{1,2}';
const limit = new RegExp(
  `(?<![a-z])${trigger}${link}(?:(?:end of (?:the )?(?:day|business)|eod|close of business|cob)(?: on| of)? )?(${when})(?![a-z])`,
  'g',
);

/**
 * The earliest day that the mail names as a limit ("by Friday", "runs out tomorrow"), as an ISO date on Central time; days
 * before `writtenAt` are not limits. Words such as "Friday" count from `writtenAt` and are to be checked.
 */
export function findDeadline(text: string, writtenAt: DateTime): Found | undefined {
  const day = writtenAt.setZone('America/Chicago').startOf('day');
  const found = [...fold(text).matchAll(limit)].flatMap((match) => {
    const named = dayOf(match[1] ?? '', day);
    if (!named || named.value < (day.toISODate() ?? '')) return [];
    const words = text.slice(match.index, match.index + match[0].length).replaceAll('\n', ' ');
    return [{ value: named.value, words, check: named.isDoubtful }];
  });
  return found.reduce<Found | undefined>(
    (first, next) => (first && first.value <= next.value ? first : next),
    undefined,
  );
}

function dayOf(words: string, today: DateTime): { value: string; isDoubtful: boolean } | undefined {
  const relative = (date: DateTime) => ({ value: date.toISODate() ?? '', isDoubtful: true });
  if (/^(?:today|tonight|hoy|esta noche|end of|eod|close|cob)/.test(words)) return relative(today);
  if (/^(?:tomorrow|manana|within 24|in 24)/.test(words)) return relative(today.plus({ days: 1 }));
  const name = words.split(' ').at(-1) ?? '';
  const weekday = Math.max(days.indexOf(name), dias.indexOf(name)) + 1;
  // On a Friday "by Friday" is today: the earlier reading can only make us look sooner.
  if (weekday > 0) return relative(today.plus({ days: (weekday - today.weekday + 7) % 7 }));
  const written = readDate(words, today.year + 1) ?? thisYear(words, today);
  return written && { value: written.date.toISODate() ?? '', isDoubtful: written.isDoubtful };
}

/** "May 24" and "5/24": this year's, or next year's when more than two months have gone by since. */
function thisYear(words: string, today: DateTime): ReturnType<typeof readDate> {
  const inYear = (year: number) =>
    readDate(words.includes('/') ? `${words}/${String(year)}` : `${words} ${String(year)}`, year + 1);
  const written = inYear(today.year);
  const isLongGone = written && written.date.plus({ months: 2 }) < today;
  return isLongGone ? inYear(today.year + 1) : written;
}

/**
 * Whether a day (ISO date) is the day of receipt or the business day after it, at latest. Mail after 17:00 Central or on a closed day
 * counts from the next opening.
 */
export function isWithinOneBusinessDay(date: string, receivedAt: DateTime, closedDays: readonly string[]): boolean {
  const local = receivedAt.setZone('America/Chicago');
  const nextOpen = (from: DateTime): DateTime => {
    const isClosed = from.weekday > 5 || closedDays.includes(from.toISODate() ?? '');
    return isClosed ? nextOpen(from.plus({ days: 1 })) : from;
  };
  const start = nextOpen(local.hour >= 17 ? local.plus({ days: 1 }) : local);
  return date <= (nextOpen(start.plus({ days: 1 })).toISODate() ?? '');
}
