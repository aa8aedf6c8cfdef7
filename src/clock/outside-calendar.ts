/** A moment, or the answer to a question about it, lies before the calendar's first or after its last year. Build it for more years. */
export class OutsideCalendar extends Error {
  readonly code = 'OUTSIDE_CALENDAR';
  constructor(
    readonly fromYear: number,
    readonly toYear: number,
  ) {
    super(
      `The answer lies outside the business calendar, which is built for ${String(fromYear)} to ${String(toYear)}. Build it for more years.`,
    );
    this.name = 'OutsideCalendar';
  }
}
