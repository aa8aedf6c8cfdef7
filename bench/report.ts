/** One measured number. `ratio` compares it with what its name says; `unit` says what `value` counts. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly ratio?: number;
  /** A remark for the reader of the table. */
  readonly note?: string;
};

/** Where a benchmark tells what it found. */
export type Report = {
  figure(figure: Figure): void;
  /** Shown on a terminal while it runs, and nowhere else. */
  progress(text: string): void;
};

/** Prints figures as a table, or as one JSON line each. */
export function printedReport(json: boolean): Report {
  return {
    figure(figure) {
      if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
      process.stdout.write(json ? `${JSON.stringify(figure)}\n` : `${row(figure)}\n`);
    },
    progress(text) {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
    },
  };
}

function row({ name, value, unit, ratio, note }: Figure): string {
  const shown = value < 100 ? rounded(value) : Math.round(value).toLocaleString('en-US');
  const cells = [name.padEnd(52), shown.padStart(14), unit.padEnd(8), ratio === undefined ? '' : `${rounded(ratio)} x`];
  return [...cells, note ?? ''].join('  ').trimEnd();
}

function rounded(ratio: number): string {
  return ratio >= 10 ? Math.round(ratio).toLocaleString('en-US') : String(Number(ratio.toPrecision(3)));
}
