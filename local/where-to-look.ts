import path from 'node:path';
import { inWordsWithYear } from '../src/clock/words';
import type { Wanted } from './command-line';
import type { Local } from './start-local';

/** What the terminal says once the unit is up. */
export function whereToLook(
  { unit, page, clock, dropFolder, logSettings, isContinued }: Local,
  wanted: Wanted,
): string {
  const { address, smtpPort } = unit.standIns.mailbox;
  const server = `127.0.0.1:${String(smtpPort)}`;
  const sample = path.join('local', 'samples', 'lab-bill.eml');
  const lines = [
    ['Page', page.url + insteadOf(wanted.port, page.port)],
    ['Mail', `${address} by SMTP on ${server}${insteadOf(wanted.smtpPort, smtpPort)}`],
    ['', `swaks --server ${server} --from t.nguyen@member-services.example.org --to ${address} --data @${sample}`],
    ['Drop folder', `${shown(dropFolder)} (save an .eml file in it)`],
    ['Clock', `${inWordsWithYear(clock.now().startOf('minute'))}, runs at the real rate; move it on the page`],
    ['Log', `npm run log -- verify --settings ${shown(logSettings)}`],
    [
      'Kept in',
      shown(path.dirname(dropFolder)) + (isContinued ? ', goes on from the last run; --fresh starts anew' : ''),
    ],
  ] as const;
  const told = lines.map(([name, words]) => `  ${name.padEnd(13)}${words}`);
  return ['Member Escalations on this machine', '', ...told, '', 'Ready. Ctrl-C stops it; the log is kept.', ''].join(
    '\n',
  );
}

function insteadOf(wanted: number, got: number): string {
  return wanted === 0 || wanted === got ? '' : ` (port ${String(wanted)} is taken)`;
}

/** Short when it lies below where the command was given. */
function shown(full: string): string {
  const near = path.relative(process.cwd(), full);
  return near === '' || near.startsWith('..') ? full : near;
}
