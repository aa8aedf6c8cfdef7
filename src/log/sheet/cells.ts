import type { DateTime } from 'luxon';
import { officeZone } from '../../clock/words';

/** "2026-09-17 09:04", Central: sorts as text, and every spreadsheet reads it as a time. Empty when there is none. */
export function instantCell(at: DateTime | undefined): string {
  return at === undefined ? '' : at.setZone(officeZone).toFormat('yyyy-MM-dd HH:mm');
}

/** Several values in one cell. */
export function listCell(values: readonly string[]): string {
  return values.join('; ');
}
