import { createHmac } from 'node:crypto';
import { wrappedKeys, type KeyStore, type WrappedKeys } from './data-keys';

const PREFIX = 'lk-';
/** 128 bits: enough that two values never meet, and short in a row key. */
const HEX_DIGITS = 32;

type LookupKey = { readonly kid: string; readonly key: Uint8Array };

/**
 * Adds a look-up key, which becomes the newest, and tells its id ("lk-2"). Older ones stay live until their rows are deleted from `meta`.
 * Instances that are running read their keys at start: restart them all before the old key's hashes are rewritten.
 * @throws StoreUnreachable, DataKeyLocked
 */
export async function addLookupKey(store: KeyStore): Promise<string> {
  const keys = wrappedKeys(store);
  const newest = (await liveIds(keys))[0];
  const kid = PREFIX + String(newest === undefined ? 1 : numberOf(newest) + 1);
  await keys.findOrMake(kid);
  return kid;
}

/**
 * Keyed hashes (HMAC-SHA-256) of look-up values under every live key, newest first: "lk-1:" and 32 hex digits.
 * The first key is made when there is none. Keys are read once, and again after a failure.
 */
export function lookupHasher(keys: WrappedKeys): (value: string) => Promise<readonly string[]> {
  let live: Promise<readonly LookupKey[]> | undefined;
  return async (value) => {
    const reading = (live ??= liveKeys(keys));
    let found: readonly LookupKey[];
    try {
      found = await reading;
    } catch (error) {
      if (live === reading) live = undefined;
      throw error;
    }
    return found.map(({ kid, key }) => `${kid}:${hashOf(key, value)}`);
  };
}

async function liveKeys(keys: WrappedKeys): Promise<readonly LookupKey[]> {
  const ids = await liveIds(keys);
  const all = ids.length === 0 ? [`${PREFIX}1`] : ids;
  return Promise.all(all.map(async (kid) => ({ kid, key: await keys.findOrMake(kid) })));
}

/** Newest first, by number: `lk-10` is newer than `lk-9`. */
async function liveIds(keys: WrappedKeys): Promise<readonly string[]> {
  return [...(await keys.idsFrom(PREFIX))].sort((a, b) => numberOf(b) - numberOf(a));
}

function numberOf(kid: string): number {
  return Number(kid.slice(PREFIX.length));
}

function hashOf(key: Uint8Array, value: string): string {
  return createHmac('sha256', key).update(value, 'utf8').digest('hex').slice(0, HEX_DIGITS);
}
