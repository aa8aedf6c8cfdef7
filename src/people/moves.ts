import type { DateTime } from 'luxon';

/** Inquiries that are to change hands in one act, because somebody is away or is back. */
export type Move = {
  /** From the card on which it was pressed: a second press is the same move. */
  readonly id: string;
  readonly why: 'away' | 'back';
  readonly to: string;
  readonly by: string;
  readonly at: DateTime;
  /** Which inquiries, and whose each was. */
  readonly plan: readonly { readonly ref: string; readonly from: string }[];
};

/** More inquiries of one owner than this are moved by a second press. */
export const mostInMove = 400;

/**
 * Moves as they were decided. One is written down whole before anything is moved, so that whoever finds it can finish it.
 * `handed`: everything has changed hands, and who is to know of it has not been told yet.
 */
export type Moves = {
  /** False when it was begun before. */
  begin(move: Move): Promise<boolean>;
  byId(id: string): Promise<Move | undefined>;
  unfinished(): AsyncIterable<Move & { readonly handed: boolean }>;
  handed(id: string): Promise<void>;
  finish(id: string): Promise<void>;
};
