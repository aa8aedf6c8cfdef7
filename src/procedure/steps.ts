import { besideRows } from './beside';
import { step4 } from './step-4';
import { step5 } from './step-5';
import { steps1to3 } from './steps-1-to-3';
import type { RowId } from '../inquiry/vocabulary';
import type { Row } from './table';

/** THE TABLE: the agency's procedure, Steps 1 to 5 with the exits of the defaults, in the document's order. */
export const rows: readonly Row[] = [...steps1to3, ...step4, ...step5, ...besideRows];

const byId = new Map<RowId, Row>(rows.map((row) => [row.id, row]));

/** The row of a step or of a duty beside it. */
export function rowOf(id: RowId): Row {
  const row = byId.get(id);
  if (row === undefined) throw new Error(`The procedure table has no row ${id}. Add one in src/procedure/.`);
  return row;
}
