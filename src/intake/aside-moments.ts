import { DateTime } from 'luxon';
import { addBusinessDays, addBusinessMinutes, isOpen, openingAfter, openOrNext } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import type { LedgerEntry } from './ledger';

/** The Unit Lead is told at once, again after so many business minutes, and then at each opening. */
const reminderMinutes = 30;
/** The Account Manager is told so many business days after. */
const managerDays = 1;

type Waiting = Pick<LedgerEntry, 'asideAt' | 'receivedAt' | 'toldUpTo' | 'managerTold'>;

/** The latest moment at which the Unit Lead was to be told of a mail, and has not been; earlier ones collapse into it. Nothing in closed hours. @throws OutsideCalendar */
export function leadMoment(waiting: Waiting, now: DateTime, calendar: Calendar): DateTime | undefined {
  const since = sinceOf(waiting);
  let latest = since;
  for (let next = nextMoment(since, latest, calendar); next <= now; next = nextMoment(since, latest, calendar))
    latest = next;
  const { toldUpTo } = waiting;
  const isUntold = toldUpTo === undefined || latest > toldUpTo;
  return isUntold && isOpen(calendar, now) ? latest : undefined;
}

/** Whether the Account Manager is to be told now. @throws OutsideCalendar */
export function isManagersMoment(waiting: Waiting, now: DateTime, calendar: Calendar): boolean {
  const limit = addBusinessDays(calendar, sinceOf(waiting), managerDays);
  return !waiting.managerTold && limit <= now && isOpen(calendar, now);
}

/** The next instant after `after` at which somebody is to be told of a mail. @throws OutsideCalendar */
export function nextAsideMoment(waiting: Waiting, after: DateTime, calendar: Calendar): DateTime {
  const since = sinceOf(waiting);
  const limit = addBusinessDays(calendar, since, managerDays);
  let next = nextMoment(since, since, calendar);
  while (next <= after) next = nextMoment(since, next, calendar);
  const opening = openOrNext(calendar, after);
  // What fell due in closed hours goes out at the opening.
  const others = [opening, ...(waiting.managerTold ? [] : [limit])].filter((at) => at > after);
  return DateTime.min(next, ...others);
}

function nextMoment(since: DateTime, at: DateTime, calendar: Calendar): DateTime {
  const reminder = addBusinessMinutes(calendar, since, reminderMinutes);
  return at < reminder ? reminder : openingAfter(calendar, at);
}

/** A row of an earlier version does not say when it was set aside. */
function sinceOf({ asideAt, receivedAt }: Waiting): DateTime {
  return asideAt ?? receivedAt;
}
