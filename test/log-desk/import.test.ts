import people from '../../local/people.json';
import { systemTime } from '../../src/clock/system';
import { memberIndex } from '../../src/log/member-index';
import { memoryRows } from '../../src/log/memory-rows';
import type { Rows } from '../../src/log/rows';
import { csvLine } from '../../src/log/sheet/csv';
import { parsePeopleFile } from '../../src/people/people-file';
import { peopleTable } from '../../src/tables/people-table';
import { aCipher } from '../log/a-cipher';
import { aLog, keysFrom } from '../log/a-log';
import { runInProcess } from './in-process';

const headings = [
  'Log number',
  'Received',
  'Closed',
  'Member name',
  'Medicaid ID',
  'MCO',
  'Priority',
  'Issue',
  'Resolution',
  'Handled by',
];
const good = [
  '17',
  '9/3/2024 2:05 PM',
  '9/5/2024',
  'Jane Doe',
  '0012345A',
  'Molina',
  'High',
  'No ride, "again"',
  'A ride was booked',
  'Dana',
];
const sheet = (...rows: readonly (readonly string[])[]): string =>
  [headings, ...rows].map((row) => csvLine(row)).join('');

let rows: Rows;
beforeEach(async () => {
  rows = memoryRows();
  await peopleTable(rows, systemTime).load(parsePeopleFile(JSON.stringify(people)));
});

const bringIn = (text: string, more: readonly string[] = [], as = 'p-holm') =>
  runInProcess(
    rows,
    ['import', 'old.csv', '--column', 'Log number=Reference', '--as', as, '--why', 'we move', ...more],
    '',
    { 'old.csv': text },
  );
const inLog = async () => (await keysFrom(rows, 'c|')).map((key) => key.slice(2));

describe('npm run log -- import', () => {
  test('brings a closed inquiry in, whole: complete, found by its member, nothing due', async () => {
    expect(await bringIn(sheet(good))).toEqual({
      status: 0,
      stdout: '',
      stderr: '1 brought in, 0 were in the log already.\n',
    });
    const [ref] = await inLog();
    const log = aLog(rows);
    const stored = await log.read(ref!);
    expect(ref).toMatch(/^ME-240903-/);
    expect(stored?.inquiry).toMatchObject({
      step: 'done',
      tier: 'high',
      mco: 'MOL',
      originatorType: 'OTHER',
      resolution: { code: 'IMPORTED' },
      sensitive: { memberName: 'Jane Doe', memberId: '0012345A', issue: 'No ride, "again"' },
      pending: {},
    });
    expect(stored?.inquiry.anchors.received.toISO()).toBe('2024-09-03T19:05:00.000Z');
    expect(stored?.inquiry.resolution?.closedAt.toISO()).toBe('2024-09-05T13:00:00.000Z');
    expect(await log.lines(ref!)).toMatchObject([
      {
        act: 'imported',
        actor: 'p-holm',
        words: { 'Handled by': 'Dana', number: '17', resolutionText: 'A ride was booked' },
      },
    ]);
    expect(await memberIndex(rows, aCipher(rows)).find({ memberId: '0012345a' })).toEqual([ref]);
    expect(await keysFrom(rows, 'd|')).toEqual([]);
    expect(await keysFrom(rows, 'o|')).toEqual([]);
  });

  test('made again brings nothing in twice, though a row was mended in between', async () => {
    const second = ['18', ...good.slice(1)];
    await bringIn(sheet(good));
    const mended = good.with(7, 'No ride');
    expect((await bringIn(sheet(mended, second))).stderr).toBe('1 brought in, 1 were in the log already.\n');
    expect(await inLog()).toHaveLength(2);
  });

  test('knows the rows of our own export', async () => {
    await bringIn(sheet(good));
    const exported = await runInProcess(rows, ['export', '--member-data', '--as', 'p-holm', '--why', 'copy']);
    const again = await runInProcess(rows, ['import', 'x', '--as', 'p-holm', '--why', 'copy'], '', {
      x: exported.stdout,
    });
    expect(again).toMatchObject({ status: 0, stderr: '0 brought in, 1 were in the log already.\n' });
  });

  test('names every bad row by its line and what to do, repeats nothing of it, and writes nothing', async () => {
    const text = sheet(
      good,
      ['18', 'last week', '', 'Jane Doe', '', 'Acme', 'soon', 'a\nb', 'x', ''],
      ['19', '9/3/2024', '9/1/2024', '', '', '', '', 'x', 'x', ''],
      ['20', '9/3/2024', '1/1/2199', 'Jane Doe', '', '', '', 'x', 'x', ''],
      good,
    );
    const { status, stdout, stderr } = await bringIn(text);
    expect({ status, stdout, written: await inLog() }).toEqual({ status: 1, stdout: '', written: [] });
    expect(stderr.split('\n').map((line) => line.replace(/is none of .*/, 'is none of'))).toEqual([
      'Line 3: closed: is empty. Fill it in.',
      'Line 3: received: is no date. Write it like 2026-09-17 or 9/17/2026, with a time if there is one.',
      'Line 3: priority: is none of',
      'Line 3: mco: is none of',
      'Line 5: member name: is empty. Fill it in.',
      'Line 5: closed: is before received. One of the two is wrong.',
      'Line 6: closed: is still to come. Correct it.',
      'Line 7: is the same inquiry as line 2. Leave one of them out.',
      expect.stringMatching(/^Nothing was brought in\./),
      '',
    ]);
    expect(stderr).not.toMatch(/Acme|soon|last week|Doe/);
  });

  test('names the columns that are not there', async () => {
    const { status, stderr } = await bringIn('Date,Who\n1/1/2024,x\n');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Line 1: no column is headed Received, Closed, Member name, Issue, Resolution\./);
  });

  test('writes nothing with --dry-run, and only for those who may', async () => {
    expect(await bringIn(sheet(good), ['--dry-run'])).toMatchObject({
      status: 0,
      stderr: '1 rows can be brought in. Nothing was written.\n',
    });
    expect(await bringIn(sheet(good), [], 'd-reyes')).toMatchObject({ status: 2 });
    expect(await inLog()).toEqual([]);
  });
});
