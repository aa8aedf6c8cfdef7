import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { withPrintedTable } from './printed-copy';
import { printTable } from './print-table';

/** `npm run procedure`: prints the table; with `--write` into the copy in this folder's README. */
const readme = 'src/procedure/README.md';
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });

if (values.write) writeFileSync(readme, withPrintedTable(readFileSync(readme, 'utf8'), printTable()));
else process.stdout.write(printTable());
