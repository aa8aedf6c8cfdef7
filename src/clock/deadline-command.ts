import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { deadlineInWords, deadlineUsage, lineAnswerer } from './deadline';

/** `npm run deadline`: this file touches the process; `deadline.ts` has what it says. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      from: { type: 'string' },
      within: { type: 'string' },
      calendar: { type: 'string' },
      jsonl: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(deadlineUsage);
    return 0;
  }
  if (values.jsonl) return answerLines();
  if (values.from === undefined || values.within === undefined) {
    process.stderr.write(`--from and --within are both needed.\n${deadlineUsage}`);
    return 2;
  }
  process.stdout.write(deadlineInWords(await rulesFrom(values.calendar), values.from, values.within));
  return 0;
}

/** Lines of JSON never need the schema library, so it is loaded only here; such an import names the built file. */
async function rulesFrom(file: string | undefined) {
  if (file === undefined) return (await import('./iowa-calendar.js')).iowaCalendarRules;
  const { parseCalendarRules } = await import('./parse-calendar-rules.js');
  return parseCalendarRules(JSON.parse(readFileSync(file, 'utf8')));
}

async function answerLines(): Promise<number> {
  const answer = lineAnswerer();
  let status = 0;
  let lineNumber = 0;
  let rest = '';
  const answerAll = async (lines: readonly string[]) => {
    let text = '';
    for (const line of lines) {
      lineNumber++;
      if (line.trim() === '') continue;
      const answered = answer(line, lineNumber);
      if (!answered.ok) status = 1;
      text += `${answered.text}\n`;
    }
    if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
  };
  process.stdin.setEncoding('utf8');
  for await (const chunk of process.stdin) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    await answerAll(lines);
  }
  await answerAll([rest]);
  return status;
}

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  process.exit(fault.code === 'EPIPE' ? 0 : 1);
});

main().then(
  (status) => {
    process.exitCode = status;
  },
  (fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exitCode = 2;
  },
);
