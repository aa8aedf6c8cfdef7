import { DateTime } from 'luxon';
import { z } from 'zod';
import type { SystemTime } from '../clock/clock';
import { ledgerStates } from '../intake/ledger-entry';
import type { Reconciliations } from '../intake/reconcile';
import type { Cursor, Lease } from '../intake/walk';
import { keyHash, utc } from '../log/keys';
import type { Rows } from '../log/rows';
import { storedInstant } from '../log/stored-instant';

/** Table `meta`: where everything about one mailbox stands. Its address is in the key as a hash. */
export function mailboxPartition(mailbox: string): string {
  return `mailbox|${keyHash(mailbox)}`;
}

/** The cursor of the mail walk. */
export function mailCursor(rows: Rows, mailbox: string): Cursor {
  const partition = mailboxPartition(mailbox);
  return {
    async read() {
      const row = await rows.get('meta', partition, 'cursor');
      const text = (name: string): string => String(row?.columns[name] ?? '');
      return {
        ...(text('link') !== '' && { link: text('link') }),
        ...(text('lastSeen') !== '' && { lastSeen: DateTime.fromISO(text('lastSeen'), { zone: 'utc' }) }),
      };
    },
    async write({ link, lastSeen }) {
      const columns = { link: link ?? '', lastSeen: lastSeen === undefined ? '' : utc(lastSeen) };
      await rows.transact('meta', partition, [{ do: 'replace', key: 'cursor', columns }]);
    },
  };
}

const reconciledShape = z.object({
  at: storedInstant,
  ranAt: z.number(),
  counts: z.partialRecord(z.enum(ledgerStates), z.number()),
  missed: z.number(),
  left: z.number(),
  oldestWaiting: storedInstant.exactOptional(),
  untold: z.object({ at: storedInstant, missed: z.number(), left: z.number() }).exactOptional(),
});

/** Table `meta`: what the last check of the mailbox against the ledger found. */
export function reconciliations(rows: Rows, mailbox: string): Reconciliations {
  const partition = `mailbox|${keyHash(mailbox)}`;
  return {
    async last() {
      const row = await rows.get('meta', partition, 'reconciled');
      const text = row?.columns['found'];
      // What another version wrote is as good as nothing: the next check writes it anew.
      const read = reconciledShape.safeParse(typeof text === 'string' ? JSON.parse(text) : undefined);
      return read.success ? read.data : undefined;
    },
    async write(found) {
      await rows.transact('meta', partition, [
        { do: 'replace', key: 'reconciled', columns: { found: JSON.stringify(found) } },
      ]);
    },
  };
}

/** A lease by name: one holder at a time, judged in machine time. */
export function lease(rows: Rows, name: string, holder: string, time: SystemTime): Lease {
  return {
    async take(forMs) {
      const row = await rows.get('meta', 'lease', name);
      const until = Number(row?.columns['until'] ?? 0);
      if (row !== undefined && row.columns['holder'] !== holder && until > time.now()) return false;
      const columns = { holder, until: time.now() + forMs };
      const result = await rows.transact('meta', 'lease', [
        row === undefined
          ? { do: 'insert', key: name, columns }
          : { do: 'replace', key: name, columns, etag: row.etag },
      ]);
      if (result.outcome === 'written') return true;
      // A resent write is refused although it is ours: the row tells.
      const there = await rows.get('meta', 'lease', name);
      return there?.columns['holder'] === holder && there.columns['until'] === columns.until;
    },
    async release() {
      const row = await rows.get('meta', 'lease', name);
      if (row?.columns['holder'] !== holder) return;
      await rows.transact('meta', 'lease', [
        { do: 'replace', key: name, columns: { holder, until: 0 }, etag: row.etag },
      ]);
    },
  };
}

/** A value that all instances share: first start's `MAIL_SINCE`, the calendar's hash. */
export async function sharedValue(rows: Rows, name: string, ifNone: string): Promise<string> {
  const row = await rows.get('meta', 'settings', name);
  if (row !== undefined) return String(row.columns['value']);
  await rows.transact('meta', 'settings', [{ do: 'insert', key: name, columns: { value: ifNone } }]);
  const there = await rows.get('meta', 'settings', name);
  return String(there?.columns['value'] ?? ifNone);
}

export async function setSharedValue(rows: Rows, name: string, value: string): Promise<void> {
  await rows.transact('meta', 'settings', [{ do: 'replace', key: name, columns: { value } }]);
}
