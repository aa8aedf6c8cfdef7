import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startAzurite, type Azurite } from '../local/azurite';
import { startMailboxStandIn, type MailboxStandIn } from '../local/mailbox/stand-in';
import { startTeamsStandIn, type TeamsStandIn } from '../local/teams/stand-in';
import { personas } from '../local/unit-people';
import { systemClock } from '../src/clock/system';
import { startDirectoryStandIn, type DirectoryStandIn } from './start/authority';
import { throwAwayCertificate } from './start/certificate';
import { startPlatformStandIn, type PlatformStandIn } from './start/platform';
import { endServiceProcesses, root, startServiceProcess } from './start/service-process';

const address = 'member.escalations@example.org';
const tenantId = '7e000000-0000-4000-8000-000000000001';
const graphApp = { id: '9a000000-0000-4000-8000-000000000002', secret: 'graph-secret' };
const botApp = { id: '5b000000-0000-4000-8000-000000000003', secret: 'bot-secret' };
const graphScope = 'https://graph.microsoft.com/.default';
const botScope = 'https://api.botframework.com/.default';

describe('npm start', () => {
  test('without settings ends with 1 and names every one that is missing', async () => {
    const service = startServiceProcess({});
    expect(await service.ended).toBe(1);
    const named = service
      .stderr()
      .split('\n')
      .flatMap((line) => /^ {2}(\w+): is missing\. \S/.exec(line)?.[1] ?? []);
    expect(named).toEqual([
      'PUBLIC_URL',
      'CLOUD',
      'ESCALATIONS_MAILBOX',
      'GRAPH_TENANT_ID',
      'GRAPH_CLIENT_ID',
      'GRAPH_CLIENT_SECRET',
      'MicrosoftAppId',
      'MicrosoftAppType',
      'MicrosoftAppTenantId',
      'MicrosoftAppPassword',
      'TABLES_ENDPOINT',
      'DATA_KEY',
      'PEOPLE_FILE',
    ]);
    expect(service.lines).toEqual([]);
  });
});

describe('npm start with settings', () => {
  let folder: string;
  let azurite: Azurite;
  let directory: DirectoryStandIn;
  let platform: PlatformStandIn;
  let mailbox: MailboxStandIn;
  let teams: TeamsStandIn;
  let botUrl = '';
  const graphTokens = new Set<string>();

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'start-'));
    const certificate = throwAwayCertificate();
    writeFileSync(path.join(folder, 'certificate.pem'), certificate.certificatePem);
    // Open day and night, so that the card goes out whenever the test runs.
    const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
    const hours = Object.fromEntries(days.map((day) => [day, ['00:00-24:00']]));
    const none = { holidays: [], observed: {}, extraClosures: [], partDays: [], removedHolidays: [] };
    writeFileSync(path.join(folder, 'calendar.json'), JSON.stringify({ zone: 'America/Chicago', hours, ...none }));

    azurite = await startAzurite();
    teams = await startTeamsStandIn({ botUrl: () => botUrl, appId: botApp.id, tenantId, personas });
    mailbox = await startMailboxStandIn({
      address,
      clock: systemClock,
      token: (bearer) => graphTokens.has(bearer),
    });
    const tokenFor = ({ clientId, scope }: { clientId: string; scope: string }) => {
      if (clientId === botApp.id && scope === botScope) return teams.botToken('https://api.botframework.com');
      if (clientId !== graphApp.id || scope !== graphScope) return undefined;
      const token = `graph-token-${String(graphTokens.size)}`;
      graphTokens.add(token);
      return token;
    };
    directory = await startDirectoryStandIn(certificate, (asked, secret) => {
      const expected = asked.clientId === botApp.id ? botApp.secret : graphApp.secret;
      return asked.tenantId === tenantId && secret === expected ? tokenFor(asked) : undefined;
    });
    platform = await startPlatformStandIn(tokenFor);
  });

  afterEach(endServiceProcesses);
  afterAll(async () => {
    await Promise.all([directory.stop(), platform.stop(), mailbox.stop(), teams.stop(), azurite.stop()]);
    rmSync(folder, { recursive: true });
  });

  /** Graph has to reach the service where it says that it is. */
  const settings = async (): Promise<Record<string, string>> => {
    const port = String(await freePort());
    return { ...fixedSettings(), PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` };
  };

  const fixedSettings = (): Record<string, string> => ({
    CLOUD: 'public',
    ESCALATIONS_MAILBOX: address,
    GRAPH_BASE_URL: mailbox.graphUrl,
    GRAPH_AUTHORITY_HOST: directory.origin,
    GRAPH_TENANT_ID: tenantId,
    GRAPH_CLIENT_ID: graphApp.id,
    GRAPH_CLIENT_SECRET: graphApp.secret,
    MicrosoftAppId: botApp.id,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppPassword: botApp.secret,
    ...teams.botSettings.authority,
    ToChannelFromBotLoginUrl: `${directory.origin}/${tenantId}`,
    OAuthUrl: directory.origin,
    TABLES_CONNECTION_STRING: azurite.connectionString,
    DATA_KEY: Buffer.from('a key for this test alone, no more').subarray(0, 32).toString('base64'),
    PEOPLE_FILE: path.join(root, 'local', 'people.json'),
    CALENDAR_FILE: path.join(folder, 'calendar.json'),
    NODE_EXTRA_CA_CERTS: path.join(folder, 'certificate.pem'),
  });

  const withManagedIdentities = async (): Promise<Record<string, string>> => {
    const {
      GRAPH_CLIENT_ID: _id,
      GRAPH_CLIENT_SECRET: _secret,
      MicrosoftAppPassword: _password,
      ...others
    } = await settings();
    const identities = { GRAPH_MANAGED_IDENTITY: graphApp.id, MicrosoftAppType: 'UserAssignedMSI' };
    return { ...others, ...identities, ...platform.environment };
  };

  const claimCards = (personaId: string): number =>
    teams.cardsOf(personaId).filter(({ summary }) => /^ME-\S+: new inquiry/.test(summary ?? '')).length;

  /** Resolves when one more claim card stands in the persona's chat. */
  const nextClaimCard = (personaId: string): Promise<void> => {
    const before = claimCards(personaId);
    return new Promise((resolve) => {
      const end = teams.listen(() => {
        if (claimCards(personaId) === before) return;
        end();
        resolve();
      });
    });
  };

  test.each([
    ['client secrets', settings, () => directory.given],
    ['managed identities', withManagedIdentities, () => platform.given],
  ])(
    'with %s serves, takes in a mail, brings the claim card to every Member Liaison, and stops when told to',
    async (means, environment, given) => {
      const service = startServiceProcess(await environment());
      const { port } = await service.told('started');
      const url = `http://127.0.0.1:${String(port)}`;
      botUrl = `${url}/api/messages`;
      expect((await teams.installAll()).map(({ status }) => status)).toEqual(personas.map(() => 200));
      expect((await fetch(`${url}/healthz`)).status).toBe(200);

      await service.told('notifications on');
      const cards = ['d-reyes', 's-okafor'].map(nextClaimCard);
      await mailbox.deliver(aMail(means));
      await service.whileRunning(Promise.all(cards));

      const readiness = await fetch(`${url}/readyz`);
      const onUntil = expect.stringMatching(/^Notifications are on until .* Central\.$/) as unknown;
      expect({ status: readiness.status, body: await readiness.json() }).toMatchObject({
        status: 200,
        body: { ready: true, lines: expect.arrayContaining([{ ok: true, text: onUntil }]) as unknown },
      });
      // Each client asked for its own token, and for no other.
      expect(new Set(given().map(({ clientId, scope }) => `${clientId} ${scope}`))).toEqual(
        new Set([`${graphApp.id} ${graphScope}`, `${botApp.id} ${botScope}`]),
      );

      service.kill('SIGTERM');
      // 0 means in time: the process ends itself with 1 after nine seconds.
      expect(await service.ended).toBe(0);
      expect(service.lines.at(-1)).toMatchObject({ event: 'stopped' });
      // The guard would have said here that another address than this machine's was tried.
      expect(service.stderr()).toBe('');
    },
  );

  test('with a wrong password of the mailbox app it starts, and is red', async () => {
    const service = startServiceProcess({ ...(await settings()), GRAPH_CLIENT_SECRET: 'wrong' });
    const { port } = await service.told('started');
    const failed = await service.told('mail walk failed');
    const readiness = await fetch(`http://127.0.0.1:${String(port)}/readyz`);
    expect(readiness.status).toBe(503);
    expect(failed).toMatchObject({ code: 'MAILBOX_REFUSED' });
    service.kill('SIGINT');
    expect(await service.ended).toBe(0);
  });

  test('ends with 1 when the vault of its key does not answer, and says so', async () => {
    const { DATA_KEY: _key, ...others } = await settings();
    const service = startServiceProcess({
      ...others,
      ...platform.environment,
      KEY_VAULT_KEY: `https://127.0.0.1:${String(await freePort())}/keys/member-log`,
    });
    expect(await service.ended).toBe(1);
    expect(service.lines.at(-1)).toMatchObject({ event: 'start failed', code: 'MASTER_KEY_UNREACHABLE' });
    expect(service.stderr()).toMatch(/^The vault did not answer .*\/keys\/member-log\. /);
  });

  test('ends with 1 when its port is taken', async () => {
    const taken = new URL(teams.url).port;
    const service = startServiceProcess({ ...(await settings()), PORT: taken });
    expect(await service.ended).toBe(1);
    expect(service.lines).toEqual([expect.objectContaining({ event: 'start failed', code: 'EADDRINUSE' })]);
    expect(service.stderr()).toBe('');
  });
});

/** A port that nobody listens on now. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function aMail(means: string): string {
  return [
    'From: Tam Nguyen <t.nguyen@member-services.example.org>',
    `To: ${address}`,
    'Subject: A member called',
    'Date: Tue, 24 Nov 2026 08:58:00 -0600',
    `Message-ID: <${means.replace(' ', '-')}@member-services.example.org>`,
    '',
    'The member asks when the ride will come.',
    '',
  ].join('\r\n');
}
