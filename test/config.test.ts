import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DateTime } from 'luxon';
import { ConfigInvalid, readConfig, type Config } from '../src/config';
import { iowaCalendarRules } from '../src/clock/iowa-calendar';
import { names } from '../src/config/names';

const tenant = '7e000000-0000-4000-8000-000000000001';
const graphApp = '9a000000-0000-4000-8000-000000000002';
const botApp = '5b000000-0000-4000-8000-000000000003';
const secret = 'a-secret-that-no-fault-may-repeat';
const accountKey = Buffer.from(secret).toString('base64');

type Settings = Readonly<Record<string, string | undefined>>;

const good: Settings = {
  PUBLIC_URL: 'https://escalations.example.org',
  CLOUD: 'gcc',
  ESCALATIONS_MAILBOX: 'member.escalations@example.org',
  GRAPH_TENANT_ID: tenant,
  GRAPH_CLIENT_ID: graphApp,
  GRAPH_CLIENT_SECRET: secret,
  MicrosoftAppId: botApp,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppTenantId: tenant,
  MicrosoftAppPassword: secret,
  TABLES_CONNECTION_STRING: `DefaultEndpointsProtocol=https;AccountName=log;AccountKey=${accountKey};TableEndpoint=https://log.example.org;`,
  DATA_KEY: Buffer.from('thirty-two bytes that no one uses').subarray(0, 32).toString('base64'),
  PEOPLE_FILE: 'people.json',
};

const people = [
  { id: 'd-reyes', name: 'Dana Reyes', roles: ['memberLiaison'], mail: 'd.reyes@example.org' },
  { id: 'p-holm', name: 'Pat Holm', roles: ['unitLead'], mail: 'p.holm@example.org' },
];
const files: Record<string, string> = {
  'people.json': JSON.stringify(people),
  'nobody.json': '[]',
  'bad-people.json':
    '[\n{ "id": "x y" },\n{ "id": "p-holm", "name": "Pat Holm", "roles": ["boss"], "mail": "p.holm@example.org" }\n]',
  'not.json': '{',
  'calendar.json': JSON.stringify({ ...iowaCalendarRules, hours: { Mon: ['09:00-16:00'] } }),
  'bad-calendar.json': JSON.stringify({ ...iowaCalendarRules, zone: 'Iowa', hours: { Mon: ['9-5'] } }),
};
const readFile = (path: string): string => {
  const text = files[path];
  if (text === undefined) throw Object.assign(new Error(`no such file: ${path}`), { code: 'ENOENT' });
  return text;
};

const read = (changes: Settings = {}): Config => readConfig({ ...good, ...changes }, readFile);

function faults(changes: Settings): readonly string[] {
  try {
    read(changes);
    return [];
  } catch (fault) {
    if (fault instanceof ConfigInvalid) return fault.faults;
    throw fault;
  }
}

/** The settings that are at fault, in order. */
const named = (changes: Settings): readonly string[] => faults(changes).map((fault) => fault.split(':')[0] ?? '');

const withoutGraphSecret = { GRAPH_CLIENT_ID: undefined, GRAPH_CLIENT_SECRET: undefined, GRAPH_TENANT_ID: undefined };
const graphIdentity = { ...withoutGraphSecret, GRAPH_MANAGED_IDENTITY: 'system' };
const botIdentity = { MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppPassword: undefined };
const tableIdentity = { TABLES_CONNECTION_STRING: undefined, TABLES_ENDPOINT: 'https://log.example.org' };
const vaultKey = 'https://unit.vault.azure.net/keys/member-log';
const keyInVault = { DATA_KEY: undefined, KEY_VAULT_KEY: vaultKey };
const onThisMachine = {
  PUBLIC_URL: 'http://127.0.0.1:3978',
  GRAPH_BASE_URL: 'http://127.0.0.1:8081',
  GRAPH_AUTHORITY_HOST: 'https://127.0.0.1:8082',
  TABLES_CONNECTION_STRING: `DefaultEndpointsProtocol=http;AccountName=log;AccountKey=${accountKey};TableEndpoint=http://127.0.0.1:10002/log;`,
  ToChannelFromBotLoginUrl: `https://127.0.0.1:8082/${tenant}`,
  ToChannelFromBotOAuthScope: 'https://api.botframework.com',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  OAuthUrl: 'http://127.0.0.1:8083',
  ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:8083/.well-known/openidconfiguration',
  ToBotFromEmulatorOpenIdMetadataUrl: 'http://[::1]:8083/.well-known/openidconfiguration',
  CallerId: 'urn:botframework:azure',
};

describe('good settings', () => {
  test('are read, with the cloud’s own addresses and what need not be set', () => {
    expect(read()).toMatchObject({
      port: 3978,
      host: '127.0.0.1',
      publicUrl: 'https://escalations.example.org',
      cloud: 'gcc',
      mailbox: 'member.escalations@example.org',
      graph: {
        baseUrl: 'https://graph.microsoft.com',
        authorityHost: 'https://login.microsoftonline.com',
        scope: 'https://graph.microsoft.com/.default',
        identity: { tenantId: tenant, clientId: graphApp, clientSecret: secret },
      },
      bot: {
        appId: botApp,
        appType: 'SingleTenant',
        tenantId: tenant,
        password: secret,
        serviceUrlHosts: ['smba.infra.gcc.teams.microsoft.com'],
      },
      processedFolder: 'Taken in',
      people,
      calendarRules: iowaCalendarRules,
      emergencyText: expect.stringContaining('Call 911') as unknown,
      emergencyTextEs: expect.stringContaining('Llame al 911') as unknown,
      answers: { to: 'directory', perDay: 5 },
    });
    expect(read()).not.toHaveProperty('mailSince');
  });

  test.each<[string, Settings, object]>([
    ['a port', { PORT: '8080' }, { port: 8080 }],
    ['a folder for mail', { PROCESSED_FOLDER: 'Logged by ME' }, { processedFolder: 'Logged by ME' }],
    ['any free port', { PORT: '0' }, { port: 0 }],
    ['every address of the machine', { HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    ['white space around a value', { CLOUD: ' dod\n' }, { cloud: 'dod' }],
    [
      'a slash at the end',
      { PUBLIC_URL: 'https://escalations.example.org/' },
      { publicUrl: 'https://escalations.example.org' },
    ],
    ['ids in capitals', { MicrosoftAppTenantId: tenant.toUpperCase() }, { bot: { tenantId: tenant } }],
    [
      'Graph elsewhere',
      { GRAPH_BASE_URL: 'https://graph.example.org' },
      { graph: { baseUrl: 'https://graph.example.org' } },
    ],
    ['the platform’s identity for Graph', graphIdentity, { graph: { identity: { managedIdentity: {} } } }],
    [
      'an identity by its client id',
      { ...graphIdentity, GRAPH_MANAGED_IDENTITY: graphApp },
      { graph: { identity: { managedIdentity: { clientId: graphApp } } } },
    ],
    ['a bot with a managed identity', botIdentity, { bot: { appType: 'UserAssignedMSI' } }],
    [
      'the platform’s identity for the tables',
      tableIdentity,
      { tables: { endpoint: 'https://log.example.org', managedIdentity: {} } },
    ],
    [
      'an identity for the tables',
      { ...tableIdentity, TABLES_MANAGED_IDENTITY: graphApp },
      { tables: { managedIdentity: { clientId: graphApp } } },
    ],
    [
      'a key in a vault, and the one before it',
      { ...keyInVault, KEY_VAULT_MANAGED_IDENTITY: graphApp, DATA_KEY_BEFORE: good['DATA_KEY'] },
      {
        masterKey: {
          present: {
            key: { vaultUrl: 'https://unit.vault.azure.net', name: 'member-log' },
            managedIdentity: { clientId: graphApp },
          },
          before: { id: expect.stringMatching(/^mk-/) as unknown },
        },
      },
    ],
    [
      'one version of a key in a vault',
      { ...keyInVault, KEY_VAULT_KEY: `${vaultKey}/0123abcd` },
      { masterKey: { present: { key: { name: 'member-log', version: '0123abcd' }, managedIdentity: {} } } },
    ],
    ['a calendar', { CALENDAR_FILE: 'calendar.json' }, { calendarRules: { hours: { Mon: ['09:00-16:00'] } } }],
    ['an emergency text', { EMERGENCY_TEXT: 'Call 555-0142.' }, { emergencyText: 'Call 555-0142.' }],
    ['absences from automatic replies', { ABSENCE_FROM_MAIL: 'on' }, { absenceFromMail: true }],
    ['no absences from automatic replies', {}, { absenceFromMail: false }],
    [
      'an emergency text, which stands in Spanish answers too',
      { EMERGENCY_TEXT: 'Call 555-0142.' },
      {
        emergencyText: 'Call 555-0142.',
        emergencyTextEs: expect.stringMatching(/^Si alguien .* Call 555-0142\.$/) as unknown,
      },
    ],
    ['one in Spanish', { EMERGENCY_TEXT_ES: 'Llame al 555-0143.' }, { emergencyTextEs: 'Llame al 555-0143.' }],
    [
      'an alarm',
      { ALARM_WEBHOOK: 'https://alarms.example.org/a/path?and=more' },
      { alarm: { webhook: 'https://alarms.example.org/a/path?and=more', afterMinutes: 15 } },
    ],
    [
      'figures',
      { METRICS_ENDPOINT: 'http://[::1]:4318/v1/metrics' },
      { metricsEndpoint: 'http://[::1]:4318/v1/metrics' },
    ],
    ['an alarm on this machine', { ALARM_WEBHOOK: 'http://127.0.0.1:9/x' }, { alarm: { afterMinutes: 15 } }],
    ['no automatic answers', { ANSWER_MAIL: 'off' }, { answers: { to: 'off', perDay: 5 } }],
    [
      'answers to whoever writes',
      { ANSWER_MAIL: 'everyone', ANSWERS_PER_DAY: '3' },
      { answers: { to: 'everyone', perDay: 3 } },
    ],
    ['a variable that is like none of ours', { HOSTNAME: 'x', PATH: '/bin', host: 'x', AUTH_URL: 'x' }, { port: 3978 }],
    ['a secret of others, beside our own', { AZURE_CLIENT_SECRET: 'x' }, { port: 3978 }],
    [
      'everything on this machine',
      onThisMachine,
      { bot: { serviceUrlHosts: ['127.0.0.1', '[::1]'], authority: { CallerId: 'urn:botframework:azure' } } },
    ],
  ])('with %s', (_case, changes, expected) => {
    expect(read(changes)).toMatchObject(expected);
  });

  test.each([
    ['gccHigh', 'https://graph.microsoft.us', 'https://login.microsoftonline.us', 'https://botframework.azure.us'],
    ['dod', 'https://dod-graph.microsoft.us', 'https://login.microsoftonline.us', 'https://botframework.azure.us'],
  ])('in %s have the government’s addresses', (CLOUD, baseUrl, authorityHost, channelService) => {
    expect(read({ CLOUD })).toMatchObject({ graph: { baseUrl, authorityHost }, bot: { channelService } });
  });

  test.each([
    ['2026-11-24T08:00:00-06:00', '2026-11-24T14:00:00.000Z'],
    ['2026-11-24T14:00:00Z', '2026-11-24T14:00:00.000Z'],
  ])('know since when mail is opened: %s', (MAIL_SINCE, instant) => {
    expect(read({ MAIL_SINCE }).mailSince).toEqual(DateTime.fromISO(instant, { zone: 'utc' }));
  });

  test('keep their key to themselves', async () => {
    const dataKey = Buffer.alloc(32, 'data');
    const { present } = read().masterKey;
    if (!('wrap' in present)) throw new Error('It is not the one that was given.');
    expect(await present.unwrap(await present.wrap(dataKey), present.id)).toEqual(dataKey);
    expect(JSON.stringify(read())).not.toContain(good['DATA_KEY']);
  });
});

describe('a setting is at fault', () => {
  test.each<[string, Settings, readonly string[]]>([
    ['a port in words', { PORT: 'http' }, ['PORT']],
    ['a port out of range', { PORT: '65536' }, ['PORT']],
    ['a pipe for a port', { PORT: '\\\\.\\pipe\\x' }, ['PORT']],
    ['a name to listen on', { HOST: 'localhost' }, ['HOST']],
    ['a public address over plain http', { PUBLIC_URL: 'http://escalations.example.org' }, ['PUBLIC_URL']],
    ['a name that could point elsewhere', { PUBLIC_URL: 'http://localhost:3978' }, ['PUBLIC_URL']],
    ['a public address that only this machine reaches', { PUBLIC_URL: 'http://127.0.0.1:3978' }, ['PUBLIC_URL']],
    ['the same over https', { PUBLIC_URL: 'https://[::1]:3978' }, ['PUBLIC_URL']],
    ['a public address with a path', { PUBLIC_URL: 'https://escalations.example.org/api/messages' }, ['PUBLIC_URL']],
    ['a public address with a user', { PUBLIC_URL: 'https://a:b@escalations.example.org' }, ['PUBLIC_URL']],
    ['no address', { PUBLIC_URL: 'escalations' }, ['PUBLIC_URL']],
    ['an unknown cloud', { CLOUD: 'GCC' }, ['CLOUD']],
    ['a word that every object knows', { CLOUD: 'toString' }, ['CLOUD']],
    ['no mail address', { ESCALATIONS_MAILBOX: 'member.escalations' }, ['ESCALATIONS_MAILBOX']],
    ['an instant without its offset', { MAIL_SINCE: '2026-11-24T08:00:00' }, ['MAIL_SINCE']],
    ['a path for a folder', { PROCESSED_FOLDER: 'Inbox/Done' }, ['PROCESSED_FOLDER']],
    ['a long name for a folder', { PROCESSED_FOLDER: 'x'.repeat(101) }, ['PROCESSED_FOLDER']],
    ['a day that is none', { MAIL_SINCE: '2026-02-30T08:00:00Z' }, ['MAIL_SINCE']],
    ['Graph over plain http', { GRAPH_BASE_URL: 'http://graph.example.org' }, ['GRAPH_BASE_URL']],
    ['sign-in over plain http, even here', { GRAPH_AUTHORITY_HOST: 'http://127.0.0.1:1' }, ['GRAPH_AUTHORITY_HOST']],
    ['a tenant by name', { GRAPH_TENANT_ID: 'example.org' }, ['GRAPH_TENANT_ID']],
    ['a client that is no id', { GRAPH_CLIENT_ID: 'the-app' }, ['GRAPH_CLIENT_ID']],
    ['a blank secret', { GRAPH_CLIENT_SECRET: '  ' }, ['GRAPH_CLIENT_SECRET']],
    ['neither secret nor identity', withoutGraphSecret, ['GRAPH_TENANT_ID', 'GRAPH_CLIENT_ID', 'GRAPH_CLIENT_SECRET']],
    ['an identity beside the secret', { GRAPH_MANAGED_IDENTITY: 'system' }, ['GRAPH_CLIENT_ID', 'GRAPH_CLIENT_SECRET']],
    ['an identity that is none', { ...graphIdentity, GRAPH_MANAGED_IDENTITY: 'yes' }, ['GRAPH_MANAGED_IDENTITY']],
    ['no app id: the SDK would believe anybody', { MicrosoftAppId: '' }, ['MicrosoftAppId']],
    ['a mistyped type: the SDK would be multi-tenant', { MicrosoftAppType: 'Singletenant' }, ['MicrosoftAppType']],
    ['a multi-tenant bot', { MicrosoftAppType: 'MultiTenant' }, ['MicrosoftAppType']],
    ['no tenant for the bot', { MicrosoftAppTenantId: undefined }, ['MicrosoftAppTenantId']],
    ['no password', { MicrosoftAppPassword: undefined }, ['MicrosoftAppPassword']],
    [
      'neither type nor password',
      { MicrosoftAppType: undefined, MicrosoftAppPassword: undefined },
      ['MicrosoftAppType', 'MicrosoftAppPassword'],
    ],
    ['a password beside an identity', { MicrosoftAppType: 'UserAssignedMSI' }, ['MicrosoftAppPassword']],
    ['neither tables’ address nor string', { TABLES_CONNECTION_STRING: undefined }, ['TABLES_ENDPOINT']],
    ['both', { TABLES_ENDPOINT: 'https://log.example.org' }, ['TABLES_CONNECTION_STRING']],
    ['an identity beside the string', { TABLES_MANAGED_IDENTITY: 'system' }, ['TABLES_MANAGED_IDENTITY']],
    [
      'tables over plain http with an identity',
      { ...tableIdentity, TABLES_ENDPOINT: 'http://127.0.0.1:10002' },
      ['TABLES_ENDPOINT'],
    ],
    [
      'a string over plain http',
      {
        TABLES_CONNECTION_STRING: `DefaultEndpointsProtocol=http;AccountName=log;AccountKey=${accountKey};TableEndpoint=http://log.example.org;`,
      },
      ['TABLES_CONNECTION_STRING'],
    ],
    ['a string that is none', { TABLES_CONNECTION_STRING: `log:${secret}` }, ['TABLES_CONNECTION_STRING']],
    ['no key', { DATA_KEY: undefined }, ['DATA_KEY']],
    ['a short key', { DATA_KEY: Buffer.from(secret.slice(0, 16)).toString('base64') }, ['DATA_KEY']],
    ['a key that is no base64', { DATA_KEY: secret }, ['DATA_KEY']],
    ['the key’s address without the key', { KEY_VAULT_MANAGED_IDENTITY: 'system' }, ['KEY_VAULT_MANAGED_IDENTITY']],
    ['a key beside one in a vault', { KEY_VAULT_KEY: vaultKey }, ['DATA_KEY']],
    ['a vault without a key', { ...keyInVault, KEY_VAULT_KEY: 'https://unit.vault.azure.net' }, ['KEY_VAULT_KEY']],
    ['a vault over plain http', { ...keyInVault, KEY_VAULT_KEY: 'http://127.0.0.1/keys/log' }, ['KEY_VAULT_KEY']],
    [
      'a secret for a key',
      { ...keyInVault, KEY_VAULT_KEY: 'https://unit.vault.azure.net/secrets/log' },
      ['KEY_VAULT_KEY'],
    ],
    [
      'an identity for the vault that is none',
      { ...keyInVault, KEY_VAULT_MANAGED_IDENTITY: 'yes' },
      ['KEY_VAULT_MANAGED_IDENTITY'],
    ],
    ['a short key of before', { DATA_KEY_BEFORE: secret }, ['DATA_KEY_BEFORE']],
    ['no such people file', { PEOPLE_FILE: 'elsewhere.json' }, ['PEOPLE_FILE']],
    ['a people file that is no JSON', { PEOPLE_FILE: 'not.json' }, ['PEOPLE_FILE']],
    ['nobody to tell', { PEOPLE_FILE: 'nobody.json' }, ['PEOPLE_FILE', 'PEOPLE_FILE']],
    ['no such calendar', { CALENDAR_FILE: 'elsewhere.json' }, ['CALENDAR_FILE']],
    ['a calendar that is no JSON', { CALENDAR_FILE: 'not.json' }, ['CALENDAR_FILE']],
    ['a calendar with two faults', { CALENDAR_FILE: 'bad-calendar.json' }, ['CALENDAR_FILE', 'CALENDAR_FILE']],
    ['a switch that is neither', { ABSENCE_FROM_MAIL: 'yes' }, ['ABSENCE_FROM_MAIL']],
    ['a novel', { EMERGENCY_TEXT: 'Call. '.repeat(101) }, ['EMERGENCY_TEXT']],
    ['a novel in Spanish', { EMERGENCY_TEXT_ES: 'Llame. '.repeat(101) }, ['EMERGENCY_TEXT_ES']],
    ['answers to nobody that we know', { ANSWER_MAIL: 'all' }, ['ANSWER_MAIL']],
    ['an alarm over plain http', { ALARM_WEBHOOK: 'http://alarms.example.org/x' }, ['ALARM_WEBHOOK']],
    ['an alarm with a user', { ALARM_WEBHOOK: 'https://a:b@alarms.example.org/x' }, ['ALARM_WEBHOOK']],
    ['figures over plain http', { METRICS_ENDPOINT: 'http://collector.example.org/v1/metrics' }, ['METRICS_ENDPOINT']],
    ['years that are too few', { RETENTION_YEARS: '5' }, ['RETENTION_YEARS']],
    ['years that are no number', { RETENTION_YEARS: 'six' }, ['RETENTION_YEARS']],
    ['years in part', { RETENTION_YEARS: '6.5' }, ['RETENTION_YEARS']],
    ['an alarm at once', { ALARM_AFTER_MINUTES: '1' }, ['ALARM_AFTER_MINUTES']],
    ['no number of proxies', { PROXIES: 'all' }, ['PROXIES']],
    ['no number of answers', { ANSWERS_PER_DAY: '0' }, ['ANSWERS_PER_DAY']],
    ['answers without end', { ANSWERS_PER_DAY: '201' }, ['ANSWERS_PER_DAY']],
    ['no number of messages', { DAILY_MESSAGES: 'few' }, ['DAILY_MESSAGES']],
    ['no message at all', { DAILY_MESSAGES: '0' }, ['DAILY_MESSAGES']],
    ['certificates not checked', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, ['NODE_TLS_REJECT_UNAUTHORIZED']],
  ])('%s', (_case, changes, expected) => {
    expect(named(changes)).toEqual(expected);
  });

  test.each<[string, Settings]>([
    ['Graph', graphIdentity],
    ['the bot', botIdentity],
    ['the tables', tableIdentity],
    ['the vault', keyInVault],
  ])('a stray secret beside a managed identity of %s', (_case, identity) => {
    const strays = ['AZURE_CLIENT_SECRET', 'AZURE_CLIENT_CERTIFICATE_PATH', 'AZURE_PASSWORD'];
    for (const stray of strays) expect(named({ ...identity, [stray]: 'x' })).toEqual([stray]);
  });
});

describe('another authority for the bot', () => {
  const overrides = Object.keys(onThisMachine).filter((name) => !(name in good) && !name.startsWith('GRAPH_'));

  test.each(overrides)('is all or nothing: %s is missing', (name) => {
    expect(named({ ...onThisMachine, [name]: undefined })).toEqual([name]);
  });

  test.each<[string, Settings]>([
    ['PUBLIC_URL', { PUBLIC_URL: 'https://escalations.example.org' }],
    ['HOST', { HOST: '0.0.0.0' }],
    ['GRAPH_BASE_URL', { GRAPH_BASE_URL: undefined }],
    ['GRAPH_AUTHORITY_HOST', { GRAPH_AUTHORITY_HOST: undefined }],
    ['TABLES_CONNECTION_STRING', { TABLES_CONNECTION_STRING: good['TABLES_CONNECTION_STRING'] }],
    [
      'TABLES_CONNECTION_STRING',
      {
        TABLES_CONNECTION_STRING: `DefaultEndpointsProtocol=https;AccountName=log;AccountKey=${accountKey};EndpointSuffix=example.org`,
      },
    ],
    ['TABLES_ENDPOINT', tableIdentity],
    ['OAuthUrl', { OAuthUrl: 'https://api.botframework.com' }],
    ['ToChannelFromBotLoginUrl', { ToChannelFromBotLoginUrl: 'https://login.example.org/botframework.com' }],
    ['ToChannelFromBotLoginUrl', { ToChannelFromBotLoginUrl: 'http://127.0.0.1:8082/botframework.com' }],
    ['ToBotFromChannelOpenIdMetadataUrl', { ToBotFromChannelOpenIdMetadataUrl: 'http://localhost:8083/' }],
    ['ToBotFromEmulatorOpenIdMetadataUrl', { ToBotFromEmulatorOpenIdMetadataUrl: 'https://127.0.0.1.example.org/' }],
  ])('is for this machine only: %s', (name, changes) => {
    expect(named({ ...onThisMachine, ...changes })).toEqual([name]);
  });
});

describe('a misspelt setting', () => {
  test.each([
    ['MICROSOFTAPPID', 'MicrosoftAppId'],
    ['MICROSOFT_APP_TENANT_ID', 'MicrosoftAppTenantId'],
    ['GRAPH_TENANTID', 'GRAPH_TENANT_ID'],
    ['GraphClientSecret', 'GRAPH_CLIENT_SECRET'],
    ['ESCALATION_MAILBOX', 'ESCALATIONS_MAILBOX'],
    ['Cloud', 'CLOUD'],
    ['PEOPLES_FILE', 'PEOPLE_FILE'],
  ])('%s is told beside the missing %s', (given, meant) => {
    expect(faults({ [meant]: undefined, [given]: good[meant] })).toEqual([
      `${meant}: is missing. ${given} is set: is that the one? Rename it.`,
    ]);
  });

  test.each([
    ['MAILSINCE', 'MAIL_SINCE'],
    ['CALENDER_FILE', 'CALENDAR_FILE'],
    ['GRAPH_BASEURL', 'GRAPH_BASE_URL'],
    ['EMERGENCY_TXT', 'EMERGENCY_TEXT'],
  ])('%s is not passed over in silence, though %s need not be set', (given, meant) => {
    expect(faults({ [given]: 'x' })).toEqual([`${given}: is no setting; ${meant} was probably meant. Rename it.`]);
  });

  test('is left alone when the right one is set too', () => {
    expect(faults({ GRAPH_TENANTID: 'x', MAIL_SINCE: '2026-11-24T14:00:00Z', MAILSINCE: 'x' })).toEqual([]);
  });
});

test('everything that is wrong is told at once, as NAME: what is wrong, what to do', () => {
  const all = faults({
    ...good,
    PORT: 'x',
    CLOUD: undefined,
    MicrosoftAppType: 'x',
    DATA_KEY: 'x',
    PEOPLE_FILE: 'bad-people.json',
  });
  expect(all.length).toBeGreaterThan(6);
  for (const fault of all) expect(fault).toMatch(/^[A-Za-z_]+: \S.*$/);
  expect(all).toEqual(
    expect.arrayContaining([
      'CLOUD: is missing. Give the cloud of the tenant: one of public, gcc, gccHigh, dod.',
      expect.stringMatching(/^PEOPLE_FILE: line 2 \(entry 1\): id: /),
      expect.stringMatching(/^PEOPLE_FILE: line 3 \(entry 2\): roles/),
    ]),
  );
});

test('no fault repeats a secret', () => {
  const wrong = Object.fromEntries(Object.keys({ ...good, ...onThisMachine }).map((name) => [name, secret]));
  const all = faults({
    ...wrong,
    PORT: secret,
    HOST: secret,
    MAIL_SINCE: secret,
    GRAPH_MANAGED_IDENTITY: secret,
    TABLES_ENDPOINT: undefined,
  });
  expect(all.length).toBeGreaterThan(15);
  expect(all.join('\n')).not.toContain(secret);
});

test('docs/settings.md tells every setting, and no other', () => {
  const page = readFileSync(path.join(__dirname, '..', 'docs', 'settings.md'), 'utf8');
  const before = page.slice(0, page.indexOf('## Refused'));
  const told = [...before.matchAll(/`([A-Za-z]+(?:_[A-Z]+)*)`/g)].map(([, name]) => name ?? '');
  const looksLikeOne = told.filter((name) => /^[A-Z]{3,}(_[A-Z]+)*$|^(Microsoft|To|OAuth|Caller)[A-Z]/.test(name));
  expect(new Set(looksLikeOne)).toEqual(new Set(names));
});
