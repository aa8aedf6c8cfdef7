import type { DateTime } from 'luxon';

/** Why somebody is away, as far as others need to know: a choice, so that nobody writes of an illness here. */
export const awayReasons = {
  leave: 'Leave',
  training: 'Training or meetings',
  otherWork: 'Other work',
} as const;
export type AwayReason = keyof typeof awayReasons;

/** From where an absence is known. `noPress`: noticed, and then confirmed by the Unit Lead. */
export const absenceSources = ['self', 'unitLead', 'mail', 'noPress'] as const;

/** How an absence came about. */
export type Absence = {
  readonly since: DateTime;
  readonly source: (typeof absenceSources)[number];
  /** Person id, or `system` for automatic replies. */
  readonly by: string;
  readonly reason?: AwayReason;
};

/** All that is kept of somebody's absence. */
export type AbsenceState = {
  /** Away until then; absent when the person is back, or was never away. */
  readonly until?: DateTime;
  /** The present absence, or the last one: what was moved meanwhile is offered back after it. */
  readonly absence?: Absence;
  /** What the automatic replies said when they were last read; absent when they were off. */
  readonly replies?: string;
};

/** Somebody goes away, or stays away longer: that is the same absence, which is told once. */
export function goAway(
  before: AbsenceState,
  absence: Omit<Absence, 'since'> & { readonly until: DateTime },
  now: DateTime,
): AbsenceState {
  const { until, ...more } = absence;
  const isAway = before.until !== undefined && before.until > now;
  const since = isAway && before.absence !== undefined ? before.absence.since : now;
  return { ...before, until, absence: { ...more, since } };
}
