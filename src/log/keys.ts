import { createHash } from 'node:crypto';
import type { DateTime } from 'luxon';

/** Row keys of the table `inquiries`, all rows of one inquiry in one partition. None holds personal data. */
export const keys = {
  /** This mail or form opened it, or was added to it. */
  marker: (keyHash: string): string => `m|${keyHash}`,
  /** The inquiry as it stands. */
  inquiry: (ref: string): string => `c|${ref}`,
  /** It is open: a summary for lists. */
  open: (ref: string): string => `o|${ref}`,
  /** A line of its log. */
  line: (ref: string, seq: number): string => `h|${ref}|${String(seq).padStart(6, '0')}`,
  /** An act that is done already. */
  done: (ref: string, hash: string): string => `x|${ref}|${hash}`,
  /** A card that is out there. */
  copy: (ref: string, reminderId: string): string => `k|${ref}|${reminderId}`,
  /** A reminder that is still to go out. */
  due: (attemptAt: DateTime, ref: string, reminderId: string): string => `d|${utc(attemptAt)}|${ref}|${reminderId}`,
  /** A report that something was misdirected. */
  privacy: (ref: string, id: string): string => `p|${ref}|${id}`,
  /** What is kept of an inquiry that was purged. */
  tombstone: (ref: string): string => `t|${ref}`,
  /** What cannot go on by itself and waits for a person. */
  setAside: (hash: string): string => `z|${hash}`,
};

/** Hash of a message id, an activity id or a nonce: 32 hex digits. */
export function keyHash(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}

/** ISO with milliseconds and Z, so that text order is time order; by the platform's own writer, since each row has many. */
export function utc(at: DateTime): string {
  if (!at.isValid) throw new RangeError('An instant that is none cannot be stored.');
  return new Date(at.toMillis()).toISOString();
}
