/** What came of one kill point. */
export type AccountRow = {
  readonly killed: string;
  readonly inquiries: number;
  /** Cards to each liaison, such as `2 + 1`; or mails. */
  readonly received: string;
  readonly repeated: number;
  readonly missing: number;
};

const widths = [38, 11, 19, 10, 7] as const;

/** Collects what came of each kill point of a file, and prints it as a table when its tests are done. */
export function accountTable(received: string): { add(row: AccountRow): void } {
  const rows: string[] = [line(['killed', 'inquiries', received, 'repeated', 'missing'])];
  afterAll(() => {
    process.stdout.write(`\n${rows.join('\n')}\n\n`);
  });
  return {
    add({ killed, inquiries, received: got, repeated, missing }) {
      rows.push(line([killed, String(inquiries), got, String(repeated), String(missing)]));
    },
  };
}

function line(cells: readonly string[]): string {
  return cells
    .map((cell, i) => cell.padEnd(widths[i] ?? 0))
    .join('')
    .trimEnd();
}
