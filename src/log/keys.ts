import { createHash } from 'node:crypto';
import type { DateTime } from 'luxon';

/** Row keys of the table `inquiries`; see docs/decisions for the letters. None holds personal data. */
export const keys = {
  marker: (keyHash: string): string => `m|${keyHash}`,
  inquiry: (ref: string): string => `c|${ref}`,
  open: (ref: string): string => `o|${ref}`,
  line: (ref: string, seq: number): string => `h|${ref}|${String(seq).padStart(6, '0')}`,
  done: (ref: string, hash: string): string => `x|${ref}|${hash}`,
  copy: (ref: string, reminderId: string): string => `k|${ref}|${reminderId}`,
  due: (attemptAt: DateTime, ref: string, reminderId: string): string => `d|${utc(attemptAt)}|${ref}|${reminderId}`,
  setAside: (hash: string): string => `z|${hash}`,
};

/** Hash of a message id, an activity id or a nonce: 32 hex digits. */
export function keyHash(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
}

/** ISO with milliseconds and Z, so that text order is time order. */
export function utc(at: DateTime): string {
  const text = at.toUTC().toISO({ suppressMilliseconds: false });
  if (text === null) throw new RangeError('An instant that is none cannot be stored.');
  return text;
}
