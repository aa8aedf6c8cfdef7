import { DateTime } from 'luxon';
import type { Calendar } from '../../src/clock/calendar';
import type { AnswerId } from '../../src/inquiry/vocabulary';
import type { Person } from '../../src/people/people';
import type { Chance } from '../chance';
import type { Events } from '../events';
import { whenAtDesk } from './at-desk';
import type { OffDays } from './off-days';
import { temperOf } from './tempers';

/** Somebody turns to an inquiry; with an answer in mind, or to see what there is. */
export type Turning = { readonly person: Person; readonly ref: string; readonly meaning?: AnswerId };

/** When people turn to what reached them. One time for each person and inquiry: the earlier counts. */
export type Attention = {
  /** A message reached them: some turn to it soon, some late, some not before the next one. */
  reached(person: Person, ref: string): void;
  /** They turn to it after so many business minutes. */
  after(minutes: number, turning: Turning): void;
  /** A message about no one inquiry reached them: they do something about it, soon, late or never. */
  turnsTo(person: Person, act: () => Promise<void>): void;
};

export function attention(parts: {
  readonly events: Events;
  readonly now: () => DateTime;
  readonly calendar: Calendar;
  readonly offDays: readonly OffDays[];
  readonly dice: Chance;
  readonly attend: (turning: Turning) => Promise<void>;
}): Attention {
  const { events, calendar, dice } = parts;
  const planned = new Map<string, number>();
  const offOf = (id: string): readonly OffDays[] => parts.offDays.filter(({ person }) => person === id);

  function there(person: Person, minutes: number): number {
    const habits = { off: offOf(person.id), anyHour: temperOf(person).anyHour };
    return whenAtDesk(parts.now(), minutes, habits, calendar, dice).toMillis();
  }

  /** After how many business minutes they turn to what has reached them; undefined: not before the next message. */
  function mood(person: Person): number | undefined {
    const temper = temperOf(person);
    const drawn = dice.next();
    if (drawn < temper.prompt) return dice.wait(temper.promptMinutes);
    return drawn < temper.prompt + temper.late ? dice.wait(temper.lateMinutes) : undefined;
  }

  function after(minutes: number, turning: Turning): void {
    const { person, ref, meaning } = turning;
    const at = there(person, minutes);
    const key = `${person.id}|${ref}|${meaning ?? ''}`;
    const before = planned.get(key);
    if (before !== undefined && before <= at) return;
    planned.set(key, at);
    events.plan(at, async () => {
      if (planned.get(key) !== at) return;
      planned.delete(key);
      await parts.attend(turning);
    });
  }

  return {
    after,
    reached(person, ref) {
      const minutes = mood(person);
      if (minutes !== undefined) after(minutes, { person, ref });
    },
    turnsTo(person, act) {
      const minutes = mood(person);
      if (minutes !== undefined) events.plan(there(person, minutes), act);
    },
  };
}
