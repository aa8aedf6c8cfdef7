import { figuresOf, mustBeZero } from './figures/figures';
import { printFindings, printOutcome } from './figures/print';
import { OptionsInvalid, optionsFrom, usage } from './options';
import { progressBar } from './progress';
import { simulate } from './simulate';

/** `npm run simulate -- [--days 90] [--seed N] ...`; see `options.ts`. */
async function main(): Promise<number> {
  const { setting, json, help } = optionsFrom(process.argv.slice(2));
  if (help) {
    process.stdout.write(usage);
    return 0;
  }
  const bar = progressBar(process.stderr);
  const before = process.cpuUsage();
  const began = process.hrtime.bigint();
  const outcome = await figuresOf(
    await simulate(setting, (done) => {
      bar.at(done);
    }),
  );
  bar.end();
  const used = process.cpuUsage(before);
  const timing = {
    seconds: Math.round(Number(process.hrtime.bigint() - began) / 1e8) / 10,
    cpuSeconds: Math.round((used.user + used.system) / 1e5) / 10,
  };
  if (json) process.stdout.write(`${JSON.stringify({ ...outcome.figures, ...timing })}\n`);
  else
    process.stdout.write(
      `${printOutcome(outcome)}\n${String(timing.seconds)} seconds, ${String(timing.cpuSeconds)} of the processor.\n`,
    );
  process.stderr.write(printFindings(outcome));
  return mustBeZero.some((name) => outcome.figures[name] !== 0) ? 1 : 0;
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (fault: unknown) => {
    process.stderr.write(
      `${fault instanceof OptionsInvalid ? fault.message : String(fault instanceof Error ? fault.stack : fault)}\n`,
    );
    process.exitCode = 2;
  },
);
