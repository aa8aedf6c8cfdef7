import type { Pokes } from '../intake/walk';
import type { Op, Row, Rows } from '../log/rows';
import type { KeptWatch, WatchStore } from '../watch/watch-store';
import { mailboxPartition } from './meta-table';

const watchKey = 'watch';
const pokeKey = 'poke';
const saidKey = 'said';

/** Table `meta`: the subscription that all instances share, and what its notifications leave behind. */
export function watchTable(rows: Rows, mailbox: string, newId: () => string): WatchStore & Pokes {
  const partition = mailboxPartition(mailbox);
  const get = (key: string): Promise<Row | undefined> => rows.get('meta', partition, key);

  return {
    async read() {
      const row = await get(watchKey);
      return row && keptWatch(row);
    },
    async write({ id, stateHash, leadsTo, expiresAt, renewAt, followed }, over) {
      const columns = { id, stateHash, leadsTo, expiresAt, renewAt, followed, written: newId() };
      await rows.transact('meta', partition, [
        over === undefined
          ? { do: 'insert', key: watchKey, columns }
          : { do: 'replace', key: watchKey, columns, etag: over.etag },
      ]);
      const row = await get(watchKey);
      // A resent write is refused although it is ours, and one that got through may be overwritten already: the row tells.
      return row?.columns['written'] === columns.written ? keptWatch(row) : undefined;
    },
    async leave({ walk, said }) {
      const ops: Op[] = [];
      if (walk) ops.push({ do: 'replace', key: pokeKey, columns: { poke: newId() } });
      if (said !== undefined) ops.push({ do: 'replace', key: saidKey, columns: { ...said, word: newId() } });
      if (ops.length > 0) await rows.transact('meta', partition, ops);
    },
    async said() {
      const row = await get(saidKey);
      if (row === undefined) return undefined;
      const act = row.columns['act'] === 'ended' ? 'ended' : 'renew';
      return { id: textIn(row, 'id'), act, word: textIn(row, 'word') };
    },
    async lastPoke() {
      const row = await get(pokeKey);
      return row === undefined ? '' : textIn(row, 'poke');
    },
  };
}

function keptWatch(row: Row): KeptWatch {
  return {
    id: textIn(row, 'id'),
    stateHash: textIn(row, 'stateHash'),
    leadsTo: textIn(row, 'leadsTo'),
    expiresAt: Number(row.columns['expiresAt'] ?? 0),
    renewAt: Number(row.columns['renewAt'] ?? 0),
    followed: textIn(row, 'followed'),
    etag: row.etag,
  };
}

function textIn(row: Row, name: string): string {
  return String(row.columns[name] ?? '');
}
