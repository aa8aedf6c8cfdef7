import { randomUUID } from 'node:crypto';
import { iowaCalendarRules } from '../../src/clock/iowa-calendar';
import type { Clock } from '../../src/clock/clock';
import { systemClock, systemTime } from '../../src/clock/system';
import { readCommandLine } from '../../src/log-desk/command-line';
import { runLog } from '../../src/log-desk/run-log';
import type { Rows } from '../../src/log/rows';
import { masterKeyFrom } from '../../src/log/settings-key';
import { peopleTable } from '../../src/tables/people-table';
import { aKey } from '../log/a-cipher';
import type { Ran } from './command';

/** What the built command does with these words, without a process of its own; files are read from `files`. */
export async function runInProcess(
  rows: Rows,
  args: readonly string[],
  input = '',
  files: Readonly<Record<string, string>> = {},
  clock: Clock = systemClock,
): Promise<Ran> {
  const line = readCommandLine(args);
  if (line === 'help' || 'problem' in line)
    return { status: 2, stdout: '', stderr: line === 'help' ? 'help' : line.problem };
  const said = { stdout: '', stderr: '' };
  const print = (piece: string | Uint8Array): Promise<void> => {
    said.stdout += typeof piece === 'string' ? piece : Buffer.from(piece).toString('latin1');
    return Promise.resolve();
  };
  const nothing = () => Promise.resolve();
  const status = await runLog(
    {
      rows,
      masterKey: masterKeyFrom(aKey),
      calendarRules: iowaCalendarRules,
      people: peopleTable(rows, systemTime),
      clock,
      newId: randomUUID,
      retentionYears: 6,
      answers: () => Promise.resolve(input.split('\n')),
      readFile: (path) => files[path] ?? '',
      sink: () => Promise.resolve({ write: print, end: nothing, drop: nothing }),
    },
    line.asked,
    {
      print,
      tell: (words) => {
        said.stderr += `${words}\n`;
      },
      progress: () => undefined,
    },
  );
  return { status, ...said };
}
