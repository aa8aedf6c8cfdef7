import { codeOf } from '../src/diagnostics';
import { pinoDiagnostics } from '../src/pino-diagnostics';
import { readCommandLine, usage, type Wanted } from './command-line';
import { startLocal } from './start-local';
import { ofATenant, tenantSettings } from './tenant-settings';
import { troubleOnly } from './trouble';
import { whereToLook } from './where-to-look';

/** `npm run local`: the whole unit on this machine, until Ctrl-C. */
async function main(): Promise<void> {
  const wanted = readCommandLine(process.argv.slice(2));
  if (wanted === 'help') {
    console.log(usage);
    return;
  }
  if ('problem' in wanted) {
    console.error(`${wanted.problem}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  const foreign = tenantSettings(process.env);
  if (foreign.length > 0) {
    console.error(ofATenant(foreign));
    process.exitCode = 2;
    return;
  }
  const ended = endOfRun();
  const local = await startLocal(optionsFor(wanted));
  console.log(whereToLook(local, wanted));
  await ended;
  console.log('Stopping. Press Ctrl-C again to end at once.');
  await local.stop();
  console.log(`Stopped. The log is kept in ${wanted.folder}.`);
}

function optionsFor(wanted: Wanted) {
  const complain = (line: string): void => {
    console.error(line);
  };
  return {
    ...wanted,
    diagnostics: wanted.verbose ? pinoDiagnostics() : troubleOnly(complain),
    onFault: (fault: unknown) => {
      complain(`Trouble: the page (${codeOf(fault)}).`);
    },
  };
}

/** npm and the terminal may both deliver one press of Ctrl-C. Machine time. */
const samePressMs = 500;

/** Resolves at the first signal to end; the next press ends at once, and Azurite saves by itself. */
function endOfRun(): Promise<void> {
  return new Promise((resolve) => {
    let firstAt: number | undefined;
    const end = (): void => {
      if (firstAt !== undefined && performance.now() - firstAt > samePressMs) process.exit(130);
      firstAt ??= performance.now();
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  });
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : String(fault));
  process.exitCode = 1;
});
