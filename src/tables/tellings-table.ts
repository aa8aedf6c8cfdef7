import type { Row, Rows } from '../log/rows';
import type { Tellings } from '../people/tellings';

const partition = 'told';

/** What has been told, in table `meta`: one row for each occasion. */
export function tellingsTable(rows: Rows): Tellings {
  const rowOf = (key: string): Promise<Row | undefined> => rows.get('meta', partition, key);
  return {
    isTold: async (key) => (await rowOf(key))?.columns['told'] === true,
    async claim(key, machineNow, until) {
      const row = await rowOf(key);
      if (row?.columns['told'] === true) return 'told';
      if (Number(row?.columns['tellingUntil'] ?? 0) > machineNow) return 'busy';
      const columns = { told: false, tellingUntil: until };
      const { outcome } = await rows.transact('meta', partition, [
        row === undefined ? { do: 'insert', key, columns } : { do: 'replace', key, columns, etag: row.etag },
      ]);
      // Refused: somebody was quicker, or a resent write was ours. Who is not sure lets the claim run out.
      return outcome === 'written' ? 'ours' : 'busy';
    },
    async told(key) {
      await rows.transact('meta', partition, [{ do: 'replace', key, columns: { told: true, tellingUntil: 0 } }]);
    },
  };
}
