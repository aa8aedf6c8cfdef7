import { DateTime } from 'luxon';
import { isOpen } from '../clock/business-time';
import { codeOf } from '../diagnostics';
import { nextOf } from '../occasions/next-of';
import { settledOccasions } from '../occasions/settled';
import { isMorning, nextMorning, tellMornings } from './morning';
import type { OverviewParts } from './overview-parts';
import { isWeekBeginning, nextWeekly, tellWeek } from './weekly';

/** Sends what shows people how things stand, at its time: a timer and a start both mean "look now". */
export function createOverviews(parts: OverviewParts) {
  const settled = settledOccasions(parts.tellings);
  const morning = nextOf((after) => nextMorning(parts.calendar, after));
  const weekly = nextOf((after) => nextWeekly(parts.calendar, after));

  /** What fails is told, and tried again by the next look. */
  async function attempt(kind: string, task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (fault) {
      parts.diagnostics({ event: 'overview failed', kind, code: codeOf(fault) });
    }
  }

  return {
    /** Nothing is told in closed hours. */
    async look(): Promise<void> {
      const now = parts.clock.now();
      if (!isOpen(parts.calendar, now)) return;
      const begins = { morning: isMorning(parts.calendar, now), week: isWeekBeginning(parts.calendar, now) };
      if (!begins.morning && !begins.week) return;
      const context = await parts.viewContext(now);
      if (begins.morning) await attempt('morning', () => tellMornings(parts, settled, context));
      if (begins.week) await attempt('week', () => tellWeek(parts, settled, context));
    },

    /** When something is told next after an instant, for a clock that goes from moment to moment. */
    async nextMoment(after: DateTime): Promise<DateTime | undefined> {
      // While nothing is open there is nothing to do today; how a week went is told all the same.
      for await (const _ of parts.log.openInquiries()) return DateTime.min(weekly(after), morning(after));
      return weekly(after);
    },
  };
}
