import type { DateTime } from 'luxon';

/** A deadline and why it is that one. */
export type Explanation = {
  /** The moment at which the span ends, UTC. */
  readonly at: DateTime;
  /** The reasons in plain English, one sentence each; the last names the deadline. */
  readonly sentences: readonly string[];
  /** The open stretches between the two moments, in order. */
  readonly pieces: readonly Piece[];
  /** The local dates from the one to the other on which the office is closed. */
  readonly skipped: readonly SkippedDay[];
};

/** An open stretch, UTC. `minutes` may have a fraction. */
export type Piece = { readonly from: DateTime; readonly to: DateTime; readonly minutes: number };

/** `date` is `2026-11-26`; `why` a day of the week, or a holiday's or closure's name. */
export type SkippedDay = { readonly date: string; readonly why: string };
