import type { ChangeParts } from './change';
import type { Rows } from './rows';

/** What the log is made of. */
export type LogParts = ChangeParts & {
  readonly rows: Rows;
  readonly zone: string;
  /** Random ids for operations. */
  readonly newId: () => string;
};

/** The table of inquiries: one shard partition for all rows of one inquiry. */
export const inquiries = 'inquiries' as const;
