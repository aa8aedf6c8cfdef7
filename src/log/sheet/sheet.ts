/** A column of a sheet: what stands above it, and what of each thing stands in it. */
export type Column<T> = {
  readonly heading: string;
  /** The cell as text; empty when there is nothing. */
  readonly value: (of: T) => string;
  /** Member data or free words: only for those who may take them out. */
  readonly isMemberData?: true;
};

/** The columns that somebody gets. */
export function columnsFor<T>(columns: readonly Column<T>[], memberData: boolean): readonly Column<T>[] {
  return columns.filter((column) => memberData || column.isMemberData !== true);
}
