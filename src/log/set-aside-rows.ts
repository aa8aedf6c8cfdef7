import { shardOf, shards, type Shard } from '../inquiry/reference';
import { changeRow } from './change-row';
import { inquiries, type LogParts } from './log-parts';
import { asideColumns, asideKey, readAside, type KeptAside, type SetAside } from './set-aside';
import { takeTelling, toldColumns } from './telling';

/** Names one row of what is set aside. */
type Named = Pick<SetAside, 'ref' | 'reason' | 'to'>;

const rowOf = (thing: Named) => ({ table: inquiries, partition: shardOf(thing.ref), key: asideKey(thing) });

/** What waits for a person, so that all instances know it and the Unit Lead is told once. */
export function setAsideRows({ rows }: Pick<LogParts, 'rows'>) {
  return {
    /** Sets something aside, however often it is met. True: it was not before. */
    async setAside(thing: SetAside): Promise<boolean> {
      const op = { do: 'insert' as const, key: asideKey(thing), columns: asideColumns(thing) };
      return (await rows.transact(inquiries, shardOf(thing.ref), [op])).outcome === 'written';
    },

    async findSetAside(thing: Named): Promise<KeptAside | undefined> {
      const { table, partition, key } = rowOf(thing);
      const row = await rows.get(table, partition, key);
      return row && readAside(row);
    },

    /** All that is set aside; its cost does not grow with anything else. Every sweep asks: the shards are read side by side. */
    async allSetAside(): Promise<readonly KeptAside[]> {
      return (await Promise.all(shards.map((shard) => setAsideIn(shard)))).flat();
    },

    /** It goes on; nothing happens when it was not set aside. */
    async clearSetAside(thing: Named): Promise<void> {
      const { table, partition, key } = rowOf(thing);
      await rows.transact(table, partition, [{ do: 'delete', key }]);
    },

    /** Whether we may tell the Unit Lead of it: one of several instances, until the given machine time, and only once. */
    mayTell: (thing: Named, now: number, until: number): Promise<boolean> =>
      changeRow(rows, rowOf(thing), (row) => takeTelling(row, now, until)),

    /** The Unit Lead has been told of it. */
    async told(thing: Named): Promise<void> {
      await changeRow(rows, rowOf(thing), () => ({ columns: toldColumns }));
    },
  };

  async function setAsideIn(shard: Shard): Promise<readonly KeptAside[]> {
    const found: KeptAside[] = [];
    for await (const row of rows.range(inquiries, shard, 'z|', 'z|~')) {
      const thing = readAside(row);
      if (thing !== undefined) found.push(thing);
    }
    return found;
  }
}
