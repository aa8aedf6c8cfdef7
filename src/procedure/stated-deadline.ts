import { DateTime } from 'luxon';
import { lastOpenMoment } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import type { Inquiry } from '../inquiry/inquiry';
import { forms } from './forms';
import type { FormId } from './table';
import { instantOf, type Values } from './validate-form';

/** The two questions about the deadline: a local day and time of day, as the form has them. */
export type DeadlineFields = { readonly statedDate?: string; readonly statedTime?: string };

/** Whether a form asks for the stated deadline: left empty there, none is stated any more. */
export function asksForDeadline(form: FormId | undefined): boolean {
  return form !== undefined && forms[form].fields.some(({ id }) => id === 'statedDate');
}

/** The deadline as it is kept: "2026-11-26", or "2026-11-26T12:00" when a time was stated; local. */
export function deadlineToKeep({ statedDate, statedTime }: Values): string | undefined {
  return statedTime === undefined ? statedDate : `${statedDate ?? ''}T${statedTime}`;
}

/** A kept deadline as the form asks for it. Words of older rows are none: they stay to be read. */
export function deadlineFields(kept: string | undefined): DeadlineFields {
  const [, statedDate, statedTime] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}))?$/.exec(kept ?? '') ?? [];
  return { ...(statedDate !== undefined && { statedDate }), ...(statedTime !== undefined && { statedTime }) };
}

/**
 * By when harm is feared: the stated time, or without one the end of business of that day, or of the last business day
 * before it. Ask only of what `wrongDeadline` let through. @throws OutsideCalendar
 */
export function harmBy({ statedDate, statedTime }: DeadlineFields, calendar: Calendar): DateTime | undefined {
  if (statedDate === undefined) return undefined;
  const { zone } = calendar.rules;
  if (statedTime !== undefined) return instantOf(statedDate, statedTime, zone);
  return lastOpenMoment(calendar, DateTime.fromISO(statedDate, { zone }).plus({ days: 1 }));
}

/** A deadline further away than this is a slip of the pen. */
const farthest = { years: 1 };

/**
 * What is wrong with the deadline that was filled in, and what to do; nothing when it can be kept. A past one is refused,
 * unless it is that of today or has been kept before.
 */
export function wrongDeadline(values: Values, inquiry: Inquiry, now: DateTime, zone: string): string | undefined {
  const { statedDate, statedTime } = values;
  if (statedDate === undefined)
    return statedTime === undefined ? undefined : `${label}: enter the day too, or leave both empty.`;
  const isKept = inquiry.anchors.harmBy !== undefined && deadlineToKeep(values) === inquiry.sensitive.statedDeadline;
  if (isKept) return undefined;
  const local = now.setZone(zone);
  const today = local.toISODate() ?? '';
  if (statedDate > (local.plus(farthest).toISODate() ?? '')) return `${label}: enter a day within a year.`;
  const at = instantOf(statedDate, statedTime ?? '23:59', zone);
  return statedDate < today || at === undefined || at <= now
    ? `${label}: it has passed. Leave it empty, and choose High Priority if harm is near.`
    : undefined;
}

const label = 'If a deadline is stated';
