import type { DateTime } from 'luxon';
import { keyHash, utc } from './keys';
import type { Rows } from './rows';

/** One look at member data: who, which inquiry, what, why. Kept apart from the inquiry's own log. */
export type Access = {
  readonly at: DateTime;
  readonly person: string;
  readonly action: 'view' | 'search' | 'log' | 'refused';
  readonly ref?: string;
  readonly why?: string;
};

export type AccessLog = { write(access: Access): Promise<void> };

/** Table `access`: partition = month (yyyy-MM, UTC), row key = instant and a random part. Insert-only. */
export function accessLog(rows: Rows, newId: () => string): AccessLog {
  return {
    async write(access) {
      const at = utc(access.at);
      const columns = { person: access.person, action: access.action, ref: access.ref ?? '', why: access.why ?? '' };
      const key = `${at}|${keyHash(newId()).slice(0, 12)}`;
      await rows.transact('access', at.slice(0, 7), [{ do: 'insert', key, columns }]);
    },
  };
}
