import type { DateTime } from 'luxon';
import { addBusinessDays, isOpen, openMinutesLeftToday } from '../src/clock/business-time';
import type { Calendar } from '../src/clock/calendar';
import type { Chance } from './chance';

/** How somebody's inquiry comes: by mail, by phone to a liaison, or by phone to somebody who writes it into the bot. */
export type Arrival = { readonly at: DateTime; readonly way: 'mail' | 'liaison' | 'originator' };

/** Of a hundred: in open hours, in their last half hour, on the evening of a business day, at another hour of any day. */
const times = { open: 78, closing: 8, evening: 8, any: 6 };
const ways = [
  ['mail', 84],
  ['liaison', 10],
  ['originator', 6],
] as const;
/** So much more comes on the last business day before a holiday. */
const rush = 1.8;

/** So many arrivals between two instants, in order: more in open hours than at night, more before a holiday. */
export function arrivals(
  count: number,
  from: DateTime,
  to: DateTime,
  calendar: Calendar,
  dice: Chance,
): readonly Arrival[] {
  const zone = calendar.rules.zone;
  const first = from.setZone(zone).startOf('day');
  const days = Math.ceil(to.setZone(zone).diff(first, 'days').days);
  const noons = Array.from({ length: days }, (_, i) => first.plus({ days: i }).set({ hour: 12 }));
  const business = noons.filter((noon) => isOpen(calendar, noon));
  const weighted = business.map((noon) => [noon, isBeforeHoliday(noon, calendar) ? rush : 1] as const);
  const found: Arrival[] = [];
  while (found.length < count) {
    const at = momentOn(weighted, noons, dice);
    if (at === undefined || at <= from || at >= to) continue;
    const way = dice.weighted(ways) ?? 'mail';
    // Nobody answers the phone when the office is closed.
    found.push({ at: at.toUTC(), way: isOpen(calendar, at) ? way : 'mail' });
  }
  return found.sort((a, b) => a.at.toMillis() - b.at.toMillis());
}

function momentOn(
  business: readonly (readonly [DateTime, number])[],
  all: readonly DateTime[],
  dice: Chance,
): DateTime | undefined {
  const seconds = (from: number, to: number) => split(dice.whole(from, to - 1));
  switch (dice.weighted(Object.entries(times))) {
    case 'open':
      return dice.weighted(business)?.set(seconds(8 * 3600, 17 * 3600));
    case 'closing':
      return dice.weighted(business)?.set(seconds(16.5 * 3600, 17 * 3600));
    case 'evening':
      return dice.weighted(business)?.set(seconds(17 * 3600, 24 * 3600));
    default:
      return all.length === 0 ? undefined : dice.pick(all).set(seconds(0, 24 * 3600));
  }
}

function split(second: number): { readonly hour: number; readonly minute: number; readonly second: number } {
  return { hour: Math.floor(second / 3600), minute: Math.floor(second / 60) % 60, second: second % 60 };
}

/** A business day whose next one does not follow it as the week has it. */
function isBeforeHoliday(noon: DateTime, calendar: Calendar): boolean {
  if (openMinutesLeftToday(calendar, noon) === 0) return false;
  const next = addBusinessDays(calendar, noon, 1).setZone(calendar.rules.zone);
  const usual = noon.weekday === 5 ? 3 : 1;
  return Math.round(next.diff(noon, 'days').days) > usual;
}
