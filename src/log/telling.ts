import type { Columns, Row } from './rows';
import type { RowChange } from './change-row';

/** A person has been told of the row. */
export const toldColumns: Columns = { told: true };

/**
 * The telling of a row, taken by one of several instances until a machine time, and only once: for `changeRow`.
 * Undefined: somebody tells of it now, or has told.
 */
export function takeTelling({ columns }: Row, now: number, until: number): RowChange | undefined {
  const isFree = columns['told'] !== true && Number(columns['tellingUntil'] ?? 0) <= now;
  return isFree ? { columns: { tellingUntil: until } } : undefined;
}
