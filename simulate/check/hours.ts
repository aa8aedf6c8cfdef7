import { isOpen } from '../../src/clock/business-time';
import type { Calendar } from '../../src/clock/calendar';
import { factOf, type Line } from './line';
import { goesAtOnce } from './notices';

/** Minutes after a close in which what fell due at it may still go out. */
const deliverMinutes = 5;

/** Sends outside business hours that no rule allows: neither the few minutes after a close, nor what goes at once. */
export function sentOutsideHours(lines: readonly Line[], calendar: Calendar): readonly Line[] {
  return lines.filter(({ act, sentAt, dueAt, ...line }) => {
    if (act !== 'sent' || sentAt === undefined || isOpen(calendar, sentAt)) return false;
    if (goesAtOnce(factOf({ act, ...line }, 'what'))) return false;
    const belongsToClose =
      dueAt !== undefined &&
      dueAt <= sentAt &&
      sentAt.diff(dueAt, 'minutes').minutes <= deliverMinutes &&
      !isOpen(calendar, dueAt) &&
      isOpen(calendar, dueAt.minus(1));
    return !belongsToClose;
  });
}
