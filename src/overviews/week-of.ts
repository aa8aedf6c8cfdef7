import type { Reconciliations } from '../intake/reconcile';
import type { InquiryLog } from '../log/inquiry-log';
import type { Week } from '../views/week-view';
import type { ViewContext } from '../views/view-context';
import { weekBefore, weekFigures } from './week-figures';

/** Where a week is looked up. */
export type WeekParts = {
  readonly log: Pick<InquiryLog, 'openSince'>;
  readonly reconciliations: Pick<Reconciliations, 'last'>;
};

/** Whether there is nothing to tell: nothing is open, and nothing was due. */
export function isEmptyWeek({ response, plans, callbacks, open, mail }: Week): boolean {
  const counts = [open.high, open.escalated, response.high.of, response.escalated.of, callbacks.done, mail?.left ?? 0];
  return counts.every((count) => count === 0) && Object.keys(plans).length === 0;
}

/** The figures of the last calendar week, and what is open now. @throws StoreUnreachable, DataKeyLocked, OutsideCalendar */
export async function weekOf(parts: WeekParts, { calendar, now }: ViewContext): Promise<Week> {
  const week = weekBefore(now, calendar.rules.zone);
  const figures = weekFigures(week, calendar, now);
  for await (const one of parts.log.openSince(week.from)) if ('stored' in one) figures.add(one);
  const last = await parts.reconciliations.last();
  return figures.done(last === undefined ? undefined : { left: last.left, at: last.at });
}
