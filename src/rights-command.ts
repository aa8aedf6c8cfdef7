import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { printRights } from './print-rights';
import { withPrintedTable } from './procedure/printed-copy';

/** `npm run rights`: prints who may do what; with `--write` into the copy in docs/rights.md. */
const page = 'docs/rights.md';
const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } });

if (values.write) writeFileSync(page, withPrintedTable(readFileSync(page, 'utf8'), printRights()));
else process.stdout.write(printRights());
