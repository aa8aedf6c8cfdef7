import { DateTime } from 'luxon';
import { addBusinessDays, openingAfter } from '../../src/clock/business-time';
import type { Calendar } from '../../src/clock/calendar';
import type { Person } from '../../src/people/people';
import type { Chance } from '../chance';

/** Somebody is away from an opening until another. */
export type OffDays = {
  readonly person: string;
  readonly from: DateTime;
  readonly until: DateTime;
  /** The unit knows it: the directory says so from the first opening on. Otherwise nobody was told. */
  readonly isTold: boolean;
};

/** So many business days lie between two absences of one person, on average. */
const between = 22;
const mostTold = 0.75;

/** The absences of everybody between two instants: some days off, some days of illness that nobody was told of. */
export function offDays(
  people: readonly Person[],
  calendar: Calendar,
  from: DateTime,
  to: DateTime,
  of: Chance,
): readonly OffDays[] {
  return people.flatMap(({ id }) => {
    const dice = of.of(id);
    const found: OffDays[] = [];
    for (let at = from; ;) {
      const start = openingAfter(calendar, addBusinessDays(calendar, at, Math.ceil(dice.wait(between))));
      if (start >= to) return found;
      const isTold = dice.is(mostTold);
      const until = addBusinessDays(calendar, start, isTold ? dice.whole(1, 5) : 1);
      found.push({ person: id, from: start, until, isTold });
      at = until;
    }
  });
}

/** When somebody who is off at an instant is back; undefined when they are not off. */
export function backFrom(off: readonly OffDays[], at: DateTime): DateTime | undefined {
  return off.find(({ from, until }) => from <= at && at < until)?.until;
}
