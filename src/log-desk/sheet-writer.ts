import { csvLine, csvStart } from '../log/sheet/csv';
import { workbook } from '../log/sheet/xlsx';

/** Where a file goes, piece by piece. It stands under its name only once it is whole. */
export type Sink = {
  write(piece: string | Uint8Array): Promise<void>;
  end(): Promise<void>;
  /** Leaves nothing behind. */
  drop(): Promise<void>;
};

export type SheetWriter = {
  row(cells: readonly string[]): Promise<void>;
  end(): Promise<void>;
};

/** Writes a sheet with these headings as CSV or as an Excel workbook; a row at a time is in memory. */
export async function sheetWriter(
  sink: Pick<Sink, 'write'>,
  format: 'csv' | 'xlsx',
  headings: readonly string[],
): Promise<SheetWriter> {
  if (format === 'csv') {
    await sink.write(csvStart + csvLine(headings));
    return { row: (cells) => sink.write(csvLine(cells)), end: () => Promise.resolve() };
  }
  const book = workbook(headings);
  const writeAll = async (pieces: readonly Uint8Array[]): Promise<void> => {
    for (const piece of pieces) await sink.write(piece);
  };
  return { row: (cells) => writeAll(book.row(cells)), end: () => writeAll(book.end()) };
}
