import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { names } from '../../src/config/names';
import { ofATenant, tenantSettings } from '../../local/tenant-settings';

test('a machine without settings of a tenant has none, whatever else is set', () => {
  expect(tenantSettings({ PATH: '/bin', PORT: '3978', HOST: '127.0.0.1', GRAPH_CLIENT_SECRET: ' ' })).toEqual([]);
});

test.each(names.filter((name) => !['PORT', 'HOST', 'CLOUD', 'PROXIES'].includes(name)))(
  '%s is one, and its value is not repeated',
  (name) => {
    const found = tenantSettings({ [name]: 'a secret' });
    expect(found).toEqual([name]);
    expect(ofATenant(found)).not.toContain('a secret');
  },
);

test('npm run local does not start beside them', () => {
  const env = { ...process.env, GRAPH_CLIENT_SECRET: 'a secret', MicrosoftAppId: 'an app' };
  const run = spawnSync(process.execPath, [path.join(__dirname, '../../dist/local/main.js')], {
    env,
    encoding: 'utf8',
  });
  expect([run.status, run.stdout]).toEqual([2, '']);
  expect(run.stderr).toContain('Not started: settings of a tenant are here (GRAPH_CLIENT_SECRET, MicrosoftAppId).');
});
