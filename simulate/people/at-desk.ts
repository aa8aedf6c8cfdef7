import { DateTime } from 'luxon';
import { addBusinessMinutes, openOrNext } from '../../src/clock/business-time';
import type { Calendar } from '../../src/clock/calendar';
import type { Chance } from '../chance';
import { backFrom, type OffDays } from './off-days';

/**
 * When somebody gets to something that waits so many business minutes: at their desk, seldom at another hour, never while
 * they are off. A time of its own, to the millisecond, so that no two people act at the same instant.
 */
export function whenAtDesk(
  at: DateTime,
  minutes: number,
  person: { readonly off: readonly OffDays[]; readonly anyHour: number },
  calendar: Calendar,
  dice: Chance,
): DateTime {
  const jitterMs = dice.whole(1, 240_000);
  if (dice.is(person.anyHour)) {
    const any = at.plus(Math.round(minutes * 60_000) + jitterMs);
    if (backFrom(person.off, any) === undefined) return any;
  }
  let there = addBusinessMinutes(calendar, at, minutes);
  for (let back = backFrom(person.off, there); back !== undefined; back = backFrom(person.off, there))
    there = openOrNext(calendar, back);
  const settled = there.plus(jitterMs);
  // The last minutes of a day run a little over its close.
  return backFrom(person.off, settled) === undefined ? settled : there.plus(1);
}
