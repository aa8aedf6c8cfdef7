import type { CalendarRules } from './calendar-rules';
import { weekdays, type Weekday } from './local-date';
import { openSpans, OpenSpansInvalid } from './open-spans';

/**
 * Reads weekly hours from one line: "Mon-Fri 08:00-17:00", "Mon-Thu 08:00-12:00,13:00-17:00; Fri 08:00-12:00".
 * Groups are parted by semicolons; a day may stand in several as long as its stretches do not overlap.
 * @throws OpenSpansInvalid
 */
export function hoursFromText(text: string): CalendarRules['hours'] {
  const hours: Partial<Record<Weekday, readonly string[]>> = {};
  for (const group of text.split(';')) {
    if (group.trim() === '') continue;
    const match = /^([A-Za-z]{3}(?:\s*[-,]\s*[A-Za-z]{3})*)\s+(.+)$/.exec(group.trim());
    if (match === null) {
      throw new OpenSpansInvalid(
        `"${group.trim()}" is no group of hours. Write it like "Mon-Fri 08:00-12:00,13:00-17:00".`,
      );
    }
    const spans = (match[2] ?? '').split(',').map((span) => span.trim());
    for (const day of daysOf(match[1] ?? '')) hours[day] = [...(hours[day] ?? []), ...spans];
  }
  const perDay = Object.values(hours);
  if (perDay.length === 0) throw new OpenSpansInvalid('There are no hours. Write them like "Mon-Fri 08:00-17:00".');
  for (const spans of perDay) openSpans(spans);
  return hours;
}

function daysOf(text: string): readonly Weekday[] {
  return text.split(',').flatMap((part) => {
    const [first = '', last = first] = part.split('-').map((day) => day.trim());
    const from = weekdayNamed(first);
    const length = ((weekdayNamed(last) - from + 7) % 7) + 1;
    return Array.from({ length }, (_, i) => weekdays[(from + i) % 7] ?? 'Mon');
  });
}

function weekdayNamed(text: string): number {
  const index = weekdays.findIndex((day) => day.toLowerCase() === text.toLowerCase());
  if (index < 0) throw new OpenSpansInvalid(`"${text}" is no day of the week. Write ${weekdays.join(', ')}.`);
  return index;
}
