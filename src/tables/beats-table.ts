import type { Beats } from '../alarm/dead-man';
import type { Rows } from '../log/rows';

const PARTITION = 'beats';

/** Table `meta`: when the mail walk and the sweep succeeded last, and whether an alarm is out. Machine time. */
export function beatsTable(rows: Rows): Beats {
  return {
    async lastGood(what) {
      const at = (await rows.get('meta', PARTITION, `good|${what}`))?.columns['at'];
      return typeof at === 'number' ? at : undefined;
    },
    async keepGood(what, at) {
      await rows.transact('meta', PARTITION, [{ do: 'replace', key: `good|${what}`, columns: { at } }]);
    },
    async isAlarmed(what) {
      return (await rows.get('meta', PARTITION, `alarm|${what}`))?.columns['out'] === true;
    },
    async keepAlarmed(what, isAlarmed) {
      await rows.transact('meta', PARTITION, [{ do: 'replace', key: `alarm|${what}`, columns: { out: isAlarmed } }]);
    },
  };
}
