import { DateTime } from 'luxon';
import { endOfDay, isOpen, openingAfter, openMinutesLeftToday } from '../src/clock/business-time';
import type { Calendar } from '../src/clock/calendar';
import { inWords } from '../src/clock/words';
import type { ClockControl, ClockEvent, ClockMove, ClockReading } from './page-server/parts';
import { jumpClock, walkClock, type Walker } from './walk-clock';

/** The clock as the page has it, and its end: a walk under way stops at the due moment it is at. */
export type EndingClockControl = ClockControl & { end(): Promise<void> };

/** The clock as the page reads and moves it; one move at a time, never back. `onMoved` hears of every instant reached. */
export function clockControl(walker: Walker, calendar: Calendar, onMoved: (now: DateTime) => void): EndingClockControl {
  const { clock } = walker;
  const listeners: ((event: ClockEvent) => void)[] = [];
  const tell = (event: ClockEvent): void => {
    for (const listener of listeners) listener(event);
  };
  let moving: Promise<number> | undefined;
  let isEnding = false;

  function read(): ClockReading {
    const now = clock.now();
    const open = isOpen(calendar, now);
    return {
      now: iso(now),
      words: inWords(now),
      open,
      ...(open && { closesInMinutes: Math.round(openMinutesLeftToday(calendar, now)) }),
      ...(!open && { nextOpening: iso(openingAfter(calendar, now)) }),
    };
  }

  async function go(move: ClockMove): Promise<number> {
    if (move.to === 'jump') {
      await jumpClock(walker, DateTime.fromISO(move.at, { zone: 'utc' }));
      return 0;
    }
    return walkClock(walker, destination(move.to, clock.now(), calendar), ({ at, done }) => {
      tell({ type: 'walk', at: iso(at), done });
      onMoved(at);
      if (isEnding) throw new Ending();
    });
  }

  return {
    read: () => Promise.resolve(read()),
    async move(move) {
      if (isEnding) return { refused: 'The unit is stopping.' };
      if (moving !== undefined) return { refused: 'The clock is on its way. Wait until it is there.' };
      const why = refusal(move, clock.now(), calendar);
      if (why !== undefined) return { refused: why };
      moving = go(move);
      try {
        const steps = await moving;
        return { now: iso(clock.now()), words: inWords(clock.now()), steps };
      } catch (fault) {
        if (fault instanceof Ending) return { refused: 'The unit is stopping.' };
        throw fault;
      } finally {
        moving = undefined;
        onMoved(clock.now());
        tell({ type: 'clock', now: iso(clock.now()) });
      }
    },
    onEvent(listener) {
      listeners.push(listener);
    },
    async end() {
      isEnding = true;
      await moving?.catch(() => undefined);
    },
  };
}

function destination(to: 'plus1h' | 'endOfDay' | 'nextMorning', now: DateTime, calendar: Calendar): DateTime {
  switch (to) {
    case 'plus1h':
      return now.plus({ hours: 1 });
    case 'endOfDay':
      return endOfDay(calendar, now);
    case 'nextMorning':
      return openingAfter(calendar, now);
  }
}

class Ending extends Error {
  readonly code = 'ENDING';
}

/** Deadlines reach up to a year ahead; beyond the calendar the service could not work them out. */
function refusal(move: ClockMove, now: DateTime, calendar: Calendar): string | undefined {
  const last = DateTime.utc(calendar.years.to, 1, 1);
  if (now.plus({ days: 7 }) > last) return `The calendar of this run ends. Stop the unit and start it again to go on.`;
  if (move.to !== 'jump') return undefined;
  const at = DateTime.fromISO(move.at, { zone: 'utc' });
  if (at <= now) return `The clock only goes forward. It is ${inWords(now)}.`;
  return at > last ? `Choose a day before ${last.toFormat('yyyy')}.` : undefined;
}

function iso(at: DateTime): string {
  return at.toUTC().toISO({ suppressMilliseconds: false }) ?? '';
}
