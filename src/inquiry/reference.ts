import { createHash } from 'node:crypto';
import type { DateTime } from 'luxon';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const referencePattern = /\bME-\d{6}-[0-9A-HJKMNP-TV-Z]{6}\b/;

/**
 * `ME-yymmdd-XXXXXX`: Central date of the first recorded receipt, and 30 bits (Crockford base32) of hash(key, n).
 * @param n 0 at first; moves on while the reference belongs to another inquiry.
 */
export function referenceFor(key: string, receivedAt: DateTime, zone: string, n: number): string {
  const day = receivedAt.setZone(zone).toFormat('yyLLdd');
  const bits =
    createHash('sha256')
      .update(`${key}\n${String(n)}`)
      .digest()
      .readUInt32BE(0) >>> 2;
  let text = '';
  for (let shift = 25; shift >= 0; shift -= 5) text += letters.charAt((bits >>> shift) & 31);
  return `ME-${day}-${text}`;
}

export const shards = ['S0', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7'] as const;
export type Shard = (typeof shards)[number];

/** The partition of an inquiry's rows; from the reference alone. */
export function shardOf(ref: string): Shard {
  const n = createHash('sha256').update(ref).digest().readUInt32BE(0) % shards.length;
  return shards[n] ?? 'S0';
}

/** The reference in a text a person typed or a mail carried; upper-cased. */
export function referenceIn(text: string): string | undefined {
  return referencePattern.exec(text.toUpperCase())?.[0];
}
