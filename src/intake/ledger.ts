import type { DateTime } from 'luxon';
import { changeRow, type RowChange } from '../log/change-row';
import type { Cipher } from '../log/cipher';
import { keyHash, utc } from '../log/keys';
import type { Columns, Op, Row, Rows } from '../log/rows';
import type { AsideReason } from './draft';
import {
  entryOf,
  isOf,
  isUnread,
  keyFor,
  ownKey,
  readColumns,
  seenColumns,
  unreadColumns,
  type LedgerEntry,
} from './ledger-entry';
import type { InboxMessage, ListedMessage } from './mailbox';

export type { LedgerEntry, LedgerState } from './ledger-entry';

/** What is kept of a decision. */
export type Settlement =
  | { readonly state: 'opened' | 'appended'; readonly ref: string }
  | { readonly state: 'own' }
  | { readonly state: 'automatic'; readonly header: string }
  | { readonly state: 'bounce'; readonly header: string; readonly ref?: string }
  | { readonly state: 'aside'; readonly reason: AsideReason; readonly at: DateTime }
  /** By a person: no inquiry. `reason` is a code of the list; `note` may hold a name, and is sealed. */
  | {
      readonly state: 'dismissed';
      readonly by: string;
      readonly at: DateTime;
      readonly reason: string;
      readonly note?: string;
    };

/** The mail ledger: every message of the inbox gets a row before anything else happens, and keeps its first receipt. */
export type Ledger = {
  /** Records a message, or finds its row. */
  see(message: InboxMessage): Promise<LedgerEntry>;
  /** Records a message that the mailbox lists and does not give out; who answers it in its conversation finds it. */
  seeUnread(message: ListedMessage): Promise<LedgerEntry>;
  /** What became of a message, if it was seen. */
  find(message: Pick<InboxMessage, 'id' | 'internetMessageId'>): Promise<LedgerEntry | undefined>;
  byKey(key: string): Promise<LedgerEntry | undefined>;
  settle(entry: LedgerEntry, as: Settlement): Promise<void>;
  /** A failure of its own; who answers it in its conversation finds it, while it is undecided. */
  failed(entry: LedgerEntry, conversationId?: string): Promise<LedgerEntry>;
  /** The mail of a conversation that has failed, while it is undecided. */
  undecidedIn(conversationId: string): Promise<LedgerEntry | undefined>;
  /** It waits for another mail: how often it has, this time counted. */
  waits(entry: LedgerEntry): Promise<number>;
  /** Mail set aside and not dealt with, oldest first. */
  aside(): AsyncIterable<LedgerEntry>;
  /** Whether we may tell that it waits: one of several instances, until the given machine time. */
  mayTell(entry: LedgerEntry, now: number, until: number): Promise<boolean>;
  /** The Unit Lead has been told up to a moment, or the Account Manager at all. */
  told(entry: LedgerEntry, upTo: DateTime | 'manager'): Promise<void>;
  /**
   * Whether one person may deal with a mail that was set aside in this way: no other way is under way until the given machine
   * time. The same way again goes on where it ended.
   */
  mayDecide(entry: LedgerEntry, way: string, now: number, until: number): Promise<boolean>;
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
const undecidedKey = (conversationId: string): string => `u|${keyHash(conversationId)}`;
const asideKey = (entry: LedgerEntry): string => `a|${utc(entry.receivedAt)}|${entry.key}`;

export function ledger(rows: Rows, cipher: Pick<Cipher, 'seal'>): Ledger {
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

  const undecidedIn = async (conversationId: string): Promise<LedgerEntry | undefined> => {
    const row = await rows.get(table, partition, undecidedKey(conversationId));
    const entry = row === undefined ? undefined : await get(String(row.columns['key']));
    return entry?.state === 'seen' ? entry : undefined;
  };

  /** By this who answers in its conversation finds it; the first of several that are undecided stays the one. */
  const foundBy = async (conversationId: string | undefined, { key }: LedgerEntry): Promise<readonly Op[]> =>
    conversationId === undefined || (await undecidedIn(conversationId)) !== undefined
      ? []
      : [{ do: 'replace', key: undecidedKey(conversationId), columns: { key } }];

  /** The row of a message that is given out. One that was made while nothing was, and is not decided, is this message's now. */
  const seenRow = async (key: string, message: InboxMessage, flagged: boolean): Promise<Row> => {
    const row = await findOrInsert(key, seenColumns(message, flagged));
    if (!isOpenUnread(row)) return row;
    await change(key, (there) => (isOpenUnread(there) ? { columns: readColumns(message) } : undefined));
    const now = await rowOf(key);
    if (now === undefined) throw new LedgerRowMissing();
    return now;
  };

  /** The row of a mail whose copy a message is. What was written of the copy while it was not given out is nothing, unless it was set aside. */
  const copyOf = async (row: Row, message: InboxMessage): Promise<Row> => {
    const own = await rowOf(ownKey(message));
    if (own === undefined) return row;
    if (!isOpenUnread(own)) return own;
    await rows.transact(table, partition, [{ do: 'delete', key: own.key }]);
    return row;
  };

  return {
    async see(message) {
      const row = await seenRow(keyFor(message), message, false);
      if (isOf(row, message))
        return entryOf(row.columns['messageId'] === message.id ? row : await copyOf(row, message));
      // Message ids can be forged or reused: another mail with the same id gets a row of its own.
      return entryOf(await seenRow(ownKey(message), message, true));
    },
    async seeUnread(message) {
      const row = await findOrInsert(keyFor(message), unreadColumns(message, false));
      // Whether it is a copy of the mail that has the same message id, nobody can tell before it is given out.
      const own =
        row.columns['messageId'] === message.id
          ? row
          : await findOrInsert(ownKey(message), unreadColumns(message, true));
      const entry = entryOf(own);
      const ops = entry.state === 'seen' ? await foundBy(message.conversationId, entry) : [];
      if (ops.length > 0) await rows.transact(table, partition, ops);
      return entry;
    },
    async find(message) {
      const own = await get(ownKey(message));
      return own ?? get(keyFor(message));
    },
    byKey: get,
    async settle(entry, as) {
      const settled = await settledColumns(entry.key, as, cipher);
      await change(entry.key, (row) => {
        const before = entryOf(row);
        if (before.state === as.state && isSame(row.columns, settled)) return undefined;
        const isAside = as.state === 'aside';
        if (isAside === (before.state === 'aside')) return { columns: settled };
        const key = asideKey(before);
        return {
          columns: settled,
          with: [isAside ? { do: 'replace', key, columns: { key: before.key } } : { do: 'delete', key }],
        };
      });
    },
    async failed(entry, conversationId) {
      const attempts = entry.attempts + 1;
      const found = await foundBy(conversationId, entry);
      await change(entry.key, () => ({ columns: { attempts }, with: found }));
      return { ...entry, attempts };
    },
    undecidedIn,
    async waits(entry) {
      let waited = 0;
      await change(entry.key, ({ columns }) => {
        waited = Number(columns['waited'] ?? 0) + 1;
        return { columns: { waited } };
      });
      return waited;
    },
    mayTell: (entry, now, until) =>
      change(entry.key, ({ columns }) =>
        Number(columns['tellingUntil'] ?? 0) <= now ? { columns: { tellingUntil: until } } : undefined,
      ),
    async told(entry, upTo) {
      const told = upTo === 'manager' ? { managerTold: true } : { toldUpTo: utc(upTo) };
      await change(entry.key, () => ({ columns: { ...told, tellingUntil: 0 } }));
    },
    mayDecide: (entry, way, now, until) =>
      change(entry.key, ({ columns }) => {
        const isFree = columns['way'] === way || Number(columns['wayUntil'] ?? 0) <= now;
        return columns['state'] === 'aside' && isFree ? { columns: { way, wayUntil: until } } : undefined;
      }),
    async *aside() {
      for await (const row of rows.range(table, partition, 'a|', 'a|~')) {
        const entry = await get(String(row.columns['key']));
        if (entry?.state === 'aside') yield entry;
      }
    },
  };
}

async function settledColumns(key: string, as: Settlement, cipher: Pick<Cipher, 'seal'>): Promise<Columns> {
  const plain = {
    state: as.state,
    ref: 'ref' in as ? (as.ref ?? '') : '',
    reason: as.state === 'aside' ? as.reason : '',
    header: 'header' in as ? as.header : '',
  };
  switch (as.state) {
    case 'aside':
      return { ...plain, asideAt: utc(as.at) };
    case 'dismissed':
      return {
        ...plain,
        dismissedBy: as.by,
        dismissedAt: utc(as.at),
        dismissedAs: as.reason,
        dismissedNote: as.note === undefined ? '' : await cipher.seal(as.note, `mail|${key}|dismissedNote`),
      };
    default:
      return plain;
  }
}

/** When something was set aside or dismissed stays as it was first written. */
function isSame(there: Columns, wanted: Columns): boolean {
  return ['ref', 'reason', 'header', 'dismissedBy', 'dismissedAs'].every(
    (name) => (there[name] ?? '') === (wanted[name] ?? ''),
  );
}

function isOpenUnread(row: Row): boolean {
  return isUnread(row) && row.columns['state'] === 'seen';
}
