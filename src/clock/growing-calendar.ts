import { buildCalendar, type Calendar, type Years } from './calendar';
import type { CalendarRules } from './calendar-rules';
import { OutsideCalendar } from './outside-calendar';

/** The answer lies further away than anybody waits. */
export class TooFarAway extends Error {
  readonly code = 'TOO_FAR_AWAY';
  constructor() {
    super(
      `The answer lies more than ${String(widest)} years away, or the office is never open. Check the hours, the amount and the dates.`,
    );
    this.name = 'TooFarAway';
  }
}

const widest = 128;

/**
 * Answers questions about any years: builds the calendar around those in question, and wider when the answer lies outside.
 * For commands; the service has one calendar, built at its start.
 */
export function growingCalendar(rules: CalendarRules): <T>(years: Years, ask: (calendar: Calendar) => T) => T {
  let calendar: Calendar | undefined;
  return (years, ask) => {
    if (years.to - years.from > widest) throw new TooFarAway();
    for (let margin = 1; margin <= widest; margin *= 2) {
      const from = Math.max(years.from - margin, 1);
      const to = years.to + margin;
      if (calendar === undefined || calendar.years.from > from || calendar.years.to < to) {
        calendar = buildCalendar(rules, joined(calendar?.years, { from, to }));
      }
      try {
        return ask(calendar);
      } catch (fault) {
        if (!(fault instanceof OutsideCalendar)) throw fault;
      }
    }
    throw new TooFarAway();
  };
}

/** Both stretches of years in one, so that questions about different years do not build in turns; only the new one when they lie far apart. */
function joined(known: Years | undefined, asked: Years): Years {
  if (known === undefined) return asked;
  const both = { from: Math.min(known.from, asked.from), to: Math.max(known.to, asked.to) };
  return both.to - both.from > 2 * widest ? asked : both;
}
