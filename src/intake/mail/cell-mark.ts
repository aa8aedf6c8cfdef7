/** Stands between two cells of a table. A private sign, taken out of incoming text. */
export const cellMark = '\uE001';
