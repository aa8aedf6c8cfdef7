import { DateTime } from 'luxon';
import { addBusinessMinutes, endOfDay, openingAfter } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import { localDate } from '../clock/local-time';
import { InquiryUnreadable } from '../log/inquiry-row';
import type { OpenSummary } from '../log/open-summary';
import { isStaff } from '../inquiry/staff';
import { isPresent } from '../people/cover';
import type { Person } from '../people/people';
import { isOwedBy } from '../procedure/owed';
import { coverView } from '../views/cover-view';
import type { ViewContext } from '../views/view-context';
import type { AbsenceParts } from './absence-parts';
import { coverCase } from './cover-case';
import { openWhere } from '../occasions/open-inquiries';
import type { Settled } from '../occasions/settled';
import { leadsFor } from './tell-cover';
import { tellOnce } from '../occasions/tell-once';

/** By then somebody who has something due has pressed something; Central. */
const by = { hour: 9, minute: 30 };
/** So long people have to press something first: after an opening, a start of the service, or the beginning of a duty. */
const graceMinutes = 30;

/**
 * Reports owners who have had something since 9:00 AM that is due today, or overdue, and have pressed nothing yet: once a
 * business day, at 9:30 AM or as soon after it as somebody looks. The caller looks in open hours only.
 */
export async function noticeSilent(
  parts: AbsenceParts,
  settled: Settled,
  context: ViewContext,
  startedAt: DateTime,
): Promise<void> {
  const { now } = context;
  const day = localDate(now, parts.calendar.rules.zone);
  if (now < lookAt(parts.calendar, now, startedAt)) return;
  await settled.once(`noPress|${day}`, async () => {
    const open = await openWhere(parts.log, ({ owner }) => owner !== undefined);
    const owners = new Set(open.map(({ owner }) => owner));
    let isSettled = true;
    for (const person of context.directory.all) {
      if (!owners.has(person.id) || !isStaff(person) || !isPresent(person, now)) continue;
      if ((await parts.people.pressedOn(person.id)) === day) continue;
      const owned = open.filter(({ owner }) => owner === person.id);
      isSettled = (await report(parts, person, owned, day, context)) && isSettled;
    }
    return isSettled;
  });
}

async function report(
  parts: AbsenceParts,
  person: Person,
  owned: readonly OpenSummary[],
  day: string,
  context: ViewContext,
): Promise<boolean> {
  const due = await howManyDue(parts, person, owned, context.now);
  const readers = leadsFor(person, context);
  if (due === 0 || readers.length === 0) return true;
  const cover = { ...coverCase(person, owned, 'noPress', context), due };
  return tellOnce(parts, `noPress|${day}|${person.id}`, readers, coverView(cover, parts.newId(), {}, context));
}

async function howManyDue(
  parts: AbsenceParts,
  person: Person,
  owned: readonly OpenSummary[],
  now: DateTime,
): Promise<number> {
  const close = endOfDay(parts.calendar, now);
  const had = addBusinessMinutes(parts.calendar, usualLookAt(parts.calendar, now), -graceMinutes);
  let due = 0;
  for (const { ref } of owned) {
    try {
      const inquiry = (await parts.log.read(ref))?.inquiry;
      if (inquiry === undefined || !isOwedBy(inquiry, close, parts.calendar, had)) continue;
      if (!(await isTheirsSince(parts, ref, person, had))) continue;
      due += 1;
    } catch (fault) {
      // Of one that cannot be read nobody knows what is due; the others tell enough.
      if (!(fault instanceof InquiryUnreadable)) throw fault;
    }
  }
  return due;
}

/** Whether it had come to them by then; every line that gives it to somebody says to whom. */
async function isTheirsSince(parts: AbsenceParts, ref: string, person: Person, by: DateTime): Promise<boolean> {
  const given = (await parts.log.lines(ref)).findLast(({ facts }) => facts['owner'] !== undefined);
  return given?.facts['owner'] !== person.id || given.recordedAt <= by;
}

/** When the owners are looked at on the day of an instant; on a closed day, on the next business day. @throws OutsideCalendar */
function lookAt(calendar: Calendar, at: DateTime, startedAt: DateTime): DateTime {
  const usual = usualLookAt(calendar, at);
  const isFreshStart = startedAt > openingOf(calendar, at);
  return isFreshStart ? DateTime.max(usual, addBusinessMinutes(calendar, startedAt, graceMinutes)) : usual;
}

/** 9:30 AM; where the office opens later than usual, a while after the opening. */
function usualLookAt(calendar: Calendar, at: DateTime): DateTime {
  const opening = openingOf(calendar, at);
  return DateTime.max(
    opening.setZone(calendar.rules.zone).set(by),
    addBusinessMinutes(calendar, opening, graceMinutes),
  );
}

function openingOf(calendar: Calendar, at: DateTime): DateTime {
  return openingAfter(calendar, at.setZone(calendar.rules.zone).startOf('day'));
}

/** The next instant at which owners are looked at, strictly after another. @throws OutsideCalendar */
export function nextLookAt(calendar: Calendar, after: DateTime, startedAt: DateTime): DateTime {
  const today = lookAt(calendar, after, startedAt);
  if (today > after) return today;
  const tomorrow = after.setZone(calendar.rules.zone).startOf('day').plus({ days: 1 });
  return lookAt(calendar, tomorrow, startedAt);
}
