import { createBot } from '../../bot/adapter';
import { isAllowedServiceUrl } from '../../bot/service-url';
import { BotMisconfigured, type BotSettings, cloudPresets, faultsOfBotSettings } from '../../bot/settings';
import { HandTime, RememberedConversations } from './a-bot';

const withoutPassword: BotSettings = {
  appId: 'an-app',
  appType: 'SingleTenant',
  tenantId: 'a-tenant',
  ...cloudPresets.public,
};
const good: BotSettings = { ...withoutPassword, password: 'a-password' };
const msi: BotSettings = { appId: 'an-app', appType: 'UserAssignedMSI', tenantId: 'a-tenant', ...cloudPresets.gcc };
const authority = {
  ToChannelFromBotLoginUrl: 'a',
  ToChannelFromBotOAuthScope: 'b',
  ToBotFromChannelTokenIssuer: 'c',
  OAuthUrl: 'd',
  ToBotFromChannelOpenIdMetadataUrl: 'e',
  ToBotFromEmulatorOpenIdMetadataUrl: 'f',
  CallerId: 'g',
};

describe('Settings', () => {
  test.each<[string, BotSettings, boolean]>([
    ['a password', good, false],
    ['a managed identity', msi, false],
    ['a token source instead of a password', withoutPassword, true],
    ['GCC High', { ...good, ...cloudPresets.gccHigh }, false],
    ['a whole authority', { ...good, authority }, false],
  ])('are good with %s', (_case, settings, hasToken) => {
    expect(faultsOfBotSettings(settings, hasToken)).toEqual([]);
  });

  test.each<[string, BotSettings, RegExp]>([
    ['no app id: the SDK would turn authentication off', { ...good, appId: '' }, /app id/],
    ['a blank app id', { ...good, appId: ' ' }, /app id/],
    ['no tenant', { ...good, tenantId: '' }, /tenant/],
    ['a mistyped type: the SDK would be multi-tenant', { ...good, appType: 'Singletenant' as 'SingleTenant' }, /type/],
    ['no password', withoutPassword, /password/],
    ['a password beside a managed identity', { ...msi, password: 'x' }, /must not/],
    ['no host', { ...good, serviceUrlHosts: [] }, /host/],
    ['an unknown channel service', { ...good, channelService: 'https://example.org' }, /channel service/],
    ['half an authority', { ...good, authority: { ...authority, CallerId: '' } }, /authority/],
  ])('are refused with %s', (_case, settings, words) => {
    const faults = faultsOfBotSettings(settings, false);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(words);
    expect(() => build(settings)).toThrow(BotMisconfigured);
  });

  test('name everything that is wrong at once', () => {
    const settings = { ...withoutPassword, appId: '', tenantId: '' };
    expect(faultsOfBotSettings(settings, false)).toHaveLength(3);
  });

  test.each(Object.entries(cloudPresets))('build a bot in the cloud %s', (_cloud, preset) => {
    expect(() => build({ ...good, ...preset })).not.toThrow();
    expect(() => build({ ...msi, ...preset })).not.toThrow();
  });
});

describe('The token of the bot goes only to its own cloud', () => {
  const home = {
    public: 'https://smba.trafficmanager.net/amer/',
    gcc: 'https://smba.infra.gcc.teams.microsoft.com/teams/',
    gccHigh: 'https://smba.infra.gov.teams.microsoft.us/teams/',
    dod: 'https://smba.infra.dod.teams.microsoft.us/teams/',
  };
  test.each(Object.entries(cloudPresets))('%s', (cloud, { serviceUrlHosts }) => {
    const allowed = Object.entries(home).filter(([, address]) => isAllowedServiceUrl(address, serviceUrlHosts));
    expect(allowed.map(([name]) => name)).toEqual([cloud]);
    expect(isAllowedServiceUrl('http://127.0.0.1:3979/', serviceUrlHosts)).toBe(false);
  });
});

function build(settings: BotSettings): unknown {
  const handlers = { message: jest.fn(), action: jest.fn(), welcome: jest.fn() };
  const conversations = new RememberedConversations();
  return createBot({ settings, conversations, systemTime: new HandTime(), handlers, diagnostics: () => undefined });
}

describe('A service URL', () => {
  const hosts = ['smba.trafficmanager.net'];
  test.each<[string, readonly string[], boolean]>([
    ['https://smba.trafficmanager.net/amer/', hosts, true],
    ['https://SMBA.trafficmanager.net/amer/', hosts, true],
    ['https://emea.smba.trafficmanager.net/', hosts, true],
    ['http://smba.trafficmanager.net/amer/', hosts, false],
    ['https://evilsmba.trafficmanager.net/', hosts, false],
    ['https://smba.trafficmanager.net.example.org/', hosts, false],
    ['https://example.org/?smba.trafficmanager.net', hosts, false],
    ['https://smba.trafficmanager.net@example.org/', hosts, false],
    ['http://127.0.0.1:3979/', hosts, false],
    ['http://127.0.0.1:3979/', ['127.0.0.1'], true],
    ['http://[::1]:3979/', ['[::1]'], true],
    ['http://127.0.0.2:3979/', ['127.0.0.1'], false],
    ['', hosts, false],
  ])('%s with %j: %s', (serviceUrl, allowed, expected) => {
    expect(isAllowedServiceUrl(serviceUrl, allowed)).toBe(expected);
  });
});
