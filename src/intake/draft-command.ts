import { systemClock, systemTime } from '../clock/system';
import { printDrafts } from './print-drafts';

/** `npm run draft`: this file touches the process; `print-drafts.ts` has what it does. */
const print = (line: string) => {
  process.stdout.write(`${line}\n`);
};

printDrafts(process.argv.slice(2), { clock: systemClock, time: systemTime, print }).then(
  (code) => {
    process.exitCode = code;
  },
  (fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exitCode = 1;
  },
);
