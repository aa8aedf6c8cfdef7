import type { DateTime } from 'luxon';
import { inWords } from '../clock/words';
import { explain } from '../clock/explain';
import type { Inquiry } from '../inquiry/inquiry';
import { nextDue } from '../procedure/moments';
import { whyHarm } from './harm-words';
import type { ViewContext } from './view-context';

/** "by Thu Sep 17, 12:40 PM Central", or "now, OVERDUE since ..."; empty when nothing is due. */
export function byWhen(dueAt: DateTime | undefined, now: DateTime): string {
  if (dueAt === undefined) return '';
  return dueAt < now ? ` now. OVERDUE since ${inWords(dueAt)}` : ` by ${inWords(dueAt)}`;
}

/** When what is asked in this step is due. @throws OutsideCalendar */
export function dueAtOf(inquiry: Inquiry, context: ViewContext): DateTime | undefined {
  return nextDue(inquiry, context.calendar)?.dueAt;
}

/** "Why this time?": how the deadline of the step came about, in words, and what reminders go by besides. */
export function whyThisTime(inquiry: Inquiry, context: ViewContext): readonly string[] {
  const clock = nextDue(inquiry, context.calendar);
  const formal =
    clock === undefined ? ['Nothing is due.'] : explain(context.calendar, clock.from, clock.span).sentences;
  return [...formal, ...whyHarm(inquiry, context)];
}
