import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { shardOf } from '../../src/inquiry/reference';
import { anchors } from '../../src/log/anchors';
import { lineHash } from '../../src/log/chain';
import type { InquiryLog } from '../../src/log/inquiry-log';
import { keys } from '../../src/log/keys';
import type { Columns, Op, Row, Rows } from '../../src/log/rows';
import { masterKeyFrom } from '../../src/log/settings-key';
import { central } from '../clock/calendars';
import { aKey } from '../log/a-cipher';
import { aLine, aLog, open, stored } from '../log/a-log';
import { withAzurite } from '../tables/with-azurite';
import { ownTables, runLogCommand, settingsOf, type Ran } from './command';

const azurite = withAzurite();
const run = (...args: readonly string[]): Ran => runLogCommand(['verify', ...args], settingsOf(azurite));

/** What is done to a log of five lines straight in the store, and what the command says of it. */
const harms: readonly {
  readonly name: string;
  readonly harm: (store: Store) => Promise<void>;
  readonly says: readonly string[];
}[] = [
  { name: 'nothing', harm: () => Promise.resolve(), says: [] },
  {
    name: 'a line that was changed',
    harm: async (store) => store.put(3, { ...(await store.line(3)).columns, actor: 'm-other' }),
    says: ['line 3 was changed after it was written.'],
  },
  {
    name: 'sealed words that were changed',
    harm: async (store) => store.put(2, { ...(await store.line(2)).columns, words: new Uint8Array([1, 2, 3]) }),
    says: ['line 2 was changed after it was written.'],
  },
  {
    name: 'a line that was removed',
    harm: (store) => store.write({ do: 'delete', key: store.key(4) }),
    says: ['line 4 was removed.'],
  },
  {
    name: 'a line that was put in after the end, rightly chained',
    async harm(store) {
      const last = (await store.line(5)).columns;
      await store.put(6, { ...last, hash: lineHash(String(last['hash']), store.ref, 6, last) });
    },
    says: ['line 6 was put in, and was never part of the log.'],
  },
  {
    name: 'two lines that changed places',
    async harm(store) {
      const [second, third] = [(await store.line(2)).columns, (await store.line(3)).columns];
      await store.put(2, third);
      await store.put(3, second);
    },
    says: ['line 2 was moved away from here.', 'line 3 was moved away from here.'],
  },
  {
    name: 'a chain that was made anew from a line on, and its last hash put into the inquiry’s own row',
    async harm(store) {
      await store.rechain(3, { actor: 'm-other' });
    },
    says: [': the inquiry’s own row was changed after it was written.'],
  },
  {
    name: 'an inquiry’s own row that says otherwise, though its head is right',
    async harm(store) {
      const row = await store.own();
      await store.putOwn({ ...row.columns, state: String(row.columns['state']).replace('"mail"', '"phone"') });
    },
    says: [': the inquiry’s own row was changed after it was written.'],
  },
  {
    name: 'an inquiry’s own row that names another head',
    async harm(store) {
      const row = await store.own();
      await store.putOwn({ ...row.columns, head: 'f'.repeat(64) });
    },
    says: [
      ': the inquiry’s own row was changed after it was written.',
      'line 5 is not the last line that its inquiry names.',
    ],
  },
  {
    name: 'an inquiry’s own row that was put back to an earlier state',
    async harm(store) {
      await store.putOwn(store.atOpening.columns);
    },
    says: ['line 2', 'line 3', 'line 4', 'line 5'].map((line) => `${line} was put in, and was never part of the log.`),
  },
  {
    name: 'a mark that was taken out',
    async harm(store) {
      const { mark: _mark, ...columns } = (await store.own()).columns;
      await store.putOwn(columns);
    },
    says: [': the inquiry’s own row has no mark: it was taken out, or an earlier version wrote the row.'],
  },
  {
    name: 'an inquiry whose lines are all gone',
    harm: (store) => store.write(...[1, 2, 3, 4, 5].map((seq): Op => ({ do: 'delete', key: store.key(seq) }))),
    says: [': all lines were removed; only the inquiry’s own row is there.'],
  },
  {
    name: 'lines whose inquiry is gone',
    harm: (store) => store.write({ do: 'delete', key: keys.inquiry(store.ref) }),
    says: [': the inquiry’s own row was removed; only lines are there.'],
  },
  {
    name: 'a line under a number that is none',
    harm: async (store) =>
      store.write({ do: 'insert', key: `h|${store.ref}|000003a`, columns: (await store.line(3)).columns }),
    says: ['a line without a number was put in, and was never part of the log.'],
  },
];

let whole: Ran;
let refs: readonly string[];

beforeAll(async () => {
  const rows = await ownTables(azurite);
  const log = aLog(rows);
  const found: string[] = [];
  for (const [n, { harm }] of harms.entries()) {
    const store = await aStore(rows, log, `mail:${String(n)}`);
    await harm(store);
    found.push(store.ref);
  }
  refs = found;
  whole = run('--json');
});

const findings = (): readonly Readonly<Record<string, unknown>>[] =>
  whole.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('npm run log -- verify, after somebody was at the store itself, tells', () => {
  test.each(harms.map(({ name, says }, n) => [name, n, says] as const))('%s', (_name, n, says) => {
    const ref = refs[n]!;
    const said = findings().filter((finding) => finding['ref'] === ref);
    expect(said.map((finding) => finding['says'])).toEqual(
      says.map((sentence) => `${ref}${sentence.startsWith(':') ? '' : ', '}${sentence}`),
    );
  });

  test('nothing else, and by its exit code that something was found', () => {
    const all = findings();
    const told = harms.flatMap(({ says }) => says).length;
    expect(all.at(-1)).toEqual({ inquiries: harms.length, lines: 66, anchors: 0, purged: 0, findings: told });
    expect(all).toHaveLength(told + 1);
    expect(whole.status).toBe(1);
  });

  test('the same in plain words, a line each', () => {
    const { stdout, status } = run();
    expect(stdout).toContain(`${refs[1]!}, line 3 was changed after it was written.\n`);
    expect(stdout).toMatch(/\n14 inquiries, 66 lines, 0 anchors: \d+ findings\.\n$/);
    expect(status).toBe(1);
  });

  test('of one inquiry when it is asked for that one', () => {
    expect(run('--ref', refs[0]!)).toEqual({
      stdout: '1 inquiry, 5 lines, 0 anchors: all as it was written.\n',
      stderr: '',
      status: 0,
    });
    expect(run('--ref', refs[3]!)).toMatchObject({ status: 1 });
  });
});

test('npm run log -- verify finds with the anchors, the mailed ones too, what left no trace in the store', async () => {
  const rows = await ownTables(azurite);
  const store = await aStore(rows, aLog(rows), 'mail:anchored');
  const daily = anchors({ rows, masterKey: masterKeyFrom(aKey), zone: 'America/Chicago', newId: () => 'one' });
  await daily.make(central('2026-09-17T12:00'), true);
  const [mailed] = await daily.unmailed(central('2026-09-17T12:00'));
  const forged = mailed!.line.replace(/inquiries=\d+/, 'inquiries=99');
  expect(forged).not.toBe(mailed!.line);
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'anchors-')), 'mailed.txt');
  writeFileSync(file, `Please keep this mail.\n\n${mailed!.line}\r\n> ${forged}\n`);
  await store.write(...[1, 2, 3, 4, 5].map((seq): Op => ({ do: 'delete', key: store.key(seq) })), {
    do: 'delete',
    key: keys.inquiry(store.ref),
  });
  const { stdout, status } = run('--ref', store.ref, '--anchors', file);
  rmSync(path.dirname(file), { recursive: true });
  expect(stdout.split('\n').slice(0, -2)).toEqual([
    'The anchor of a mail is not in the store as it was mailed.',
    `${store.ref}: the whole inquiry was removed; it was anchored on 2026-09-17.`,
  ]);
  expect(status).toBe(1);
});

describe('npm run log -- verify ends with 2', () => {
  test('when there is no such inquiry', () => {
    const { status, stdout, stderr } = run('--ref', 'ME-260917-ZZZZZZ');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/There is no inquiry ME-260917-ZZZZZZ/);
  });

  test('when the key is another one', () => {
    const settings = { ...settingsOf(azurite), DATA_KEY: Buffer.alloc(32, 'another').toString('base64') };
    const { status, stdout, stderr } = runLogCommand(['verify'], settings);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/Set the master key that was in use then/);
  });

  test('when the store does not answer', () => {
    const gone = 'DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;TableEndpoint=http://127.0.0.1:1/a;';
    const { status, stderr } = runLogCommand(['verify'], { ...settingsOf(azurite), TABLES_CONNECTION_STRING: gone });
    expect(status).toBe(2);
    expect(stderr).toMatch(/The table store did not answer/);
  });

  test('when the settings are missing, and names them', () => {
    const { status, stderr } = runLogCommand(['verify'], {});
    expect(status).toBe(2);
    expect(stderr).toMatch(/TABLES_ENDPOINT: is missing[^]*DATA_KEY: is missing/);
  });

  test.each([[['--everything']], [['ME-1']], [['--member-data']]])('when %j cannot be understood', (args) => {
    const { status, stdout } = run(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });
});

type Store = Awaited<ReturnType<typeof aStore>>;

/** An inquiry of five lines, and a way to its rows past the service. */
async function aStore(rows: Rows, log: InquiryLog, mailKey: string) {
  const { ref } = (await open(log, mailKey)).inquiry;
  const shard = shardOf(ref);
  const own = async (): Promise<Row> => (await rows.get('inquiries', shard, keys.inquiry(ref)))!;
  const atOpening = await own();
  for (const act of ['take', 'confirmWho', 'enrolled', 'saveHigh']) {
    const before = await stored(log, ref);
    await log.commit(before, { inquiry: before.inquiry, lines: [aLine(act)] });
  }
  const key = (seq: number): string => keys.line(ref, seq);
  const line = async (seq: number): Promise<Row> => (await rows.get('inquiries', shard, key(seq)))!;
  const write = async (...ops: readonly Op[]): Promise<void> => {
    expect((await rows.transact('inquiries', shard, ops)).outcome).toBe('written');
  };
  const put = (seq: number, columns: Columns) => write({ do: 'replace', key: key(seq), columns });
  const putOwn = (columns: Columns) => write({ do: 'replace', key: keys.inquiry(ref), columns });
  return {
    ref,
    atOpening,
    own,
    line,
    key,
    write,
    put,
    putOwn,
    /** Changes a line and makes every hash from it on anew, and the head: what somebody does who knows how the chain is made. */
    async rechain(from: number, changes: Columns) {
      let before = String((await line(from - 1)).columns['hash']);
      for (let seq = from; seq <= 5; seq++) {
        const columns = { ...(await line(seq)).columns, ...(seq === from && changes) };
        before = lineHash(before, ref, seq, columns);
        await put(seq, { ...columns, hash: before });
      }
      await putOwn({ ...(await own()).columns, head: before });
    },
  };
}
