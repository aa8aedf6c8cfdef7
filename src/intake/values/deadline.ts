import type { DateTime } from 'luxon';
import { z } from 'zod';
import deadlineData from '../data/deadline-words.json';
import type { Found } from '../draft';
import { readData } from '../read-data';
import { cueOf } from '../text/cue';
import { shown, type Reading } from '../text/reading';
import { around } from '../text/sentence';
import { fold, wordList, wordPattern } from '../word-pattern';
import { namedDays, type NamedDay } from './day-in-words';

const words = readData(
  'deadline-words.json',
  z.strictObject({
    about: z.string(),
    direct: wordList,
    ending: wordList,
    event: wordList,
    endingAfter: wordList,
    past: wordList,
    notDeadline: wordList,
  }),
  deadlineData,
);
const direct = cueOf(
  words.direct,
  String.raw`[ ,:(-]{0,3}(?:(?:the|this|on|end of|the end of|end of day|end of business|end of the day|eod|eob|close of business|close|cob|noon|this coming|latest|at latest|date|is|of|el|la|es|este|dia|fin de)[ ,:]{1,2}){0,3}`,
);
const notDeadline = cueOf(words.notDeadline, String.raw`[ ,:(]{0,3}(?:(?:the|on|el|this) ){0,2}`);
const ending = wordPattern(words.ending);
const event = wordPattern(words.event);
const endingAfter = cueOf(
  words.endingAfter,
  String.raw`[ ,:(-]{0,3}(?:(?:that|which|and|because|morning|night|afternoon|evening) ){0,2}`,
);
const past = wordPattern(words.past);
/** "before the weekend" in a call-back window is no deadline, nor is "by" in "denied by". */
const isAboutCalls =
  /(?:call|reach|available|contact|phone|llam)[a-z]* (?:\S+ ){0,4}(?:before|until|hasta|antes de)(?: the| el)? ?$/;

/** What may stand between an event and its day. */
const eventLink =
  /^(?:'?s)?(?:,? (?:is|are|will be|has been|set|scheduled|planned|booked|due|for|on|of|at|the|his|her|my|next|this|to|es|esta|el|de|para|a|programad[oa]|now|with [a-z. ]{2,20}|in [a-z ]{2,20}|at [a-z ]{2,25})){0,5}[ ,:(]{1,2}$/;

type Limit = Found & { readonly strength: 1 | 2; readonly at: number };

/**
 * The day by which something must happen, as the mail says it ("by Friday", "runs out tomorrow", "surgery on 9/21"): an ISO
 * date, with the local clock time only if the mail names one. Days before it was written are none, nor is what is a week gone; words
 * such as "Friday" count from the day on which they were written. A limit goes before an event, an earlier day before a later one.
 */
export function findDeadline(reading: Reading, isWithin: (place: number) => boolean = () => true): Found | undefined {
  const weekAgo = dayOf(reading.receivedAt.minus({ days: 7 }));
  const limits = [...inFields(reading), ...inSentences(reading)].filter(
    ({ value, at }) => value >= weekAgo && isWithin(at),
  );
  const [first] = [...limits].sort(
    (a, b) => a.strength - b.strength || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0),
  );
  return first && { value: first.value, words: first.words, check: first.check };
}

function inFields({ fields, text, passages, zoneAt }: Reading): Limit[] {
  return fields.flatMap((field) => {
    if (field.noun !== 'deadline') return [];
    const writtenAt = passages[zoneAt(field.start).passage]?.writtenAt;
    const day =
      writtenAt && namedDays(field.value, writtenAt).find((one) => one.start <= 20 && isAhead(one, writtenAt));
    return day ? [limit(day, text.slice(field.from, field.start + day.end), 1, field.start)] : [];
  });
}

function inSentences(reading: Reading): Limit[] {
  const { text, passages, zoneAt, rangeOf } = reading;
  return passages.flatMap(({ writtenAt }, passage) => {
    const range = rangeOf(passage);
    return namedDays(text.slice(range.start, range.end), writtenAt)
      .map((day) => ({ ...day, start: range.start + day.start, end: range.start + day.end }))
      .filter(({ start }) => zoneAt(start).zone !== 'signature')
      .filter((day) => isAhead(day, writtenAt))
      .flatMap((day) => {
        const strength = strengthOf(day, text);
        if (strength === undefined) return [];
        const lead = around(text, day.start, day.end)
          .before.slice(-40)
          .replace(/^\S*\s/, '');
        return [limit(day, lead + text.slice(day.start, day.end), strength, day.start)];
      });
  });
}

function isAhead({ day }: NamedDay, writtenAt: DateTime): boolean {
  return (day.toISODate() ?? '') >= dayOf(writtenAt);
}

function dayOf(instant: DateTime): string {
  return instant.setZone('America/Chicago').toISODate() ?? '';
}

/** Whether words around a day make it a limit (1) or an event (2). */
function strengthOf(day: NamedDay, text: string): 1 | 2 | undefined {
  const sides = around(text, day.start, day.end);
  const lead = fold(sides.before);
  // "Mon or Tue. Next": the stop behind a short weekday ends the sentence too.
  const isEnd = text[day.end - 1] === '.' && /^ \p{Lu}/u.test(text.slice(day.end, day.end + 2));
  const behind = isEnd ? '' : fold(sides.after);
  if (notDeadline.atEnd(lead) !== undefined) return undefined;
  if (isAboutCalls.test(lead)) return undefined;
  if (/(?:left|remaining|restantes)$/.test(fold(text.slice(day.start, day.end)))) return 1;
  if (direct.atEnd(lead) !== undefined) return /(?:not|isn't|nothing|no) (?:\S+ ){0,2}due$/.test(lead) ? undefined : 1;
  const clause = lead.split(/[;:]|, (?:but|and|so|who|which) | but | pero | because /).at(-1) ?? lead;
  const last = ending.findAll(clause).at(-1);
  if (last && isNear(clause, last.end) && !isOver(clause, last.start, last.end)) return 1;
  if (endingAfter.atStart(behind) !== undefined) return 1;
  const happening = event.findAll(clause).at(-1);
  if (happening && eventLink.test(clause.slice(happening.end)) && !isOver(clause, happening.start, happening.end))
    return 2;
  const nextEvent = event.find(behind);
  const isDirectlyBehind =
    nextEvent !== undefined && /^['’]?s? (?:[a-z]+ ){0,2}$/.test(behind.slice(0, nextEvent.start));
  return isDirectlyBehind ? 2 : undefined;
}

function isNear(clause: string, end: number): boolean {
  return clause.slice(end).trim().split(/\s+/).length <= 7;
}

/** "was discharged on Monday", "the ride on Friday never came". */
function isOver(clause: string, start: number, end: number): boolean {
  return (
    past.find(clause.slice(end)) !== undefined ||
    /(?:\bwas|\bwere|\bhad|already|fue|ya) (?:\S+ ){0,2}$/.test(clause.slice(0, start))
  );
}

function limit(day: NamedDay, written: string, strength: Limit['strength'], at: number): Limit {
  const date = day.day.toISODate() ?? '';
  return {
    value: day.time === undefined ? date : `${date}T${day.time}`,
    words: shown(written),
    check: day.isDoubtful,
    strength,
    at,
  };
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
  return date.slice(0, 10) <= (nextOpen(start.plus({ days: 1 })).toISODate() ?? '');
}
