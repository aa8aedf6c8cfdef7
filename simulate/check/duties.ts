import type { DateTime } from 'luxon';
import { openMinutesBetween } from '../../src/clock/business-time';
import type { Calendar } from '../../src/clock/calendar';
import type { Expected } from './expected';
import { factOf, type Line } from './line';
import type { Patience } from './patience';
import type { Roster } from './who-hears';

/** A duty that was missed: in words, without anything of the member. */
export type Missed = { readonly at: DateTime; readonly words: string };

/** What became of a moment, as the log has it: sent, taken up by a later moment of its duty, or undeliverable. */
const ends = ['sent', 'superseded', 'undeliverable'];

/** What was expected and is not in the log. @param late by how much a message may be late. */
export function missedAmong(
  expected: readonly Expected[],
  lines: readonly Line[],
  roster: Roster,
  calendar: Calendar,
  late: Patience,
): readonly Missed[] {
  const byDue = new Map<number, Line[]>();
  for (const line of lines) {
    const key = (line.dueAt ?? line.recordedAt).toMillis();
    byDue.set(key, [...(byDue.get(key) ?? []), line]);
  }
  const isInTime = (line: Line, one: Expected): boolean =>
    line.recordedAt >= one.at && isWithin(one.at, line.recordedAt, late(one.state, one.at), calendar);
  // What is entered late begins a clock anew, maybe with a moment of which was told before.
  const isTold = (line: Line, one: Expected): boolean => one.dueAt < one.at && line.recordedAt < one.at;

  return expected.flatMap((one): readonly Missed[] => {
    // An answer that came while the message was tried again ended the duty.
    const lateMinutes = late(one.state, one.at);
    if (lateMinutes > 0 && isWithin(one.at, one.until, lateMinutes, calendar)) return [];
    if (one.then !== undefined) {
      const isDone = lines.some((line) => line.act === one.then && line.actor === 'system' && isInTime(line, one));
      return isDone ? [] : [missed(one, `${one.then} by the system`)];
    }
    const told = (byDue.get(one.dueAt.toMillis()) ?? []).filter(
      (line) => ends.includes(line.act) && one.steps.includes(line.step) && (isInTime(line, one) || isTold(line, one)),
    );
    const { may, must } = roster.hearersOf(one.to, one.state, one.at);
    const heard = told.filter((line) => line.act !== 'superseded').map((line) => factOf(line, 'to') ?? '');
    if (told.some((line) => line.act === 'superseded')) return [];
    if (heard.includes(one.to)) return [];
    const isHeard = must.length > 0 ? must.every((id) => heard.includes(id)) : heard.some(may);
    return isHeard ? [] : [missed(one, `${one.to} of ${one.steps.join('/')}, heard: ${heard.join(' ') || 'nobody'}`)];
  });
}

function missed({ at, dueAt }: Expected, words: string): Missed {
  return { at, words: `${at.toISO() ?? ''} due ${dueAt.toISO() ?? ''}: ${words}` };
}

/** Whether so few open minutes lie between; the first minutes after a close count as open. */
function isWithin(from: DateTime, to: DateTime, minutes: number, calendar: Calendar): boolean {
  return to <= from || openMinutesBetween(calendar, from, to) <= minutes;
}
