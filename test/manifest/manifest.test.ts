import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fillManifest } from '../../manifest/fill-manifest';
import { clouds, manifestVersions, versionFor } from '../../manifest/manifest-version';
import { packageRoot } from '../../manifest/package-root';
import { schemaFaults } from '../../manifest/schema-faults';
import { commands } from '../../src/desk/commands';

type CommandList = { scopes: string[]; commands: { title: string; description: string }[] };
type Bot = {
  botId: string;
  scopes: string[];
  commandLists: CommandList[];
  supportsFiles: boolean;
  isNotificationOnly: boolean;
};
type Filled = {
  $schema: string;
  manifestVersion: string;
  version: string;
  id: string;
  name: { short: string; full: string };
  description: { short: string; full: string };
  developer: Record<string, string>;
  icons: { color: string; outline: string };
  bots: Bot[];
  defaultInstallScope: string;
  validDomains?: string[];
};

const template = readFileSync(join(packageRoot(__dirname), 'manifest/manifest.json'), 'utf8');
const ids = { appId: '7c9e6679-7425-40de-944b-e07fc1f90ae7', botId: '0f8fad5b-d9cb-469f-a165-70867728950e' };
const filled = (manifestVersion = versionFor.public, developer = {}): Filled =>
  fillManifest(template, { ...ids, version: '1.2.3', manifestVersion, developer }) as unknown as Filled;
const doctored = (change: (manifest: Filled) => void): Filled => {
  const manifest = structuredClone(filled());
  change(manifest);
  return manifest;
};
const theBot = ({ bots }: Filled): Bot => {
  const [bot, ...others] = bots;
  if (bot === undefined || others.length > 0) throw new Error('The manifest must have one bot.');
  return bot;
};

describe('The manifest', () => {
  test.each(manifestVersions)('is valid in the Teams schema %s', (version) => {
    const manifest = filled(version);
    expect(schemaFaults(manifest, version)).toEqual([]);
    expect(manifest.manifestVersion).toBe(version);
    expect(manifest.$schema).toContain(`/v${version}/`);
  });

  test.each(clouds)('has a version for the cloud %s that it is valid in', (cloud) => {
    expect(manifestVersions).toContain(versionFor[cloud]);
  });

  test('is kept in the version of the public cloud', () => {
    expect(JSON.parse(template)).toMatchObject({ $schema: filled().$schema, manifestVersion: versionFor.public });
  });

  test.each<[string, (manifest: Filled) => void, RegExp]>([
    ['an id that is no GUID', (m) => (m.id = 'member-escalations'), /^\/id must match/],
    ['a placeholder in the bot id', (m) => (theBot(m).botId = '${{BOT_ID}}'), /^\/bots\/0\/botId must match/],
    ['an unknown scope', (m) => theBot(m).scopes.push('channel'), /^\/bots\/0\/scopes\/3 must be equal/],
    ['a short name that is too long', (m) => (m.name.short = 'x'.repeat(31)), /^\/name\/short must NOT have more/],
    ['a developer name that is too long', (m) => (m.developer['name'] = 'x'.repeat(33)), /^\/developer\/name/],
    ['no outline icon', (m) => Reflect.deleteProperty(m.icons, 'outline'), /^\/icons must have required/],
    ['an unknown part', (m) => Object.assign(m, { colour: '#fff' }), /additional.*colour/],
    ['another version', (m) => (m.manifestVersion = '1.10'), /^\/manifestVersion must be equal/],
  ])('is refused with %s', (_, change, fault) => {
    expect(schemaFaults(doctored(change), versionFor.public).join('\n')).toMatch(fault);
  });

  test('carries the ids and the version it was filled with, and no placeholder', () => {
    const manifest = filled();
    expect(manifest).toMatchObject({ id: ids.appId, version: '1.2.3' });
    expect(theBot(manifest).botId).toBe(ids.botId);
    expect(JSON.stringify(manifest)).not.toContain('${{');
    expect(() =>
      fillManifest('{"id":"${{TENANT}}"}', { ...ids, version: '1.0.0', manifestVersion: '1.30', developer: {} }),
    ).toThrow('nobody fills: ${{TENANT}}');
  });

  test('takes the developer from the command line, and keeps the rest', () => {
    const { developer } = filled(versionFor.public, {
      name: 'Another Agency',
      privacyUrl: 'https://agency.example.org/privacy',
    });
    expect(developer).toEqual({
      ...filled().developer,
      name: 'Another Agency',
      privacyUrl: 'https://agency.example.org/privacy',
    });
  });

  test('installs a bot for persons first, that can be spoken to, takes no files and needs no domain', () => {
    const manifest = filled();
    expect(theBot(manifest)).toMatchObject({
      scopes: ['personal', 'team', 'groupChat'],
      supportsFiles: false,
      isNotificationOnly: false,
    });
    expect(manifest.defaultInstallScope).toBe('personal');
    expect(manifest.validDomains).toBeUndefined();
  });

  test('says short and full name and description differently, as Teams asks', () => {
    const { name, description } = filled();
    expect(name.full).not.toBe(name.short);
    expect(description.full).not.toContain(description.short);
  });
});

describe('The commands in the menu of Teams', () => {
  const listFor = (scope: string) => {
    const lists = theBot(filled()).commandLists.filter(({ scopes }) => scopes.includes(scope));
    expect(lists).toHaveLength(1);
    return lists[0]?.commands;
  };
  const asInMenu = (offered: readonly { word: string; does: string }[]) =>
    offered.map(({ word, does }) => ({ title: word, description: does }));

  test('are exactly those of the desk, in its words and order', () => {
    expect(listFor('personal')).toEqual(asInMenu(commands));
  });

  test.each(['team', 'groupChat'])('are, in a %s, only those that show no details', (scope) => {
    expect(listFor(scope)).toEqual(asInMenu(commands.filter((command) => 'inGroups' in command)));
  });
});
