import { parseArgs } from 'node:util';
import { benchClock } from './clock';
import { benchMail } from './mail';
import { benchMailRate } from './mail-rate';
import { benchPress } from './press';
import { benchStart } from './start';
import { benchSweep } from './sweep';
import { printedReport, type Report } from './report';

/** The benchmarks by name. */
const benches: Readonly<Partial<Record<string, (report: Report) => void | Promise<void>>>> = {
  clock: benchClock,
  mail: benchMail,
  'mail-rate': benchMailRate,
  press: benchPress,
  start: benchStart,
  sweep: benchSweep,
};

/** `npm run bench -- [name ...] [--json]`: all benchmarks, or those named. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const report = printedReport(values.json);
  for (const name of positionals.length > 0 ? positionals : Object.keys(benches)) {
    const bench = benches[name];
    if (bench === undefined)
      throw new Error(`There is no benchmark "${name}". There are: ${Object.keys(benches).join(', ')}.`);
    await bench(report);
  }
}

main().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 2;
});
