import { DateTime } from 'luxon';
import { openOrNext } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import { inWordsWithYear } from '../clock/words';

/** Until when somebody is away, or what to do about what was written. */
export type UntilRead =
  { readonly ok: true; readonly until: DateTime } | { readonly ok: false; readonly error: string };

/**
 * Reads what people write behind "away": "until Mon Sep 21", "fri 1pm", "9/21", "2026-09-21 13:00", "tomorrow", "3 pm".
 * A day without a time means the opening of that day, or the next one when the office is closed then; Central.
 */
export function readUntil(typed: string, now: DateTime, calendar: Calendar): UntilRead {
  const today = now.setZone(calendar.rules.zone).startOf('day');
  const { time, rest } = takeTime(wordsOf(typed));
  if (time === undefined && rest.length === 0) return unread;
  const day = rest.length === 0 ? today : dayOf(rest, today);
  return day === undefined ? unread : checked(day, time, now, calendar);
}

/** The same from a form: ISO date, and "HH:mm" or nothing. */
export function untilOf(date: string, time: string, now: DateTime, calendar: Calendar): UntilRead {
  const day = DateTime.fromISO(date, { zone: calendar.rules.zone });
  const at = DateTime.fromISO(`2026-01-01T${time === '' ? '00:00' : time}`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !day.isValid || !at.isValid) return unread;
  return checked(day, time === '' ? undefined : { hour: at.hour, minute: at.minute }, now, calendar);
}

type Time = { readonly hour: number; readonly minute: number };

const unread: UntilRead = {
  ok: false,
  error: 'Until when?: give a day, and a time if it is not the opening, such as “away until Mon Sep 21, 1:00 PM”.',
};

function checked(day: DateTime, time: Time | undefined, now: DateTime, calendar: Calendar): UntilRead {
  if (day > now.plus({ years: 1 })) return { ok: false, error: 'Until when?: give a time within a year.' };
  // Away "until today" is away for the rest of it.
  const from = day.hasSame(now.setZone(day.zone), 'day') ? day.plus({ days: 1 }) : day;
  const at = time === undefined ? from : day.set(time);
  if (at <= now) return { ok: false, error: `Until when?: ${inWordsWithYear(at)} is past. Give a later time.` };
  return { ok: true, until: (time === undefined ? openOrNext(calendar, at) : at).toUTC() };
}

/** Small words that say nothing about the instant. */
const fillers = new Set('until till til to at on the of next this morning central ct cst cdt'.split(' '));

function wordsOf(typed: string): readonly string[] {
  return typed
    .toLowerCase()
    .replace(/\b([ap])\.?m\b\.?/g, '$1m')
    .replace(/(\d)\s+(am|pm)\b/g, '$1$2')
    .replace(/(\d)(st|nd|rd|th)\b/g, '$1')
    .split(/[\s,]+/)
    .map((word) => word.replace(/\.$/, ''))
    .filter((word) => word !== '' && !fillers.has(word));
}

function takeTime(words: readonly string[]): { readonly time?: Time; readonly rest: readonly string[] } {
  for (const [n, word] of words.entries()) {
    const time = timeOf(word);
    if (time !== undefined) return { time, rest: words.filter((_, other) => other !== n) };
  }
  return { rest: words };
}

function timeOf(word: string): Time | undefined {
  if (word === 'noon') return { hour: 12, minute: 0 };
  const half = /^(\d{1,2})(?::(\d{2}))?(am|pm)$/.exec(word);
  const whole = /^(\d{1,2}):(\d{2})$/.exec(word);
  const [, hours, minutes = '0', part] = half ?? whole ?? [];
  const hour = Number(hours);
  const minute = Number(minutes);
  if (hours === undefined || minute > 59 || hour > 23) return undefined;
  if (part === undefined) return { hour, minute };
  return hour >= 1 && hour <= 12 ? { hour: (hour % 12) + (part === 'pm' ? 12 : 0), minute } : undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** 1 to 12, or 1 (Monday) to 7, by the beginning of its name; undefined when it is none. */
function numberIn(names: readonly string[], word: string | undefined): number | undefined {
  if (word === undefined || !/^[a-z]{3,}$/.test(word)) return undefined;
  const at = names.findIndex((name) => word.startsWith(name));
  return at < 0 ? undefined : at + 1;
}

function dayOf(words: readonly string[], today: DateTime): DateTime | undefined {
  const [first, ...others] = words;
  if (others.length === 0 && first === 'today') return today;
  if (others.length === 0 && first === 'tomorrow') return today.plus({ days: 1 });
  const weekday = numberIn(weekdays, first);
  if (weekday === undefined) return dateOf(words, today);
  if (others.length === 0) return today.plus({ days: ((weekday - today.weekday + 6) % 7) + 1 });
  const date = dateOf(others, today);
  // "Mon Sep 22" that is a Tuesday was meant otherwise: better asked than guessed.
  return date?.weekday === weekday ? date : undefined;
}

function dateOf(words: readonly string[], today: DateTime): DateTime | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words.join(' '));
  if (iso !== null) return on(today, iso[2], iso[3], iso[1]);
  const numbers = /^(\d{1,2})\/(\d{1,2})(?:\/(\d{2}|\d{4}))?$/.exec(words.join(' '));
  if (numbers !== null) return on(today, numbers[1], numbers[2], numbers[3]);
  const [a, b, year, ...more] = words;
  if (more.length > 0) return undefined;
  const month = numberIn(months, a) ?? numberIn(months, b);
  return month === undefined ? undefined : on(today, String(month), numberIn(months, a) === undefined ? a : b, year);
}

/** Without a year the next such day. */
function on(today: DateTime, month?: string, day?: string, year?: string): DateTime | undefined {
  if (!/^\d{1,2}$/.test(day ?? '') || !/^(\d{2}|\d{4})?$/.test(year ?? '')) return undefined;
  const given = year === undefined ? today.year : Number(year) + (year.length === 2 ? 2000 : 0);
  const date = { year: given, month: Number(month), day: Number(day) };
  const at = DateTime.fromObject(date, { zone: today.zone });
  const next =
    year === undefined && at < today ? DateTime.fromObject({ ...date, year: given + 1 }, { zone: today.zone }) : at;
  return next.isValid ? next : undefined;
}
