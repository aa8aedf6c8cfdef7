import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCsv } from '../../src/log/sheet/csv';
import { keys } from '../../src/log/keys';
import { memberIndex } from '../../src/log/member-index';
import type { AzureRows } from '../../src/tables/azure-rows';
import { peopleTable } from '../../src/tables/people-table';
import { systemTime } from '../../src/clock/system';
import { parsePeopleFile } from '../../src/people/people-file';
import people from '../../local/people.json';
import { shardOf } from '../../src/inquiry/reference';
import { aCipher } from '../log/a-cipher';
import { aLog, open } from '../log/a-log';
import { withAzurite } from '../tables/with-azurite';
import { runInProcess } from './in-process';
import { ownTables, runLogCommand, settingsOf, type Ran } from './command';

const azurite = withAzurite();
const asking = (as: string) => ['--as', as, '--why', 'the member called'];
const run = (args: readonly string[], as = 'd-reyes', input = ''): Promise<Ran> =>
  runInProcess(rows, [...args, ...asking(as)], input);
/** The same as a process of its own, which alone writes files. */
const runCommand = (args: readonly string[], as: string): Ran =>
  runLogCommand([...args, ...asking(as)], settingsOf(azurite));

let rows: AzureRows;
let refs: readonly string[];
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'log-desk-'));
  rows = await ownTables(azurite);
  await peopleTable(rows, systemTime).load(parsePeopleFile(JSON.stringify(people)));
  const log = aLog(rows);
  const jane = { memberName: 'Jane Doe', memberId: '1234567A', dateOfBirth: '1961-04-30', issue: '=cmd|calc' };
  const a = await open(log, 'mail:1', { sensitive: jane, owner: 'd-reyes', mco: 'ITC' });
  const b = await open(log, 'mail:2', { sensitive: { memberName: 'Esc\u001b[2Japed' } });
  refs = [a.inquiry.ref, b.inquiry.ref];
  await memberIndex(rows, aCipher(rows)).note(a.inquiry.ref, { memberId: '1234567A' });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The plain columns of the access log's lines, oldest first. */
async function accesses(): Promise<readonly (readonly [unknown, unknown, unknown])[]> {
  const found: [unknown, unknown, unknown][] = [];
  const month = new Date().toISOString().slice(0, 7);
  for await (const { columns } of rows.range('access', month, '', '~'))
    found.push([columns['person'], columns['action'], columns['ref']]);
  return found;
}
async function newAccesses(what: () => unknown) {
  const before = (await accesses()).length;
  await what();
  return (await accesses()).slice(before);
}

describe('npm run log -- find', () => {
  test('lists every inquiry without member data, and is in the access log', async () => {
    let ran: Ran | undefined;
    const written = await newAccesses(async () => (ran = await run(['find'])));
    expect(ran?.status).toBe(0);
    expect(ran?.stdout.split('\n')).toHaveLength(3);
    expect(ran?.stdout).toContain(`${refs[0]!} | RECEIVED | step 1 | Escalated (suggested) | ITC | d-reyes | received`);
    expect(ran?.stdout).not.toMatch(/Doe|1234567|calc/);
    expect(written).toEqual([['d-reyes', 'search', '']]);
  });

  test('keeps to its filters, and ends with 1 when nothing fits', async () => {
    expect((await run(['find', '--mco', 'ITC', '--json'])).stdout).toMatch(new RegExp(`^{"ref":"${refs[0]!}".*}\n$`));
    expect(await run(['find', '--closed'])).toMatchObject({ status: 1, stdout: '', stderr: 'Nothing found.\n' });
    expect((await run(['find', '--from', '2026-09-18'])).status).toBe(1);
    expect((await run(['find', '--from', '2026-09-17', '--to', '2026-09-17', '--open'])).status).toBe(0);
  });

  test('finds a member by what is typed on standard input', async () => {
    const { stdout, status } = await run(['find', '--member'], 'd-reyes', '1234567a\n\n\n');
    expect(status).toBe(0);
    expect(stdout).toContain(refs[0]!);
    expect(stdout).not.toContain(refs[1]!);
    expect(await run(['find', '--member'], 'd-reyes', '\nJane Doe\n\n')).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('npm run log -- show', () => {
  test('shows one inquiry with its log, and is in the access log', async () => {
    let ran: Ran | undefined;
    const written = await newAccesses(async () => (ran = await run(['show', refs[0]!])));
    expect(ran?.status).toBe(0);
    expect(ran?.stdout).toMatch(/Jane Doe[^]*Opened/i);
    expect(written).toEqual([['d-reyes', 'log', refs[0]]]);
  });

  test('lets no word of a mail steer the terminal', async () => {
    const { stdout } = await run(['show', refs[1]!]);
    expect(stdout).toContain('Esc[2Japed');
    expect(stdout).not.toContain('\u001b');
  });

  test('as JSON gives the same as one line', async () => {
    const { stdout } = await run(['show', refs[0]!, '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ inquiry: { ref: refs[0] }, lines: [{ seq: 1, act: 'opened' }] });
  });

  test('ends with 2 where there is none', async () => {
    expect(await run(['show', 'ME-260917-ZZZZZZ'])).toMatchObject({ status: 2, stdout: '' });
  });
});

describe('npm run log -- export', () => {
  test('without member data has none in it, and is one line of the access log', async () => {
    let ran: Ran | undefined;
    const written = await newAccesses(async () => (ran = await run(['export'], 'm-ellis')));
    expect(ran?.status).toBe(0);
    const table = readCsv(ran?.stdout ?? '');
    expect(table.slice(1).map(({ cells }) => cells[0])).toEqual([...refs].sort());
    expect(ran?.stdout).not.toMatch(/Doe|1234567|calc/);
    expect(written).toEqual([['m-ellis', 'export', '']]);
  });

  test('with member data goes to a file that only its owner may read; each inquiry is in the access log', async () => {
    const out = path.join(folder, 'log.csv');
    let ran: Ran | undefined;
    const written = await newAccesses(() => (ran = runCommand(['export', '--member-data', '--out', out], 'p-holm')));
    expect(ran).toMatchObject({ status: 0, stdout: '' });
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const text = readFileSync(out, 'utf8');
    expect(text).toContain("'=cmd|calc");
    expect(text).toContain('Jane Doe');
    expect(written.map(([, , ref]) => ref)).toEqual(['', ...[...refs].sort()]);
    expect(readdirSync(folder)).toEqual(['log.csv']);
  });

  test('writes an Excel workbook, and the lines of the log', async () => {
    const out = path.join(folder, 'lines.xlsx');
    expect(runCommand(['export', '--lines', '--format', 'xlsx', '--out', out], 'p-holm').status).toBe(0);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
    const lines = readCsv((await run(['export', '--lines'])).stdout);
    expect(lines[0]?.cells.slice(0, 4)).toEqual(['Reference', 'Line', 'Step', 'Act']);
    expect(lines).toHaveLength(3);
  });
});

describe('is refused, with nothing shown and a line in the access log:', () => {
  test.each([
    ['an MCO contact who would look', ['show'], 'j-ortiz'],
    ['an MCO contact who would list', ['find'], 'j-ortiz'],
    ['leadership that would see an inquiry', ['show'], 'm-ellis'],
    ['a liaison who would take member data out', ['export', '--member-data'], 'd-reyes'],
    ['leadership that would take member data out', ['export', '--member-data'], 'm-ellis'],
  ])('%s', async (_name, args, as) => {
    let ran: Ran | undefined;
    const written = await newAccesses(
      async () => (ran = await run(args[0] === 'show' ? ['show', refs[0]!] : args, as)),
    );
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran?.stderr).toMatch(/may not/);
    expect(written).toEqual([[as, 'refused', '']]);
  });

  test('nobody of the directory', async () => {
    expect(await run(['find'], 'x-nobody')).toMatchObject({ status: 2, stdout: '' });
  });

  test.each([['--as'], ['--why']])('a call without %s', async (option) => {
    const args = ['find', '--as', 'd-reyes', '--why', 'a'];
    args.splice(args.indexOf(option), 2);
    const { status, stdout, stderr } = await runInProcess(rows, args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`${option} is needed`);
  });
});

test('an inquiry that cannot be read is named and left out, and the exit code says so', async () => {
  const ref = refs[1]!;
  const key = keys.inquiry(ref);
  const row = (await rows.get('inquiries', shardOf(ref), key))!;
  await rows.transact('inquiries', shardOf(ref), [
    { do: 'replace', key, columns: { ...row.columns, words: new Uint8Array([1]) } },
  ]);
  const { status, stdout, stderr } = await run(['export']);
  expect(status).toBe(1);
  expect(readCsv(stdout)).toHaveLength(2);
  expect(stderr).toContain(`${ref} cannot be read and is left out.`);
});
