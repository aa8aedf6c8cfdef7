import { DateTime } from 'luxon';
import type { Inquiry } from '../inquiry/inquiry';
import type { Tier } from '../inquiry/tiers';
import type { StepId } from '../inquiry/vocabulary';
import { utc } from './keys';
import type { Columns, Row } from './rows';

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

export function readSummary(row: Row): OpenSummary {
  const text = (name: string): string => String(row.columns[name] ?? '');
  const at = (name: string): DateTime => DateTime.fromISO(text(name), { zone: 'utc' });
  return {
    ref: row.key.slice(2),
    step: text('step') as StepId,
    tier: text('tier') as Tier,
    tierIsSuggested: row.columns['tierIsSuggested'] === true,
    receivedAt: at('receivedAt'),
    ...(text('owner') !== '' && { owner: text('owner') }),
    ...(text('movedFrom') !== '' && { movedFrom: text('movedFrom') }),
    ...(text('mco') !== '' && { mco: text('mco') }),
    ...(text('nextDueAt') !== '' && { nextDueAt: at('nextDueAt') }),
  };
}
