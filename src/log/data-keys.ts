import { randomBytes } from 'node:crypto';
import type { MasterKey } from './cipher';
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
  /** The key, or undefined when there is none. @throws StoreUnreachable, DataKeyLocked */
  find(kid: string): Promise<Uint8Array | undefined>;
  /** The key, made when there is none: of several instances that make it at once, one succeeds and all get its key. @throws StoreUnreachable, DataKeyLocked */
  findOrMake(kid: string): Promise<Uint8Array>;
  /** The ids that start so, in the order of their row keys. @throws StoreUnreachable */
  idsFrom(prefix: string): Promise<readonly string[]>;
};

/** Keys of 32 random bytes, wrapped by the master key and kept in table `meta`; each is unwrapped once and cached. */
export function wrappedKeys({ rows, masterKey, random = randomBytes }: KeyStore): WrappedKeys {
  const cache = new Map<string, Promise<Uint8Array | undefined>>();

  const unwrap = async (row: Row): Promise<Uint8Array> => {
    const { wrapped, wrappedBy } = row.columns;
    try {
      if (!(wrapped instanceof Uint8Array)) throw new Error('the row has no wrapped key');
      const key = await masterKey.unwrap(wrapped);
      if (key.byteLength !== KEY_BYTES) throw new Error('the unwrapped key has another length');
      return key;
    } catch (cause) {
      throw new DataKeyLocked(row.key, String(wrappedBy), masterKey.id, cause);
    }
  };
  const read = async (kid: string): Promise<Uint8Array | undefined> => {
    const row = await rows.get('meta', PARTITION, kid);
    return row && unwrap(row);
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
