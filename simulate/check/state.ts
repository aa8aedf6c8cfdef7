import type { DateTime } from 'luxon';
import type { Tier } from '../../src/inquiry/tiers';
import type { Anchor, BesideId, StepId } from '../../src/inquiry/vocabulary';

/** How an inquiry stands after some lines of its log: found from the lines alone, and as much as its clocks ask for. */
export type State = {
  readonly step: StepId;
  readonly tier?: Tier;
  readonly suggestedTier: Tier;
  readonly isFlagged: boolean;
  readonly owner?: string;
  readonly mco?: string;
  readonly anchors: Readonly<Partial<Record<Anchor, DateTime>>>;
  readonly beside: Readonly<Partial<Record<BesideId, DateTime>>>;
  readonly request?: Asked;
  /** The last "snooze": when it was pressed, and until when. */
  readonly snooze?: { readonly at: DateTime; readonly until: DateTime };
  readonly attempts: { readonly count: number; readonly days: readonly string[] };
};

/** The request to the MCO that was made last. */
export type Asked = {
  readonly recordedAt: DateTime;
  readonly mco: string;
  readonly contact?: string;
  readonly deliveredAt?: DateTime;
};

/** The tier of the clocks: before Step 3 the signs count. */
export function tierOf({ tier, isFlagged, suggestedTier }: State): Tier {
  return tier ?? (isFlagged ? 'high' : suggestedTier);
}
