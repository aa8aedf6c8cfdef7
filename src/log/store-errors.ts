/** The store did not answer in time, or answered with a fault: whether a write got through is unknown. Look before writing again. */
export class StoreUnreachable extends Error {
  readonly code = 'STORE_UNREACHABLE';
  constructor(doing: string, cause: unknown) {
    super(`The table store did not answer while ${doing}. Nothing is lost: it is tried again.`, { cause });
    this.name = 'StoreUnreachable';
  }
}

/** The store answered, and refused the request itself (rights, a missing table, a malformed request): trying again does not help. */
export class StoreRefused extends Error {
  readonly code = 'STORE_REFUSED';
  constructor(doing: string, reason: string, cause?: unknown) {
    super(
      `The table store refused ${doing} (${reason}). Check its address, the rights on it, and that its tables exist.`,
      { cause },
    );
    this.name = 'StoreRefused';
  }
}

/** A row or transaction is over the store's limits (64 KiB a value, 1 MiB a row, 100 rows and 4 MiB a transaction). */
export class RowTooLarge extends Error {
  readonly code = 'ROW_TOO_LARGE';
  constructor(what: string) {
    super(`${what} is over the store's limits. Cut the texts, or write fewer rows at once.`);
    this.name = 'RowTooLarge';
  }
}

/** A row, key or transaction that no table store takes (a key with a slash, one key twice, a number that is not finite): a fault of the caller. */
export class RowNotAllowed extends Error {
  readonly code = 'ROW_NOT_ALLOWED';
  constructor(what: string) {
    super(`${what} cannot be stored in a table. Correct the code that writes it.`);
    this.name = 'RowNotAllowed';
  }
}
