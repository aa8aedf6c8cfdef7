import type { DateTime } from 'luxon';
import type { Cipher } from './cipher';
import { keyHash, utc } from './keys';
import type { Columns, Rows, Value } from './rows';

/** One look, at member data or at a list of inquiries: who, which, what, why. `glass`: past the usual rights. Kept apart from the inquiry's own log. */
export type Access = {
  readonly at: DateTime;
  readonly person: string;
  readonly action:
    'view' | 'list' | 'search' | 'log' | 'export' | 'import' | 'privacy' | 'hold' | 'purge' | 'glass' | 'refused';
  readonly ref?: string;
  /** Ledger key of a mail that belongs to no inquiry. */
  readonly mail?: string;
  /** Free words, in which a name may stand: kept sealed. */
  readonly why?: string;
};

export type AccessLog = {
  /** @throws AccessNotWritten, StoreUnreachable: then nothing may be shown. */
  write(access: Access): Promise<void>;
};

/** A look at member data could not be written down: it is not given. */
export class AccessNotWritten extends Error {
  readonly code = 'ACCESS_NOT_WRITTEN';
  constructor() {
    super('The access log took no line for this look at member data. Nothing is shown; try again.');
    this.name = 'AccessNotWritten';
  }
}

/** Table `access`: partition = month (yyyy-MM, UTC), row key = instant and a random part. Insert-only. `why` is sealed to its row. */
export function accessLog(rows: Rows, cipher: Pick<Cipher, 'seal'>, newId: () => string): AccessLog {
  return {
    async write(access) {
      const at = utc(access.at);
      const month = at.slice(0, 7);
      const { person, action, ref = '', mail } = access;
      const plain = { person, action, ref, ...(mail !== undefined && { mail }) };
      for (let tries = 0; tries < 3; tries++) {
        const key = `${at}|${keyHash(newId()).slice(0, 12)}`;
        const why = access.why === undefined ? '' : await cipher.seal(access.why, `access|${key}|why`);
        const columns = { ...plain, why };
        const result = await rows.transact('access', month, [{ do: 'insert', key, columns }]);
        if (result.outcome === 'written') return;
        // A resent line is refused although it is ours: it says the same.
        const there = await rows.get('access', month, key);
        if (there !== undefined && isSame(there.columns, columns)) return;
      }
      throw new AccessNotWritten();
    },
  };
}

function isSame(a: Columns, b: Columns): boolean {
  return Object.entries(b).every(([name, value]) => isEqual(a[name], value));
}

function isEqual(a: Value | undefined, b: Value): boolean {
  return a instanceof Uint8Array && b instanceof Uint8Array ? Buffer.compare(a, b) === 0 : a === b;
}
