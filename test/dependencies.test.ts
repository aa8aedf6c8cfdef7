import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const root = path.join(__dirname, '..');
const { dependencies, devDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Readonly<
  Record<'dependencies' | 'devDependencies', Record<string, string>>
>;

/* eslint-disable @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-return -- loading is what is tested */
/**
 * Each production dependency, loaded as our code loads it, and one thing in it that we use. Literal, since jest
 * transforms ESM-only packages only when it meets them so.
 */
const loaders: Record<string, { load: () => unknown; has: string }> = {
  '@azure/data-tables': { load: () => require('@azure/data-tables'), has: 'TableClient' },
  '@azure/identity': { load: () => require('@azure/identity'), has: 'ManagedIdentityCredential' },
  '@azure/keyvault-keys': { load: () => require('@azure/keyvault-keys'), has: 'KeyClient' },
  '@fastify/rate-limit': { load: () => require('@fastify/rate-limit'), has: 'default' },
  '@microsoft/microsoft-graph-client': { load: () => require('@microsoft/microsoft-graph-client'), has: 'Client' },
  '@opentelemetry/api': { load: () => require('@opentelemetry/api'), has: 'metrics' },
  '@opentelemetry/exporter-metrics-otlp-http': {
    load: () => require('@opentelemetry/exporter-metrics-otlp-http'),
    has: 'OTLPMetricExporter',
  },
  '@opentelemetry/resources': { load: () => require('@opentelemetry/resources'), has: 'resourceFromAttributes' },
  '@opentelemetry/sdk-metrics': { load: () => require('@opentelemetry/sdk-metrics'), has: 'MeterProvider' },
  'adaptive-expressions': { load: () => require('adaptive-expressions'), has: 'Expression' },
  'adaptivecards-templating': { load: () => require('adaptivecards-templating'), has: 'Template' },
  botbuilder: { load: () => require('botbuilder'), has: 'ConfigurationBotFrameworkAuthentication' },
  'botframework-connector': { load: () => require('botframework-connector'), has: 'AuthenticationConstants' },
  'email-forward-parser': { load: () => require('email-forward-parser'), has: 'default' },
  fastify: { load: () => require('fastify'), has: 'fastify' },
  fflate: { load: () => require('fflate'), has: 'Zip' },
  'html-to-text': { load: () => require('html-to-text'), has: 'compile' },
  luxon: { load: () => require('luxon'), has: 'DateTime' },
  pino: { load: () => require('pino'), has: 'pino' },
  'postal-mime': { load: () => require('postal-mime'), has: 'default' },
  zod: { load: () => require('zod'), has: 'z' },
};
/* eslint-enable @typescript-eslint/no-require-imports, @typescript-eslint/no-unsafe-return */

test('every production dependency is tried here, and no other', () => {
  expect(Object.keys(loaders).sort()).toEqual(Object.keys(dependencies).sort());
});

test.each(Object.entries(loaders))('%s loads under jest', (_name, { load, has }) => {
  expect(load()).toHaveProperty(has);
});

test('every production dependency loads in plain node, from where the built output stands', () => {
  const from = createRequire(path.join(root, 'dist', 'src', 'main.js'));
  const wanted = Object.entries(loaders).map(([name, { has }]) => [name, has, from.resolve(name)]);
  const script = `
    const missing = ${JSON.stringify(wanted)}.filter(([, has, file]) => require(file)[has] === undefined);
    console.log(JSON.stringify(missing.map(([name]) => name)));
  `;
  const said = execFileSync(process.execPath, ['--no-warnings', '-e', script], { encoding: 'utf8', env: {} });
  expect(JSON.parse(said)).toEqual([]);
});

test('every version is exact, so that all machines have the same', () => {
  for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

test('docs/dependencies.md says of every package, in its version, what it is for and why it was chosen, and of no other', () => {
  const told = new Map<string, string>();
  for (const line of readFileSync(path.join(root, 'docs', 'dependencies.md'), 'utf8').split('\n')) {
    const [, packages = '', use = '', why = ''] = line.split('|').map((cell) => cell.trim());
    if (!/ \d+\.\d+\.\d+(,|$)/.test(packages)) continue;
    expect([packages, use !== '', why !== '']).toEqual([packages, true, true]);
    // Packages before a version share it.
    let waiting: string[] = [];
    for (const part of packages.split(', ')) {
      const [name = '', version] = part.split(' ');
      waiting.push(name);
      if (version === undefined) continue;
      for (const one of waiting) told.set(one, version);
      waiting = [];
    }
  }
  expect(Object.fromEntries(told)).toEqual({ ...dependencies, ...devDependencies });
});
