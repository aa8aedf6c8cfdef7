import type { DateTime } from 'luxon';
import { wrappedKeys, type KeyStore } from './data-keys';
import { dataKeyId } from './sealed-value';

export type KeysAheadParts = KeyStore & {
  /** Business clock: its months have a data key each. */
  readonly now: () => DateTime;
};

/** The month that a data key is of, "yyyy-MM". */
export function monthOf(at: DateTime): string {
  return at.toFormat('yyyy-MM');
}

/**
 * Sees that the data keys of this month and the next are there: a vault that is down when a month begins stops nothing.
 * Asked on a timer, it does nothing while they are.
 * @throws MasterKeyUnavailable, StoreUnreachable; the next call tries again.
 */
export function createKeysAhead(parts: KeysAheadParts): () => Promise<void> {
  const keys = wrappedKeys(parts);
  return async () => {
    const now = parts.now();
    for (const at of [now, now.startOf('month').plus({ months: 1 })]) await keys.findOrMake(dataKeyId(monthOf(at)));
  };
}
