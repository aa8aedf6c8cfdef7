import people from '../../local/people.json';
import { systemTime } from '../../src/clock/system';
import { memoryRows } from '../../src/log/memory-rows';
import type { Rows } from '../../src/log/rows';
import { parsePeopleFile } from '../../src/people/people-file';
import { peopleTable } from '../../src/tables/people-table';
import { aLine, aLog, open, received, rowsFrom } from '../log/a-log';
import { runInProcess } from './in-process';

let rows: Rows;
let ref: string;
beforeEach(async () => {
  rows = memoryRows();
  await peopleTable(rows, systemTime).load(parsePeopleFile(JSON.stringify(people)));
  const log = aLog(rows);
  const before = await open(log, 'mail:1');
  ref = before.inquiry.ref;
  const said = { sent: 'A letter about June Quill', sentTo: 'Her neighbor' };
  const sealed = await log.sealRecord({
    ref,
    id: 'r1',
    by: 'd-reyes',
    noticedAt: received,
    reportedAt: received,
    ...said,
  });
  await log.commit(before, { inquiry: before.inquiry, lines: [aLine('misdirected')], records: [sealed] });
});

const run = (args: readonly string[], as = 'p-holm') =>
  runInProcess(rows, ['privacy', ...args, '--as', as, '--why', 'the weekly look']);
async function looks() {
  const found = [];
  for await (const { columns } of rows.range('access', new Date().toISOString().slice(0, 7), '', '~'))
    found.push([columns['person'], columns['action'], columns['ref']]);
  return found;
}

describe('npm run log -- privacy', () => {
  test('lists what was reported, without a word of it, and is in the access log', async () => {
    const { status, stdout } = await run([]);
    expect([status, stdout]).toEqual([
      0,
      `${ref} | noticed Thu Sep 17, 2026, 9:04 AM Central | reported Thu Sep 17, 2026, 9:04 AM Central | d-reyes\n`,
    ]);
    expect(await looks()).toEqual([['p-holm', 'privacy', '']]);
  });

  test('shows all of one inquiry’s', async () => {
    expect((await run([ref])).stdout).toContain('What went: A letter about June Quill\n    To whom: Her neighbor\n');
    expect(JSON.parse((await run([ref, '--json'])).stdout)).toMatchObject({ ref, sentTo: 'Her neighbor' });
    expect(await looks()).toContainEqual(['p-holm', 'privacy', ref]);
  });

  test('is refused to those who do not answer for it, and that is written down', async () => {
    expect(await run([], 'd-reyes')).toMatchObject({ status: 2, stdout: '' });
    expect(await looks()).toEqual([['d-reyes', 'refused', '']]);
  });

  test('ends with 1 where nothing was reported, or a report cannot be read', async () => {
    expect(await run(['ME-260917-ZZZZZZ'])).toMatchObject({ status: 1, stdout: '', stderr: 'Nothing was reported.\n' });
    const [row] = await rowsFrom(rows, 'p|');
    await rows.transact('inquiries', row!.partition, [{ do: 'replace', key: row!.key, columns: { schema: 9 } }]);
    expect(await run([])).toMatchObject({ status: 1, stdout: '' });
  });
});
