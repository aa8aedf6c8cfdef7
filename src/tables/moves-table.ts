import { z } from 'zod';
import { utc } from '../log/keys';
import type { Columns, Row, Rows } from '../log/rows';
import { storedInstant } from '../log/stored-instant';
import type { Move, Moves } from '../people/moves';

const partition = 'move';
const rowKey = (id: string): string => `m|${id}`;
const waitingKey = (id: string): string => `w|${id}`;

/** Moves in table `people`: `m|<id>` for ever, and `w|<id>` until it is finished. */
export function movesTable(rows: Rows): Moves {
  const rowOf = (id: string): Promise<Row | undefined> => rows.get('people', partition, rowKey(id));
  const change = async (id: string, columns: Columns, isFinished: boolean): Promise<void> => {
    const row = await rowOf(id);
    if (row === undefined) return;
    // Refused, because another instance has done the same: then it is done.
    await rows.transact('people', partition, [
      { do: 'replace', key: row.key, columns: { ...row.columns, ...columns }, etag: row.etag },
      ...(isFinished ? [{ do: 'delete' as const, key: waitingKey(id) }] : []),
    ]);
  };
  return {
    async begin(move) {
      const { outcome } = await rows.transact('people', partition, [
        { do: 'insert', key: rowKey(move.id), columns: columnsOf(move) },
        { do: 'insert', key: waitingKey(move.id), columns: { id: move.id } },
      ]);
      return outcome === 'written';
    },
    async byId(id) {
      const row = await rowOf(id);
      return row && moveOf(row);
    },
    async *unfinished() {
      for await (const { columns } of rows.range('people', partition, 'w|', 'w|~')) {
        const row = await rowOf(String(columns['id']));
        if (row !== undefined) yield { ...moveOf(row), handed: row.columns['handed'] === true };
      }
    },
    handed: (id) => change(id, { handed: true }, false),
    finish: (id) => change(id, { handed: true }, true),
  };
}

function columnsOf(move: Move): Columns {
  return {
    why: move.why,
    to: move.to,
    by: move.by,
    at: utc(move.at),
    plan: JSON.stringify(move.plan.map(({ ref, from }) => [ref, from])),
    handed: false,
  };
}

const shape = z.object({
  why: z.enum(['away', 'back']),
  to: z.string(),
  by: z.string(),
  at: storedInstant,
  plan: z.string().transform((text) => z.array(z.tuple([z.string(), z.string()])).parse(JSON.parse(text))),
});

/** @throws ZodError when the row was changed from outside. */
function moveOf(row: Row): Move {
  const { plan, ...move } = shape.parse(row.columns);
  return { id: row.key.slice(2), ...move, plan: plan.map(([ref, from]) => ({ ref, from })) };
}
