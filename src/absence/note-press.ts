import { localDate } from '../clock/local-time';
import { codeOf } from '../diagnostics';
import { isPresent } from '../people/cover';
import type { Person } from '../people/people';
import type { AbsenceParts } from './absence-parts';

/**
 * Keeps on which day somebody last pressed or wrote something: the day and no more, once a day. A press ends an absence
 * that was only noticed. It never fails what was pressed.
 */
export function pressNotes(parts: Pick<AbsenceParts, 'people' | 'clock' | 'calendar' | 'diagnostics' | 'wake'>) {
  const noted = new Map<string, string>();
  return async (person: Person): Promise<void> => {
    const now = parts.clock.now();
    const day = localDate(now, parts.calendar.rules.zone);
    try {
      if (noted.get(person.id) !== day) {
        await parts.people.pressed(person.id, day);
        noted.set(person.id, day);
      }
      if (person.absence?.source !== 'noPress' || isPresent(person, now)) return;
      await parts.people.setAway(person.id, undefined);
      parts.wake();
    } catch (fault) {
      parts.diagnostics({ event: 'press not noted', code: codeOf(fault) });
    }
  };
}
