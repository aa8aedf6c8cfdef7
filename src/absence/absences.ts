import { DateTime } from 'luxon';
import { isOpen, openOrNext } from '../clock/business-time';
import { codeOf } from '../diagnostics';
import { isPresent } from '../people/cover';
import type { AbsenceParts } from './absence-parts';
import { finishMoves } from './finish-moves';
import { pressNotes } from './note-press';
import { nextLookAt, noticeSilent } from './notice-silent';
import { nextOf } from '../occasions/next-of';
import { settledOccasions } from '../occasions/settled';
import { tellBack } from './tell-back';
import { tellCover } from './tell-cover';

/** Looks after absences: a timer, a press and a start all mean "look now". Several instances may look at once. */
export function createAbsences(parts: AbsenceParts) {
  const settled = settledOccasions(parts.tellings);
  const startedAt = parts.clock.now();
  const lookAfter = nextOf((after) => nextLookAt(parts.calendar, after, startedAt));

  /** What fails does not stop the rest, and is tried again by the next look. */
  async function attempt(kind: string, task: () => Promise<void>): Promise<void> {
    try {
      await task();
    } catch (fault) {
      parts.diagnostics({ event: 'absence failed', kind, code: codeOf(fault) });
    }
  }

  return {
    /** One look: moves are finished first, so that nobody is told of what is not done yet. Nothing is told in closed hours. */
    async look(): Promise<void> {
      await attempt('moves', () => finishMoves(parts));
      const now = parts.clock.now();
      if (!isOpen(parts.calendar, now)) return;
      const context = await parts.viewContext(now);
      await attempt('cover', () => tellCover(parts, settled, context));
      await attempt('back', () => tellBack(parts, settled, context));
      await attempt('silent', () => noticeSilent(parts, settled, context, startedAt));
    },

    /** When there may be something to do next after an instant, for a clock that goes from moment to moment. */
    async nextMoment(after: DateTime): Promise<DateTime | undefined> {
      const { all } = await parts.people.directory();
      const returns = all.flatMap(({ awayUntil }) => (awayUntil !== undefined && awayUntil > after ? [awayUntil] : []));
      // Whoever went away in closed hours, or comes back in them, is told of at the opening.
      const isSomebodyAway = all.some((person) => !isPresent(person, after));
      const opening = isSomebodyAway && !isOpen(parts.calendar, after) ? [openOrNext(parts.calendar, after)] : [];
      const looks = (await isAnyOwned(parts)) ? [lookAfter(after)] : [];
      return earliest([...returns, ...opening, ...looks]);
    },

    /** Somebody is there: they have pressed or written something. */
    noted: pressNotes(parts),
  };
}

async function isAnyOwned({ log }: AbsenceParts): Promise<boolean> {
  for await (const summary of log.openInquiries())
    if ('isUnreadable' in summary || summary.owner !== undefined) return true;
  return false;
}

function earliest(moments: readonly DateTime[]): DateTime | undefined {
  return moments.length === 0 ? undefined : DateTime.min(...moments);
}
