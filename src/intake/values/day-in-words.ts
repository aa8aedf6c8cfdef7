import type { DateTime } from 'luxon';
import { fold } from '../word-pattern';
import { dateSource, readDate } from './calendar-date';

/** A day that words name, with the clock time if they name one. */
export type NamedDay = {
  readonly day: DateTime;
  /** `HH:mm`, local. */
  readonly time?: string;
  readonly start: number;
  readonly end: number;
  /** Counted from the day of writing, or without a year. */
  readonly isDoubtful: boolean;
  readonly kind: 'date' | 'weekday' | 'relative';
};

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const shortWeekdays = ['mon', 'tues', 'wed', 'thurs', 'fri', 'sat', 'sun'];
const dias = ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'];
const weekday = `${[...weekdays, ...dias].join('|')}|(?:tue|thu|thur|${shortWeekdays.join('|')})\\.?(?=[ ,.)]|$)`;
const month = '(?:jan|ene|feb|mar|apr|abr|may|jun|jul|aug|ago|sep|set|oct|nov|dec|dic)[a-z]{0,7}';
const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  couple: 2,
  un: 1,
  una: 1,
  dos: 2,
  tres: 3,
  cuatro: 4,
  cinco: 5,
  seis: 6,
  siete: 7,
  ocho: 8,
  nueve: 9,
  diez: 10,
};
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const number = `\\d{1,3}|${Object.keys(numbers).join('|')}`;

const clock = String.raw`(?:\d{1,2}(?::\d\d)? ?(?:a\.m\.?|p\.m\.?|am|pm)(?![a-z])|\d{1,2}:\d\d(?! ?[ap])|(?:12(?::00)? ?)?noon|mediodia|(?:las? )?\d{1,2}(?::\d\d)? de la (?:manana|tarde|noche))`;
const timeBefore = `(?:(?<clockBefore>${clock})(?: (?:cst|cdt|ct|central))?,? (?:on |el |this |de )?)?`;
const timeAfter = `(?:(?:,? (?:morning|afternoon|evening|night|por la manana|por la tarde|por la noche|en la manana|en la tarde))?,? ?(?:at|by|before|around|about|@|a|antes de|,)? ?(?:las? )?(?<clockAfter>${clock}))?`;

const patterns: readonly { readonly kind: NamedDay['kind']; readonly source: string }[] = [
  { kind: 'date', source: `(?<full>${dateSource})` },
  {
    kind: 'date',
    source: `(?<monthDay>${month}\\.? \\d{1,2}(?:st|nd|rd|th)?(?! ?\\d|:| ?(?:am|pm))|\\d{1,2}(?:st|nd|rd|th)? (?:of |de )?${month}(?! (?:de )?\\d{4})|(?<![\\d/$.-])(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\\d|3[01])(?![\\d/]))`,
  },
  { kind: 'date', source: '(?:the |el (?:dia )?)(?<dayOnly>\\d{1,2})(?:st|nd|rd|th)?(?= |[,.;)]|$)' },
  {
    kind: 'weekday',
    source: `(?<![a-z])(?<prefix>(?:(?:this|next|coming|this coming|following|upcoming|on|el|este|proximo|el proximo|the) ){0,3})(?<weekday>${weekday})(?:,? the (?<weekdayDate>\\d{1,2})(?:st|nd|rd|th)(?![a-z]))?(?:,? the (?<weekdayOrdinal>${ordinals.join('|')})(?![a-z]))?(?: (?:que viene|proximo|night|morning|afternoon|evening|next week|en la manana|en la tarde|por la manana))?`,
  },
  { kind: 'relative', source: '(?<dayAfterNext>day after tomorrow|pasado manana)' },
  { kind: 'relative', source: "(?<tomorrow>tomorrow|(?<!(?:la|una|de la|en la|por la|cada) )manana)(?:'s)?" },
  {
    kind: 'relative',
    source: `(?<today>today|tonight|this (?:afternoon|evening)|hoy|esta (?:tarde|noche)|(?:eod|cob|end of (?:the |this )?(?:business )?day|close of business|end of business)(?! (?:on |of |this |next )?(?:tomorrow|${weekday}|${month} \\d|\\d|the \\d)))(?:'s)?`,
  },
  {
    kind: 'relative',
    source: `(?:within|in|dentro de|en)(?: the next| about| approximately| less than| unos| las proximas| los proximos| menos de)? (?<within>${number})(?: (?:of|to|or|a|o) (?:${number}))?(?: more)? (?<unit>hours?|hrs?|days?|weeks?|horas?|dias?|semanas?)(?! ago)`,
  },
  {
    kind: 'relative',
    source: `(?<left>${number})(?:[ -](?:or|to)[ -](?:${number}))?(?: more)? (?<leftUnit>days?|dias?|hours?|horas?|weeks?|semanas?)(?:'s?)?(?:'? (?:worth|supply))?(?: of [a-z]+(?: [a-z]+)?)?(?: supply)? (?:left|remaining|de sobra|restantes)`,
  },
  {
    kind: 'relative',
    source: '(?<weekEnd>end of (?:the |this )?week|fin de (?:la )?semana laboral|(?<=before )the weekend)',
  },
  { kind: 'relative', source: '(?<nextWeekEnd>end of next week)' },
  { kind: 'relative', source: '(?<weekend>this weekend|the weekend|este fin de semana|el fin de semana)' },
  {
    kind: 'relative',
    source: '(?<monthEnd>end of (?:the |this )?month|month[ -]end|fin de mes|final(?:es)? de mes|fin del mes)',
  },
];
const all = patterns.map(({ kind, source }) => ({
  kind,
  pattern: new RegExp(`${timeBefore}(?<![a-z0-9])${source}(?![a-z0-9])${timeAfter}`, 'g'),
}));

/** Every day that a text names, in its order; of overlapping ones the longest. Counted from `writtenAt`, on Central time. */
export function namedDays(text: string, writtenAt: DateTime): readonly NamedDay[] {
  const folded = fold(text);
  const today = writtenAt.setZone('America/Chicago').startOf('day');
  const found = all.flatMap(({ kind, pattern }) =>
    [...folded.matchAll(pattern)].flatMap((match): NamedDay[] => {
      const groups = match.groups ?? {};
      const day = dayOf(groups, today);
      if (!day?.isValid) return [];
      const time = clockTime(groups['clockBefore'] ?? groups['clockAfter']);
      const isDoubtful = groups['full'] === undefined;
      return [
        {
          day,
          ...(time !== undefined && { time }),
          start: match.index,
          end: match.index + match[0].length,
          isDoubtful,
          kind,
        },
      ];
    }),
  );
  return found
    .filter(
      (one) =>
        !found.some(
          (other) =>
            other !== one &&
            other.start < one.end &&
            one.start < other.end &&
            other.end - other.start > one.end - one.start,
        ),
    )
    .sort((a, b) => a.start - b.start);
}

/** The day that a text begins with. */
export function dateIn(text: string, writtenAt: DateTime): DateTime | undefined {
  return namedDays(text.slice(0, 60), writtenAt).find(({ start }) => start <= 4)?.day;
}

function dayOf(groups: Readonly<Record<string, string | undefined>>, today: DateTime): DateTime | undefined {
  const { full, monthDay, dayOnly, weekday: named, within, left } = groups;
  if (full !== undefined) {
    const read = readDate(full, today.year + 5)?.date;
    return read && today.set({ year: read.year, month: read.month, day: read.day });
  }
  if (monthDay !== undefined) return inNearestYear(monthDay, today);
  if (dayOnly !== undefined) return nextDayOfMonth(Number(dayOnly), today);
  const dated = groups['weekdayDate'] ?? ordinalOf(groups['weekdayOrdinal']);
  // "Monday the 23rd": the number says which Monday.
  if (dated !== undefined) return nextDayOfMonth(Number(dated), today);
  if (named !== undefined) return weekdayFrom(named.replace('.', ''), groups['prefix'] ?? '', today);
  if (groups['dayAfterNext'] !== undefined) return today.plus({ days: 2 });
  if (groups['tomorrow'] !== undefined) return today.plus({ days: 1 });
  if (groups['today'] !== undefined) return today;
  if (within !== undefined) return later(today, within, groups['unit'] ?? '');
  if (left !== undefined) return later(today, left, groups['leftUnit'] ?? '');
  if (groups['nextWeekEnd'] !== undefined) return today.startOf('week').plus({ days: 11 });
  if (groups['weekEnd'] !== undefined)
    return today.weekday > 5 ? today.startOf('week').plus({ days: 11 }) : today.startOf('week').plus({ days: 4 });
  if (groups['weekend'] !== undefined) return today.weekday > 5 ? today : today.startOf('week').plus({ days: 5 });
  if (groups['monthEnd'] !== undefined) return today.endOf('month').startOf('day');
  return undefined;
}

function later(today: DateTime, amount: string, unit: string): DateTime {
  const count = numbers[amount] ?? Number(amount);
  if (/^(?:hour|hr|hora)/.test(unit)) return today.plus({ days: Math.ceil(count / 24) });
  return today.plus(/^(?:week|semana)/.test(unit) ? { weeks: count } : { days: count });
}

/** "Friday" is the coming one, on a Friday today: the earlier reading makes us look sooner. "Next Friday" is next week's. */
function weekdayFrom(name: string, prefix: string, today: DateTime): DateTime {
  const short = shortWeekdays.findIndex(
    (one) => name.startsWith(one.slice(0, 3)) && !weekdays.includes(name) && !dias.includes(name),
  );
  const wanted = Math.max(weekdays.indexOf(name), dias.indexOf(name), short) + 1;
  const coming = today.plus({ days: (wanted - today.weekday + 7) % 7 });
  if (!/next (?:$|the)/.test(prefix)) return coming;
  return today.startOf('week').plus({ days: 7 + wanted - 1 });
}

/** "May 24" and "5/24": this year's, or next year's when more than two months have gone by since. */
function inNearestYear(words: string, today: DateTime): DateTime | undefined {
  const plain = words.replace(/\b(?:of|de) /g, '').replace(/(\d)(?:st|nd|rd|th)\b/, '$1');
  const inYear = (year: number): DateTime | undefined => {
    const read = readDate(
      words.includes('/') ? `${plain}/${String(year)}` : `${plain} ${String(year)}`,
      year + 1,
    )?.date;
    return read && today.set({ year: read.year, month: read.month, day: read.day });
  };
  const thisYear = inYear(today.year);
  return thisYear && thisYear.plus({ months: 2 }) < today ? inYear(today.year + 1) : thisYear;
}

function ordinalOf(word: string | undefined): number | undefined {
  return word === undefined ? undefined : ordinals.indexOf(word) + 1;
}

function nextDayOfMonth(day: number, today: DateTime): DateTime | undefined {
  if (day < 1 || day > 31) return undefined;
  const thisMonth = today.set({ day });
  const inMonth = thisMonth >= today ? thisMonth : today.plus({ months: 1 }).set({ day });
  return inMonth.day === day ? inMonth : undefined;
}

function clockTime(words: string | undefined): string | undefined {
  if (words === undefined) return undefined;
  if (/noon|mediodia/.test(words)) return '12:00';
  const [, hours = '', minutes = '00'] = /(\d{1,2})(?::(\d\d))?/.exec(words) ?? [];
  const isAfternoon = /p\.?m|tarde|noche/.test(words);
  const isMorning = /a\.?m\b|a\.m|manana/.test(words);
  const hour = Number(hours);
  if (hour > 23 || Number(minutes) > 59) return undefined;
  const full = isAfternoon && hour < 12 ? hour + 12 : isMorning && hour === 12 ? 0 : hour;
  return `${String(full).padStart(2, '0')}:${minutes}`;
}
