import type { DateTime } from 'luxon';
import { z } from 'zod';
import type { Inquiry } from '../inquiry/inquiry';
import type { Tier } from '../inquiry/tiers';
import { stepIds, type StepId } from '../inquiry/vocabulary';
import { utc } from './keys';
import type { Columns, Row } from './rows';
import { storedInstant } from './stored-instant';

/** What the open marker `o|<ref>` says, without member data: enough for lists. */
export type OpenSummary = {
  readonly ref: string;
  readonly step: StepId;
  readonly tier: Tier;
  readonly tierIsSuggested: boolean;
  readonly receivedAt: DateTime;
  readonly owner?: string;
  /** Whose it was before it was moved because they were away. */
  readonly movedFrom?: string;
  readonly mco?: string;
  readonly nextDueAt?: DateTime;
};

/** An inquiry of which this version can read only that it is there: in lists it stands beside the others. */
export type UnreadableSummary = { readonly ref: string; readonly isUnreadable: true };

export function openSummary(inquiry: Inquiry, nextDueAt: DateTime | undefined): Columns {
  return {
    step: inquiry.step,
    tier: inquiry.tier ?? inquiry.suggestedTier,
    tierIsSuggested: inquiry.tier === undefined,
    receivedAt: utc(inquiry.anchors.received),
    owner: inquiry.owner ?? '',
    movedFrom: inquiry.movedFrom ?? '',
    mco: inquiry.mco ?? '',
    nextDueAt: nextDueAt === undefined ? '' : utc(nextDueAt),
  };
}

const absent = z.literal('').transform(() => undefined);
const columnsShape = z.object({
  step: z.enum(stepIds),
  tier: z.enum(['high', 'escalated']),
  tierIsSuggested: z.boolean(),
  receivedAt: storedInstant,
  owner: absent.or(z.string()),
  // Rows from before this was kept have none.
  movedFrom: absent.or(z.string()).optional(),
  mco: absent.or(z.string()),
  nextDueAt: absent.or(storedInstant),
});

/** Reads `o|<ref>`. */
export function readSummary(row: Row): OpenSummary | UnreadableSummary {
  const ref = row.key.slice(2);
  const read = columnsShape.safeParse(row.columns);
  if (!read.success) return { ref, isUnreadable: true };
  const { owner, movedFrom, mco, nextDueAt, ...summary } = read.data;
  return {
    ref,
    ...summary,
    ...(owner !== undefined && { owner }),
    ...(movedFrom !== undefined && { movedFrom }),
    ...(mco !== undefined && { mco }),
    ...(nextDueAt !== undefined && { nextDueAt }),
  };
}
