import type { Op, Rows, TableName } from '../../src/log/rows';

export type Written = { readonly table: TableName; readonly partition: string; readonly op: Op };

export type WatchedRows = Rows & {
  /** Everything that was ever to be written. */
  readonly written: readonly Written[];
  /** The next transaction goes twice, as when a client resends because the reply got lost: the second answer is told. `meanwhile` lies between. */
  resendNext(meanwhile?: () => Promise<unknown>): void;
  /** Runs once, just before the next transaction: what somebody else does in between. */
  beforeNext(act: () => Promise<unknown>): void;
};

/** Rows that remember, and do once what happens rarely. */
export function watchedRows(rows: Rows): WatchedRows {
  const written: Written[] = [];
  let resent: (() => Promise<unknown>) | undefined;
  let between: (() => Promise<unknown>) | undefined;
  return {
    get: rows.get.bind(rows),
    range: rows.range.bind(rows),
    written,
    resendNext(meanwhile = () => Promise.resolve()) {
      resent = meanwhile;
    },
    beforeNext(act) {
      between = act;
    },
    async transact(table, partition, ops) {
      const act = between;
      between = undefined;
      await act?.();
      const meanwhile = resent;
      resent = undefined;
      written.push(...ops.map((op) => ({ table, partition, op })));
      if (meanwhile !== undefined) {
        await rows.transact(table, partition, ops);
        await meanwhile();
      }
      return rows.transact(table, partition, ops);
    },
  };
}
