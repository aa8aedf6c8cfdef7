import { z } from 'zod';
import type { SystemTime } from '../clock/clock';
import type { Cipher } from '../log/cipher';
import { pendingShape } from '../log/inquiry-shape';
import type { Row, Rows } from '../log/rows';
import type { Envelope, Outbox } from '../log/envelope';
import { lease } from './meta-table';

const enclosedShape = z.array(z.object({ ref: z.string(), turn: z.number(), pending: pendingShape }));

/** Table `outbox`: partition = person, row = envelope. The list is sealed, and written once. */
export function outboxTable(
  rows: Rows,
  cipher: Pick<Cipher, 'seal' | 'open'>,
  newId: () => string,
  time: SystemTime,
): Outbox {
  const rowOf = ({ person, id }: Pick<Envelope, 'person' | 'id'>): Promise<Row | undefined> =>
    rows.get('outbox', person, id);

  /** Changes the columns beside the list. False: it is gone, or somebody was quicker. */
  async function change({ person, id }: Envelope, how: (row: Row) => Row['columns'] | undefined): Promise<boolean> {
    const row = await rowOf({ person, id });
    const columns = row && how(row);
    if (row === undefined || columns === undefined) return false;
    const replaced = { do: 'replace' as const, key: id, columns: { ...row.columns, ...columns }, etag: row.etag };
    await rows.transact('outbox', person, [replaced]);
    // Whatever was answered, the row tells.
    const there = await rowOf({ person, id });
    return Object.entries(columns).every(([name, value]) => there?.columns[name] === value);
  }

  return {
    async put(envelope) {
      const { person, id, enclosed } = envelope;
      const list = await cipher.seal(JSON.stringify(enclosed), bound(envelope));
      await rows.transact('outbox', person, [
        {
          do: 'insert',
          key: id,
          columns: { list, begun: envelope.begun ?? '', repeated: false, attempts: envelope.attempts },
        },
      ]);
    },
    async read(person, id) {
      const row = await rowOf({ person, id });
      const list = row?.columns['list'];
      if (row === undefined || !(list instanceof Uint8Array)) return undefined;
      const enclosed = enclosedShape.parse(JSON.parse(await cipher.open(list, bound({ person, id }))));
      const begun = String(row.columns['begun'] ?? '');
      return {
        id,
        person,
        enclosed,
        attempts: Number(row.columns['attempts']),
        ...(begun !== '' && { begun }),
        ...(row.columns['repeated'] === true && { repeated: true }),
      };
    },
    begin: (envelope, begun, repeated) =>
      change(envelope, ({ columns }) =>
        columns['begun'] === (envelope.begun ?? '') || columns['begun'] === begun ? { begun, repeated } : undefined,
      ),
    async failed(envelope) {
      const attempts = envelope.attempts + 1;
      await change(envelope, () => ({ attempts }));
      return attempts;
    },
    async hold(person, forMs) {
      // Each time a holder of its own: two rows of one envelope may be taken over by one sweep at once.
      const held = lease(rows, `outbox|${person}`, newId(), time);
      return (await held.take(forMs)) ? () => held.release() : undefined;
    },
  };
}

function bound({ person, id }: Pick<Envelope, 'person' | 'id'>): string {
  return `outbox|${person}|${id}`;
}
