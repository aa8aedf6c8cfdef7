import type { DateTime } from 'luxon';
import type { Span } from '../clock/span';
import type { Inquiry, Moment } from '../inquiry/inquiry';
import type { Tier } from '../inquiry/tiers';
import type { AnswerId, Recipient, RowId } from '../inquiry/vocabulary';
import type { DutyClock } from './table';

/** One moment of a duty: whom it concerns, and when. */
export type DutyMoment = {
  readonly row: RowId;
  /** `id` of its clock. */
  readonly clock: string;
  readonly what: Moment;
  /** Tells moments of one kind apart: no two of a clock have the same kind, number and recipient. */
  readonly n: number;
  readonly to: Recipient;
  readonly dueAt: DateTime;
  readonly then?: AnswerId;
};

/** A clock that runs now, with all its moments in order and, when it repeats, whom it reminds at each opening after them. */
export type RunningClock = {
  /** Which clock of the row, with the instant it counts from: the same clock restarted is another. */
  readonly id: string;
  readonly row: RowId;
  /** When the duty began: moments at or before it are not made. */
  readonly startedAt: DateTime;
  readonly from: DateTime;
  readonly span: Span;
  readonly dueAt: DateTime;
  /** No limit: it only reminds of harm that is feared. */
  readonly remindsOf?: NonNullable<DutyClock['remindsOf']>;
  readonly moments: readonly DutyMoment[];
  readonly again?: { readonly what: Moment; readonly to: Recipient };
};

/** The same clock restarted is another, and so is one whose limit moved with the tier. */
export function clockId(name: string, from: DateTime, tier?: Tier): string {
  return `${name}@${from.toMillis().toString(36)}${tier === undefined ? '' : `.${tier}`}`;
}

/** Moments in the order in which they come. */
export function inOrder(moments: readonly DutyMoment[]): readonly DutyMoment[] {
  return [...moments].sort((a, b) => a.dueAt.toMillis() - b.dueAt.toMillis());
}

/** Whether there is somebody to send to: an MCO without a listed contact was asked by phone. */
export function isReachable(to: Recipient, inquiry: Inquiry): boolean {
  return (to !== 'mco' && to !== 'mcoBackup') || inquiry.request?.contact !== undefined;
}
