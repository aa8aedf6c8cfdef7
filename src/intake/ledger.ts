import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import { changeRow, type RowChange } from '../log/change-row';
import { keyHash, utc } from '../log/keys';
import type { Columns, Row, Rows } from '../log/rows';
import { takeTelling, toldColumns } from '../log/telling';
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
  /** Records a message that the mailbox lists and does not give out. */
  seeUnread(id: string, receivedAt: DateTime): Promise<LedgerEntry>;
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
  /** Whether we may tell the Unit Lead of it: one of several instances, until the given machine time, and only once. */
  mayTell(entry: LedgerEntry, now: number, until: number): Promise<boolean>;
  /** The Unit Lead has been told of it. */
  told(entry: LedgerEntry): Promise<void>;
};

/** A ledger row that was just written is not there: a fault of the store. The mail is tried again. */
export class LedgerRowMissing extends Error {
  readonly code = 'STORE_UNREACHABLE';
  constructor() {
    super('The ledger row that was just written cannot be read. The mail is tried again.');
    this.name = 'LedgerRowMissing';
  }
}

const table = 'mail' as const;
const partition = 'mail';
const rowKey = (key: string): string => `l|${key}`;
const asideKey = (entry: LedgerEntry): string => `a|${utc(entry.receivedAt)}|${entry.key}`;

export function ledger(rows: Rows): Ledger {
  const rowOf = (key: string): Promise<Row | undefined> => rows.get(table, partition, rowKey(key));
  const get = async (key: string): Promise<LedgerEntry | undefined> => {
    const row = await rowOf(key);
    return row === undefined ? undefined : entryOf(row);
  };

  /** Inserts, or finds what stands there: who comes second obeys it. */
  const findOrInsert = async (key: string, columns: Columns): Promise<Row> => {
    const found = await rowOf(key);
    if (found !== undefined) return found;
    await rows.transact(table, partition, [{ do: 'insert', key: rowKey(key), columns }]);
    const there = await rowOf(key);
    if (there === undefined) throw new LedgerRowMissing();
    return there;
  };

  const change = (key: string, wanted: (row: Row) => RowChange | undefined): Promise<boolean> =>
    changeRow(rows, { table, partition, key: rowKey(key) }, wanted);

  return {
    async see(message) {
      const key = keyFor(message);
      const row = await findOrInsert(key, seen(message, false));
      const isSame = row.columns['fingerprint'] === fingerprint(message) || row.columns['messageId'] === message.id;
      if (isSame) return entryOf(row);
      // Message ids can be forged or reused: another mail with the same id gets a row of its own.
      return entryOf(await findOrInsert(ownKey(message), seen(message, true)));
    },
    async seeUnread(id, receivedAt) {
      const columns = { ...unseen, receivedAt: utc(receivedAt), messageId: id, fingerprint: '', flagged: false };
      return entryOf(await findOrInsert(keyFor({ id }), columns));
    },
    async find(message) {
      const own = await get(ownKey(message));
      return own ?? get(keyFor(message));
    },
    byKey: get,
    async settle(entry, state, more = {}) {
      await change(entry.key, (row) => {
        const before = entryOf(row);
        const isAside = state === 'aside';
        const wasAside = before.state === 'aside';
        if (before.state === state && before.ref === more.ref && before.reason === more.reason) return undefined;
        const columns = { state, ref: more.ref ?? '', reason: more.reason ?? '' };
        if (isAside === wasAside) return { columns };
        const key = asideKey(before);
        return {
          columns,
          with: [isAside ? { do: 'replace', key, columns: { key: before.key } } : { do: 'delete', key }],
        };
      });
    },
    async failed(entry) {
      const attempts = entry.attempts + 1;
      await change(entry.key, () => ({ columns: { attempts } }));
      return { ...entry, attempts };
    },
    mayTell: (entry, now, until) => change(entry.key, (row) => takeTelling(row, now, until)),
    async told(entry) {
      await change(entry.key, () => ({ columns: toldColumns }));
    },
    async *aside() {
      for await (const row of rows.range(table, partition, 'a|', 'a|~')) {
        const entry = await get(String(row.columns['key']));
        if (entry?.state === 'aside') yield entry;
      }
    },
  };
}

const unseen = { state: 'seen', attempts: 0 } as const;

function seen(message: InboxMessage, flagged: boolean): Columns {
  return {
    ...unseen,
    receivedAt: utc(message.receivedAt),
    messageId: message.id,
    fingerprint: fingerprint(message),
    flagged,
  };
}

/** Hash of both ids: the row of a mail whose message id another mail has. */
function ownKey(message: Pick<InboxMessage, 'id' | 'internetMessageId'>): string {
  return keyHash(message.internetMessageId ?? '', message.id);
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
