import { unzipSync } from 'fflate';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../manifest/package-root';
import { schemaFaults } from '../../manifest/schema-faults';

const root = packageRoot(__dirname);
const command = join(root, 'dist/manifest/package-command.js');
const appId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const botId = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('npm run package', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'package-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });
  const run = (args: readonly string[], zone = 'UTC') =>
    spawnSync(process.execPath, [command, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CLOUD: undefined, TZ: zone, MicrosoftAppId: botId },
    });
  const made = (file = 'member-escalations.zip') => readFileSync(join(folder, file));

  test('makes a zip of the filled manifest and the two icons that it names', () => {
    const { status, stdout } = run(['--app-id', appId, '--website', 'https://agency.example.org']);
    expect(stdout).toMatch(/^member-escalations\.zip: Member Escalations \d+\.\d+\.\d+, Teams manifest 1\.30\.\n$/);
    expect(status).toBe(0);
    const files = unzipSync(made());
    expect(Object.keys(files)).toEqual(['manifest.json', 'color.png', 'outline.png']);
    const manifest = JSON.parse(Buffer.from(files['manifest.json']!).toString('utf8')) as Record<string, unknown>;
    expect(schemaFaults(manifest, '1.30')).toEqual([]);
    expect(manifest).toMatchObject({
      id: appId,
      bots: [{ botId }],
      icons: { color: 'color.png', outline: 'outline.png' },
      developer: { websiteUrl: 'https://agency.example.org' },
    });
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(manifest['version']).toBe(version);
    for (const icon of ['color.png', 'outline.png'])
      expect(Buffer.from(files[icon]!).equals(readFileSync(join(root, 'manifest', icon)))).toBe(true);
  });

  test('makes the same bytes in every time zone', () => {
    run(['--app-id', appId, '--out', 'here.zip'], 'America/Chicago');
    run(['--app-id', appId, '--out', 'there.zip'], 'Pacific/Auckland');
    expect(made('here.zip').equals(made('there.zip'))).toBe(true);
  });

  test('says which addresses are still samples, and nothing once they are set', () => {
    expect(run(['--app-id', appId]).stderr).toMatch(/^These addresses are samples.*\/privacy/);
    const own = ['--website', '--privacy', '--terms'].flatMap((option) => [option, 'https://agency.example.com']);
    expect(run(['--app-id', appId, ...own]).stderr).toBe('');
  });

  test.each([
    [[], /^--app-id is missing/],
    [['--app-id', 'member-escalations'], /^--app-id is no GUID/],
    [['--app-id', appId, '--colour', 'red'], /Unknown option '--colour'/],
    [['--app-id', appId, '--developer', 'x'.repeat(33)], /^Not valid in the Teams schema: \/developer\/name/],
  ])('refuses %j and makes nothing', (args, fault) => {
    const { status, stdout, stderr } = run(args);
    expect(stderr).toMatch(fault);
    expect(stderr).toContain('No package was made.');
    expect(stdout).toBe('');
    expect(status).toBe(2);
    expect(existsSync(join(folder, 'member-escalations.zip'))).toBe(false);
  });

  test('explains itself', () => {
    expect(run(['--help']).stdout).toContain('npm run package -- --app-id GUID');
  });
});
