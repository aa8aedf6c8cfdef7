import { DateTime } from 'luxon';
import { explain } from '../clock/explain';
import { dateInWords, inWords, officeZone } from '../clock/words';
import type { Inquiry } from '../inquiry/inquiry';
import { fearedHarm } from '../procedure/moments';
import { deadlineFields } from '../procedure/stated-deadline';
import { upperFirst } from './asks-words';
import type { ViewContext } from './view-context';

/** A kept deadline: "Thu Nov 26", with the time of day when one was stated. Words of older rows are none. */
export function deadlineInWords(kept: string | undefined): string | undefined {
  const { statedDate, statedTime } = deadlineFields(kept);
  if (statedDate === undefined) return undefined;
  const at = DateTime.fromISO(`${statedDate}T${statedTime ?? '00:00'}`, { zone: officeZone });
  return statedTime === undefined ? dateInWords(at) : inWords(at);
}

/** "harm is feared by Thu Sep 17, 10:00 AM Central"; names the instant alone, never the reason. */
export function harmFeared(harmBy: DateTime, context: ViewContext): string {
  // People read minutes: the reminder at the instant goes out a moment after it.
  const isOver = harmBy < context.now.startOf('minute');
  return `harm ${isOver ? 'was' : 'is'} feared by ${inWords(harmBy)}`;
}

/** What stands beside the time that is formally due; nothing when no harm is to be forestalled. @throws OutsideCalendar */
export function harmLines(inquiry: Inquiry, context: ViewContext): readonly string[] {
  const harm = fearedHarm(inquiry, context.calendar);
  if (harm === undefined) return [];
  const feared = upperFirst(harmFeared(harm.at, context));
  if (harm.lastAt <= context.now) return [`${feared}: act now.`];
  return harm.lastAt < harm.at
    ? [`${feared}, when the unit is closed: act by ${inWords(harm.lastAt)}.`]
    : [`${feared}: act before then.`];
}

/** Both times, for the MCO. @throws OutsideCalendar */
export function harmLinesForMco(inquiry: Inquiry, dueAt: DateTime, context: ViewContext): readonly string[] {
  const harm = fearedHarm(inquiry, context.calendar);
  if (harm === undefined) return [];
  return harm.at > context.now
    ? [`The member may be harmed by ${inWords(harm.at)}: please act before then. Formally due ${inWords(dueAt)}.`]
    : [`The member may be harmed: it was feared by ${inWords(harm.at)}. Please act now.`];
}

/** How the reminders of feared harm came about, for "Why this time?". @throws OutsideCalendar */
export function whyHarm(inquiry: Inquiry, context: ViewContext): readonly string[] {
  const harm = fearedHarm(inquiry, context.calendar);
  if (harm === undefined) return [];
  return [
    `${upperFirst(harmFeared(harm.at, context))}. What is formally due does not move.`,
    ...explain(context.calendar, harm.at, 'last open moment').sentences.slice(0, -1),
    `Reminders of it: ${inWords(harm.soonAt)}, and ${inWords(harm.lastAt)}.`,
  ];
}
