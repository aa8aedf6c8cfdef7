import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { faultsOf } from './architecture/check';
import { circlesIn } from './architecture/circles';
import { arrows } from './architecture/rules';
import { factsOf } from './architecture/source-facts';

const root = path.join(__dirname, '..');
const tops = ['bot', 'cards', 'graph', 'src', 'local', 'manifest', 'bench', 'simulate'];

/** Every TypeScript source of the product. */
function sources(): ReadonlyMap<string, string> {
  const files = tops.flatMap((top) =>
    readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => `${top}/${file.split(path.sep).join('/')}`),
  );
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

test('the sources keep to the architecture', () => {
  const all = sources();
  expect(all.size).toBeGreaterThan(200);
  expect(faultsOf(all)).toEqual([]);
});

test('every place that the rules name is there', () => {
  const files = [...sources().keys()];
  for (const place of Object.keys(arrows)) {
    expect(files.some((file) => file === `${place}.ts` || file.startsWith(`${place}/`)) ? place : `no ${place}`).toBe(
      place,
    );
  }
});

describe('the check finds', () => {
  test.each<[string, Record<string, string>, readonly string[]]>([
    [
      'an arrow that turns back',
      { 'src/procedure/a.ts': "import { b } from '../reminders/b';" },
      ['src/procedure/a.ts -> src/reminders/b'],
    ],
    ['a type of another edge', { 'bot/a.ts': "import type { B } from '../graph/b';" }, ['bot/a.ts -> graph/b']],
    ['a type in passing', { 'graph/a.ts': "type A = import('../cards/b').B;" }, ['graph/a.ts -> cards/b']],
    ['a re-export', { 'src/clock/a.ts': "export * from '../people/b';" }, ['src/clock/a.ts -> src/people/b']],
    ['a dynamic import', { 'src/log/a.ts': "void import('../tables/b');" }, ['src/log/a.ts -> src/tables/b']],
    ['a require', { 'src/log/a.ts': "const b = require('../tables/b');" }, ['src/log/a.ts -> src/tables/b']],
    ['the core using an edge', { 'src/desk/a.ts': "import { b } from '../../bot/b';" }, ['src/desk/a.ts -> bot/b']],
    ['the app building its parts', { 'src/app.ts': "import { b } from './compose';" }, ['src/app.ts -> src/compose']],
    [
      'the product using the stand-ins',
      { 'src/main.ts': "import { b } from '../local/b';" },
      ['src/main.ts -> local/b'],
    ],
    ['the product using the tests', { 'local/a.ts': "import { b } from '../test/b';" }, ['local/a.ts -> test/b']],
    [
      'more of a folder than its port',
      { 'src/reminders/a.ts': "import { b } from '../intake/take-in';" },
      ['src/reminders/a.ts -> src/intake/take-in'],
    ],
    [
      'a folder that nobody described',
      { 'src/extras/a.ts': '' },
      ['src/extras/a.ts: stands where no rule says what it may import'],
    ],
    [
      'a package in another folder than its own',
      { 'src/desk/a.ts': "import type { Activity } from 'botbuilder';" },
      ['src/desk/a.ts -> botbuilder'],
    ],
    [
      'part of such a package',
      { 'src/web/a.ts': "import { b } from '@microsoft/microsoft-graph-client/lib/b';" },
      ['src/web/a.ts -> @microsoft/microsoft-graph-client/lib/b'],
    ],
    [
      'the token library outside its three files',
      { 'graph/a.ts': "void import('@azure/identity');" },
      ['graph/a.ts -> @azure/identity'],
    ],
    ['the machine’s time', { 'src/procedure/a.ts': 'const at = Date.now();' }, ['src/procedure/a.ts: Date.now']],
    ['a date of now', { 'cards/a.ts': 'const at = new Date();' }, ['cards/a.ts: new Date()']],
    ['luxon’s now', { 'src/views/a.ts': 'const at = DateTime.utc();' }, ['src/views/a.ts: DateTime.utc()']],
    ['a timer', { 'bot/a.ts': 'globalThis.setTimeout(() => undefined, 1);' }, ['bot/a.ts: setTimeout']],
    [
      'timers by another door',
      { 'bot/a.ts': "import { setTimeout as wait } from 'node:timers/promises';" },
      ['bot/a.ts: node:timers/promises'],
    ],
    ['the environment', { 'graph/a.ts': "const a = process.env['PORT'];" }, ['graph/a.ts: process.env']],
    ['the network', { 'src/intake/a.ts': "void fetch('https://example.org');" }, ['src/intake/a.ts: fetch']],
    [
      'more than its share at a door',
      { 'src/clock/system.ts': 'const a = process.env;' },
      ['src/clock/system.ts: process.env'],
    ],
    ['a word for local mode', { 'src/compose.ts': 'if (local) start();' }, ['src/compose.ts: asks for "local"']],
    [
      'the same in other clothes',
      { 'bot/a.ts': 'const a = setting.isLocal ? 1 : 2;' },
      ['bot/a.ts: asks for "isLocal"', 'bot/a.ts: asks for "isLocal"'],
    ],
    ['a kind of environment', { 'src/main.ts': "const a = env['NODE_ENV'];" }, ['src/main.ts: asks for "NODE_ENV"']],
    [
      'two files in a circle, by types alone',
      { 'bot/a.ts': "import type { B } from './b';", 'bot/b.ts': "import type { A } from './a';" },
      ['circle: bot/a.ts bot/b.ts'],
    ],
    [
      'a longer circle',
      {
        'bot/a.ts': "import './b';",
        'bot/b.ts': "import './c';",
        'bot/c.ts': "import './a'; import './d';",
        'bot/d.ts': '',
      },
      ['circle: bot/a.ts bot/b.ts bot/c.ts'],
    ],
  ])('%s', (_case, files, faults) => {
    expect(faultsOf(new Map(Object.entries(files)))).toEqual(faults);
  });
});

describe('the check leaves alone', () => {
  test.each<[string, Record<string, string>]>([
    [
      'a folder’s own files',
      { 'src/procedure/a.ts': "import { b } from './steps/b';", 'src/procedure/steps/b.ts': '' },
    ],
    ['an arrow that goes down', { 'src/desk/a.ts': "import { b } from '../procedure/b';" }],
    ['the port of another folder', { 'src/reminders/a.ts': "import type { Mailbox } from '../intake/mailbox';" }],
    [
      'comments and texts',
      { 'src/views/a.ts': '// Date.now() if (local)\nconst a = \'import("botbuilder") Date.now()\';' },
    ],
    [
      'a given time',
      {
        'src/views/a.ts':
          'const at = new Date(0); const day = DateTime.utc(2026, 1, 1); const local = at; if (at > local.start) go();',
      },
    ],
    ['a package of everybody', { 'src/views/a.ts': "import { DateTime } from 'luxon';" }],
    ['the machine’s time where it belongs', { 'src/clock/system.ts': 'const at = Date.now();' }],
    ['a command that is a program', { 'src/clock/a-command.ts': 'process.exit(1);' }],
    [
      'a file that two others import',
      { 'bot/a.ts': "import './b'; import './c';", 'bot/b.ts': "import './c';", 'bot/c.ts': '' },
    ],
  ])('%s', (_case, files) => {
    expect(faultsOf(new Map(Object.entries(files)))).toEqual([]);
  });
});

test('circles are found in what is no list of files', () => {
  expect(circlesIn(new Map([['a', ['a']]]))).toEqual([['a']]);
  expect(
    circlesIn(
      new Map([
        ['a', ['b', 'c']],
        ['b', ['d']],
        ['c', ['d']],
        ['d', []],
      ]),
    ),
  ).toEqual([]);
});

test('an import is read however it is written', () => {
  const code = "import a = require('a'); import 'b'; export { c } from 'c'; export * as d from `d`; void import(`e`);";
  expect(factsOf(code).imports).toEqual(['a', 'b', 'c', 'd', 'e']);
});
