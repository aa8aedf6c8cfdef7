import type { Rows } from '../../src/log/rows';
import { StoreUnreachable } from '../../src/log/store-errors';
import type { Chance } from '../chance';

/** How often the store does not answer, answers only after it has written, or says that somebody else was quicker. */
const often = { unreachable: 0.001, unreachableAfter: 0.001, conflict: 0.01, unread: 0.0005 };

/**
 * Rows that fail as a store does: of a transaction it may be unknown whether it got through, and a condition may no longer
 * hold. `isOn` tells whether anything fails now.
 */
export function faultyRows(rows: Rows, dice: Chance, isOn: () => boolean): Rows {
  return {
    async get(table, partition, key) {
      if (isOn() && dice.is(often.unread)) throw new StoreUnreachable('reading a row', undefined);
      return rows.get(table, partition, key);
    },
    range: rows.range.bind(rows),
    async transact(table, partition, ops) {
      if (!isOn()) return rows.transact(table, partition, ops);
      if (dice.is(often.unreachable)) throw new StoreUnreachable('writing rows', undefined);
      const isConditional = ops.some((op) => op.do === 'replace' && op.etag !== undefined);
      if (isConditional && dice.is(often.conflict)) return { outcome: 'changed' };
      const result = await rows.transact(table, partition, ops);
      if (dice.is(often.unreachableAfter)) throw new StoreUnreachable('writing rows', undefined);
      return result;
    },
  };
}
