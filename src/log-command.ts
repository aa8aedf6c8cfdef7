import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { open, rename, unlink } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { systemClock, systemTime } from './clock/system';
import { readLogConfig, withSettingsFile } from './config/log';
import { masterKeyOf, tableAccount } from './credentials';
import { readCommandLine, usage } from './log-desk/command-line';
import { exitCodes, type ExitCode, type Output } from './log-desk/output';
import { runLog } from './log-desk/run-log';
import type { Sink } from './log-desk/sheet-writer';
import { unwrappedOnce } from './log/master-keys';
import { azureRows } from './tables/azure-rows';
import { peopleTable } from './tables/people-table';

/** `npm run log`: this file touches the process; `log-desk/` has what each command does. */
async function main(): Promise<ExitCode> {
  const line = readCommandLine(process.argv.slice(2));
  if (line === 'help') {
    process.stdout.write(usage);
    return exitCodes.done;
  }
  if ('problem' in line) {
    process.stderr.write(`${line.problem}\n\n${usage}`);
    return exitCodes.failed;
  }
  const readFile = (path: string): string => readFileSync(path, 'utf8');
  const env = line.settings === undefined ? process.env : withSettingsFile(process.env, readFile(line.settings));
  const config = readLogConfig(env, readFile);
  const rows = azureRows(await tableAccount(config.tables));
  const people = peopleTable(rows, systemTime);
  const { calendarRules } = config;
  const masterKey = unwrappedOnce(await masterKeyOf(config.masterKey));
  return runLog(
    {
      rows,
      masterKey,
      calendarRules,
      people,
      clock: systemClock,
      newId: randomUUID,
      retentionYears: config.retentionYears,
      answers: answersFromInput,
      readFile,
      sink,
    },
    line.asked,
    output,
  );
}

const isWatched = process.stderr.isTTY;
let shown = 0;
const wipe = (): void => {
  if (shown > 0) process.stderr.write(`\r${' '.repeat(shown)}\r`);
  shown = 0;
};

const output: Output = {
  async print(text) {
    wipe();
    if (!process.stdout.write(text)) await once(process.stdout, 'drain');
  },
  tell(line) {
    wipe();
    process.stderr.write(`${line}\n`);
  },
  progress(line) {
    if (!isWatched) return;
    process.stderr.write(`\r${line.padEnd(shown)}`);
    shown = line.length;
  },
};

/** A file that only its owner may read, written aside and named when it is whole; or standard output. */
async function sink(path: string | undefined): Promise<Sink> {
  if (path === undefined) {
    const done = () => Promise.resolve();
    return { write: (piece) => output.print(piece), end: done, drop: done };
  }
  const aside = `${path}.${randomUUID()}.part`;
  const file = await open(aside, 'wx', 0o600);
  return {
    async write(piece) {
      await file.write(piece as string);
    },
    async end() {
      await file.sync();
      await file.close();
      await rename(aside, path);
    },
    async drop() {
      await file.close();
      await unlink(aside);
    },
  };
}

/** Answers on standard input, a line each; the questions stand on standard error where somebody watches. */
async function answersFromInput(questions: readonly string[]): Promise<readonly string[]> {
  const answers: string[] = [];
  let rest = '';
  const ask = (): void => {
    if (process.stdin.isTTY && isWatched) process.stderr.write(questions[answers.length] ?? '');
  };
  process.stdin.setEncoding('utf8');
  ask();
  for await (const chunk of process.stdin) {
    const lines = (rest + String(chunk)).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const one of lines) {
      answers.push(one.trim());
      ask();
    }
    if (answers.length >= questions.length) break;
  }
  if (rest !== '') answers.push(rest.trim());
  return answers;
}

// A reader that has seen enough, such as `head`: what was asked for is not done, and nothing more can be said.
process.stdout.on('error', () => {
  process.exit(exitCodes.failed);
});

main().then(
  (status) => {
    wipe();
    process.exitCode = status;
  },
  (fault: unknown) => {
    output.tell(fault instanceof Error ? fault.message : String(fault));
    process.exitCode = exitCodes.failed;
  },
);
