import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import { keyHash, utc } from '../log/keys';
import type { Columns, Row, Rows } from '../log/rows';
import type { AsideReason } from './draft';
import type { InboxMessage } from './mailbox';

/** What became of a message. `seen`: recorded, not decided yet. */
export type LedgerState = 'seen' | 'opened' | 'appended' | 'own' | 'automatic' | 'aside' | 'dismissed';

export type LedgerEntry = {
  /** Fixes the key of the inquiry, and with `receivedAt` its reference. */
  readonly key: string;
  readonly receivedAt: DateTime;
  /** Immutable id in the mailbox. */
  readonly messageId: string;
  readonly state: LedgerState;
  readonly ref?: string;
  readonly reason?: AsideReason;
  /** Failures that were the message's own. */
  readonly attempts: number;
  /** The same message id came with another sender, date or body: not dropped, but looked at. */
  readonly flagged: boolean;
  /** The Unit Lead has been told that it was set aside. */
  readonly told: boolean;
  readonly etag: string;
};

/** The mail ledger: every message of the inbox gets a row before anything else happens, and keeps its first receipt. */
export type Ledger = {
  /** Records a message, or finds its row. */
  see(message: InboxMessage): Promise<LedgerEntry>;
  /** What became of a message, if it was seen. */
  find(message: Pick<InboxMessage, 'id' | 'internetMessageId'>): Promise<LedgerEntry | undefined>;
  byKey(key: string): Promise<LedgerEntry | undefined>;
  settle(
    entry: LedgerEntry,
    state: LedgerState,
    more?: { readonly ref?: string; readonly reason?: AsideReason },
  ): Promise<void>;
  failed(entry: LedgerEntry): Promise<LedgerEntry>;
  /** Mail set aside and not dealt with, oldest first. */
  aside(): AsyncIterable<LedgerEntry>;
  /** The Unit Lead has been told of it. */
  told(entry: LedgerEntry): Promise<void>;
};

const table = 'mail' as const;
const partition = 'mail';
const rowKey = (key: string): string => `l|${key}`;
const asideKey = (entry: LedgerEntry): string => `a|${utc(entry.receivedAt)}|${entry.key}`;

export function ledger(rows: Rows): Ledger {
  const get = async (key: string): Promise<LedgerEntry | undefined> => {
    const row = await rows.get(table, partition, rowKey(key));
    return row === undefined ? undefined : entryOf(row);
  };

  /** Inserts first; who comes second obeys what stands there. */
  const insert = async (key: string, message: InboxMessage, flagged: boolean): Promise<LedgerEntry> => {
    const columns: Columns = {
      receivedAt: utc(message.receivedAt),
      messageId: message.id,
      fingerprint: fingerprint(message),
      state: 'seen',
      attempts: 0,
      flagged,
    };
    await rows.transact(table, partition, [{ do: 'insert', key: rowKey(key), columns }]);
    const there = await get(key);
    if (there === undefined)
      throw new Error('The ledger row that was just written cannot be read. The mail is tried again.');
    return there;
  };

  return {
    async see(message) {
      const key = keyFor(message);
      const row = await rows.get(table, partition, rowKey(key));
      if (row === undefined) return insert(key, message, false);
      const same = row.columns['fingerprint'] === fingerprint(message);
      if (same || row.columns['messageId'] === message.id) return entryOf(row);
      // Message ids can be forged or reused: another mail with the same id gets a row of its own.
      const own = keyHash(message.internetMessageId ?? '', message.id);
      return (await get(own)) ?? insert(own, message, true);
    },
    async find(message) {
      const own = await get(keyHash(message.internetMessageId ?? '', message.id));
      return own ?? get(keyFor(message));
    },
    byKey: get,
    async settle(entry, state, more = {}) {
      const row = await rows.get(table, partition, rowKey(entry.key));
      if (row === undefined) return;
      const columns: Columns = { ...row.columns, state, ref: more.ref ?? '', reason: more.reason ?? '' };
      const wasAside = row.columns['state'] === 'aside';
      await rows.transact(table, partition, [
        { do: 'replace', key: rowKey(entry.key), columns },
        ...(state === 'aside' ? [{ do: 'replace' as const, key: asideKey(entry), columns: { key: entry.key } }] : []),
        ...(wasAside && state !== 'aside' ? [{ do: 'delete' as const, key: asideKey(entry) }] : []),
      ]);
    },
    async failed(entry) {
      const row = await rows.get(table, partition, rowKey(entry.key));
      const attempts = entry.attempts + 1;
      if (row !== undefined)
        await rows.transact(table, partition, [
          { do: 'replace', key: rowKey(entry.key), columns: { ...row.columns, attempts } },
        ]);
      return { ...entry, attempts };
    },
    async told(entry) {
      const row = await rows.get(table, partition, rowKey(entry.key));
      if (row === undefined) return;
      const columns = { ...row.columns, told: true };
      await rows.transact(table, partition, [{ do: 'replace', key: row.key, columns, etag: row.etag }]);
    },
    async *aside() {
      for await (const row of rows.range(table, partition, 'a|', 'a|~')) {
        const entry = await get(String(row.columns['key']));
        if (entry?.state === 'aside') yield entry;
      }
    },
  };
}

/** Hash of the internet message id, else of the immutable id. */
function keyFor(message: Pick<InboxMessage, 'id' | 'internetMessageId'>): string {
  return keyHash(message.internetMessageId ?? message.id);
}

function fingerprint(message: InboxMessage): string {
  const hash = createHash('sha256');
  for (const part of [message.from?.address ?? '', message.headers['date'] ?? '', message.body.content])
    hash.update(part).update('\n');
  return hash.digest('hex').slice(0, 32);
}

function entryOf(row: Row): LedgerEntry {
  const { columns } = row;
  const text = (name: string): string => {
    const value = columns[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    key: row.key.slice(2),
    receivedAt: DateTime.fromISO(text('receivedAt'), { zone: 'utc' }),
    messageId: text('messageId'),
    state: text('state') as LedgerState,
    ...(text('ref') !== '' && { ref: text('ref') }),
    ...(text('reason') !== '' && { reason: text('reason') as AsideReason }),
    attempts: Number(columns['attempts'] ?? 0),
    flagged: columns['flagged'] === true,
    told: columns['told'] === true,
    etag: row.etag,
  };
}
