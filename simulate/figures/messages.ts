import { DateTime } from 'luxon';
import { localDate } from '../../src/clock/local-time';
import { moments } from '../../src/inquiry/inquiry';
import type { Person } from '../../src/people/people';
import type { Case } from '../check/judge';
import { factOf } from '../check/line';
import type { Arrived } from '../edges/arrived';

/** What reached one person, counted by their days. */
export type PerPerson = {
  readonly person: string;
  readonly roles: readonly string[];
  /** Days on which something came. */
  readonly days: number;
  readonly remindersMax: number;
  readonly remindersMean: number;
  readonly messagesMax: number;
  readonly messagesMean: number;
};

/** By whom, then by local day. */
type Days = Map<string, Map<string, { reminders: number; messages: number }>>;

/**
 * Reminders, and the cards and mails that they and all else came in, by person of the directory and local day; who got the
 * most first. Several reminders come in one list.
 */
export function messagesPerPerson(
  cases: readonly Case[],
  arrived: readonly Arrived[],
  people: readonly Person[],
  zone: string,
): readonly PerPerson[] {
  const reminding: readonly string[] = moments;
  const byPerson: Days = new Map();
  for (const { lines } of cases)
    for (const line of lines)
      if (line.act === 'sent' && line.sentAt !== undefined && reminding.includes(factOf(line, 'what') ?? ''))
        dayOf(byPerson, factOf(line, 'to') ?? '', localDate(line.sentAt, zone)).reminders += 1;
  for (const { to, at } of arrived.filter(({ isBrought }) => !isBrought))
    dayOf(byPerson, to, localDate(DateTime.fromMillis(at), zone)).messages += 1;
  return people
    .flatMap(({ id, roles }): readonly PerPerson[] => {
      const days = [...(byPerson.get(id)?.values() ?? [])];
      if (days.length === 0) return [];
      const reminders = days.map((day) => day.reminders);
      const messages = days.map((day) => day.messages);
      return [
        {
          person: id,
          roles,
          days: days.length,
          remindersMax: Math.max(...reminders),
          remindersMean: meanOf(reminders),
          messagesMax: Math.max(...messages),
          messagesMean: meanOf(messages),
        },
      ];
    })
    .sort((a, b) => b.messagesMax - a.messagesMax || a.person.localeCompare(b.person));
}

/** To one digit after the point. */
export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.round((values.reduce((sum, one) => sum + one, 0) / values.length) * 10) / 10;
}

function dayOf(byPerson: Days, person: string, day: string): { reminders: number; messages: number } {
  const days = byPerson.get(person) ?? new Map<string, { reminders: number; messages: number }>();
  byPerson.set(person, days);
  const count = days.get(day) ?? { reminders: 0, messages: 0 };
  days.set(day, count);
  return count;
}
