import { attendsToAside } from './aside';
import type { DeskParts } from './parts';
import { text } from './press-data';
import { inquiryNotThere } from './status';
import type { Person } from '../people/people';
import { commitDecision } from '../reminders/commit-decision';
import { lookButton } from '../views/act-buttons';
import type { CardView } from '../views/card-view';
import { helpView, noteView } from '../views/desk-views';

/** "Noted": somebody has looked at a message that reached nobody. It is off the list; who noted it is a line of the log. */
export async function noteAside(
  parts: DeskParts,
  person: Person,
  data: Readonly<Record<string, unknown>>,
): Promise<CardView> {
  if (!(await attendsToAside(parts, person))) return helpView(person);
  const ref = text(data, 'ref').toUpperCase();
  const to = text(data, 'to');
  const result = await commitDecision<'gone'>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    async ({ inquiry }, now) => {
      const thing = await parts.log.findSetAside({ ref, reason: 'FAILED_EIGHT_TIMES', to });
      if (thing === undefined) return { outcome: 'refused', why: 'gone' };
      const line = {
        step: inquiry.step,
        act: 'noted',
        actor: person.id,
        happenedAt: now,
        recordedAt: now,
        facts: { what: thing.what, to },
        words: {},
      };
      return { outcome: 'decided', inquiry, lines: [line], notices: [], cleared: [thing] };
    },
  );
  if (result.outcome === 'unknown') return inquiryNotThere(ref);
  const open = [lookButton('Open inquiry', 'open', ref, parts.newId())];
  return result.outcome === 'committed'
    ? noteView(`${ref}: noted. It is off the list.`, ['The inquiry itself goes on as it is.'], open)
    : noteView(`${ref}: already done.`, ['It was noted before, or a later message got through.'], open);
}
