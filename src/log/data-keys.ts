import { randomBytes } from 'node:crypto';
import { MasterKeyUnavailable, type MasterKey } from './cipher';
import type { Row, Rows } from './rows';

/** Where wrapped keys are kept: table `meta`, this partition, row key = key id. */
const PARTITION = 'keys';
const KEY_BYTES = 32;

/** Makes that many random bytes; tests hand in their own. */
export type Random = (bytes: number) => Uint8Array;

export type KeyStore = { readonly rows: Rows; readonly masterKey: MasterKey; readonly random?: Random };

/** A key is there but cannot be unwrapped: the master key is not the one it was wrapped with. Nothing is lost; the settings are wrong. */
export class DataKeyLocked extends Error {
  readonly code = 'DATA_KEY_LOCKED';
  constructor(kid: string, wrappedBy: string, masterKeyId: string, cause?: unknown) {
    super(
      `The key ${kid} was wrapped by master key ${wrappedBy}, and the settings hold ${masterKeyId}: it cannot be unwrapped. ` +
        'Set the master key that was in use then.',
      { cause },
    );
    this.name = 'DataKeyLocked';
  }
}

/** The wrapped keys that all instances share. */
export type WrappedKeys = {
  /** The key, or undefined when there is none. @throws StoreUnreachable, DataKeyLocked, MasterKeyUnavailable */
  find(kid: string): Promise<Uint8Array | undefined>;
  /** The key, made when there is none: of several instances that make it at once, one succeeds and all get its key. @throws StoreUnreachable, DataKeyLocked, MasterKeyUnavailable */
  findOrMake(kid: string): Promise<Uint8Array>;
  /** The ids that start so, in the order of their row keys. @throws StoreUnreachable */
  idsFrom(prefix: string): Promise<readonly string[]>;
};

/** The key in a row. @throws DataKeyLocked, MasterKeyUnavailable */
async function unwrapRow(row: Row, masterKey: MasterKey): Promise<Uint8Array> {
  const { wrapped, wrappedBy } = row.columns;
  try {
    if (!(wrapped instanceof Uint8Array)) throw new Error('the row has no wrapped key');
    const key = await masterKey.unwrap(wrapped, String(wrappedBy));
    if (key.byteLength !== KEY_BYTES) throw new Error('the unwrapped key has another length');
    return key;
  } catch (cause) {
    if (cause instanceof MasterKeyUnavailable) throw cause;
    throw new DataKeyLocked(row.key, String(wrappedBy), masterKey.id, cause);
  }
}

/** What became of the keys that are there. */
export type Opened = { readonly rewrapped: number; readonly locked: readonly DataKeyLocked[] };

/**
 * Unwraps every key that is there, and wraps anew those that another master key wrapped, an earlier version or the one before it.
 * The data keys stay as they are, and so does everything that they sealed.
 * @throws DataKeyLocked when none opens: the master key is a wrong one. MasterKeyUnavailable, StoreUnreachable.
 */
export async function openAllKeys({ rows, masterKey }: KeyStore): Promise<Opened> {
  let opened = 0;
  let rewrapped = 0;
  const locked: DataKeyLocked[] = [];
  for await (const row of rows.range('meta', PARTITION, ' ', '~')) {
    let key: Uint8Array;
    try {
      key = await unwrapRow(row, masterKey);
    } catch (fault) {
      if (!(fault instanceof DataKeyLocked)) throw fault;
      locked.push(fault);
      continue;
    }
    opened += 1;
    if (row.columns['wrappedBy'] === masterKey.id) continue;
    const columns = { wrapped: await masterKey.wrap(key), wrappedBy: masterKey.id };
    // Whoever was quicker wrapped the same key: nothing is left to do.
    const written = await rows.transact('meta', PARTITION, [{ do: 'replace', key: row.key, columns, etag: row.etag }]);
    if (written.outcome === 'written') rewrapped += 1;
  }
  const [first] = locked;
  if (opened === 0 && first !== undefined) throw first;
  return { rewrapped, locked };
}

/** Keys of 32 random bytes, wrapped by the master key and kept in table `meta`; each is unwrapped once and cached. */
export function wrappedKeys({ rows, masterKey, random = randomBytes }: KeyStore): WrappedKeys {
  const cache = new Map<string, Promise<Uint8Array | undefined>>();

  const read = async (kid: string): Promise<Uint8Array | undefined> => {
    const row = await rows.get('meta', PARTITION, kid);
    return row && unwrapRow(row, masterKey);
  };
  const make = async (kid: string): Promise<Uint8Array> => {
    const wrapped = await masterKey.wrap(random(KEY_BYTES));
    const columns = { wrapped, wrappedBy: masterKey.id };
    await rows.transact('meta', PARTITION, [{ do: 'insert', key: kid, columns }]);
    // Read back whatever was answered: another instance may have been first, and what is used must be what is kept.
    const kept = await read(kid);
    if (kept === undefined) throw new Error(`The key ${kid} was written and is not there. Look at table meta.`);
    return kept;
  };
  /** A failure, or that there is no key yet, is not remembered: the next call looks again. */
  const cached = async (kid: string): Promise<Uint8Array | undefined> => {
    const known = cache.get(kid) ?? read(kid);
    cache.set(kid, known);
    let key: Uint8Array | undefined;
    try {
      key = await known;
    } finally {
      if (key === undefined && cache.get(kid) === known) cache.delete(kid);
    }
    return key;
  };

  return {
    find: cached,
    async findOrMake(kid) {
      const found = await cached(kid);
      if (found !== undefined) return found;
      const made = await make(kid);
      cache.set(kid, Promise.resolve(made));
      return made;
    },
    async idsFrom(prefix) {
      const ids: string[] = [];
      for await (const { key } of rows.range('meta', PARTITION, prefix, `${prefix}\uffff`)) ids.push(key);
      return ids;
    },
  };
}
