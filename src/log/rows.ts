/**
 * Table rows as the log needs them: the smallest port under everything that is kept.
 * Azure Tables (`src/tables/`) and sorted maps in memory (`memory-rows.ts`) implement it and pass one contract test.
 */
export type TableName =
  'inquiries' | 'mail' | 'people' | 'conversations' | 'meta' | 'bymember' | 'byname' | 'access' | 'outbox';

/** A stored value. Times are kept as ISO strings in UTC with milliseconds; ciphertext as bytes. */
export type Value = string | number | boolean | Uint8Array;
export type Columns = Readonly<Record<string, Value>>;
export type Row = {
  readonly partition: string;
  readonly key: string;
  readonly etag: string;
  readonly columns: Columns;
};

/** One operation of a transaction. `replace` with `etag` is conditional; without, it overwrites or inserts. */
export type Op =
  | { readonly do: 'insert'; readonly key: string; readonly columns: Columns }
  | { readonly do: 'replace'; readonly key: string; readonly columns: Columns; readonly etag?: string }
  | { readonly do: 'delete'; readonly key: string };

/** Why nothing was written. `at` is the index of the first operation that was refused, when the store told. */
export type Refused = { readonly outcome: 'exists' | 'changed' | 'missing'; readonly at?: number };
export type Written = { readonly outcome: 'written' };

export type Rows = {
  /** Keys, here and below: 1 to 512 UTF-16 units, case-sensitive, without / \ # ? and control characters. @throws RowNotAllowed, StoreUnreachable, StoreRefused */
  get(table: TableName, partition: string, key: string): Promise<Row | undefined>;
  /** Rows with `from <= key < to`, ascending, in UTF-16 order, following every continuation token. `limit` stops early. What is written meanwhile may or may not be seen. @throws StoreUnreachable, StoreRefused */
  range(table: TableName, partition: string, from: string, to: string, limit?: number): AsyncIterable<Row>;
  /**
   * All or nothing, in one partition; at most 100 operations, 4 MiB, an entity under 1 MiB, no key twice.
   * `exists` = an insert met a row (409); `changed` = an etag did not match (412); `missing` = replace-with-etag or delete met no row (404).
   * A lost reply makes the client resend: the caller must judge `exists`, `changed` and `missing` by its own opId.
   * @throws StoreUnreachable when the outcome is unknown or the store cannot be reached.
   * @throws StoreRefused when the store refuses the request itself (rights, a missing table).
   * @throws RowTooLarge, RowNotAllowed before anything is sent.
   */
  transact(table: TableName, partition: string, ops: readonly Op[]): Promise<Written | Refused>;
};
