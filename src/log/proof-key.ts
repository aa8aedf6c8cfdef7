import { createHmac } from 'node:crypto';
import type { WrappedKeys } from './data-keys';

/** Never rotated by itself: what was proved with it could then no longer be checked. */
const KID = 'pk-1';
/** 128 bits: nobody guesses it, and it is short in a column. */
const HEX_DIGITS = 32;

/** Keyed hashes (HMAC-SHA-256) under the proof key, which is made when there is none: "pk-1:" and 32 hex digits. */
export function prover(keys: WrappedKeys): (text: string) => Promise<string> {
  return async (text) => {
    const key = await keys.findOrMake(KID);
    return `${KID}:${createHmac('sha256', key).update(text, 'utf8').digest('hex').slice(0, HEX_DIGITS)}`;
  };
}
