import { readPackageRequest } from '../../manifest/package-request';

const appId = '7c9e6679-7425-40de-944b-e07fc1f90ae7';
const botId = '0f8fad5b-d9cb-469f-a165-70867728950e';
const read = (args: readonly string[], settings = {}) => readPackageRequest(args, settings);
const both = ['--app-id', appId, '--bot-id', botId];

describe('What npm run package is asked for', () => {
  test('two ids are enough', () => {
    expect(read(both)).toEqual({ appId, botId, manifestVersion: '1.30', developer: {}, out: 'member-escalations.zip' });
  });

  test('the bot and the cloud come from the settings where the line is silent', () => {
    expect(read(['--app-id', appId], { MicrosoftAppId: botId, CLOUD: 'gccHigh' })).toMatchObject({
      botId,
      manifestVersion: '1.10',
    });
    expect(read([...both, '--cloud', 'gcc'], { MicrosoftAppId: appId, CLOUD: 'dod' })).toMatchObject({
      botId,
      manifestVersion: '1.30',
    });
    expect(read([...both, '--manifest-version', '1.17'], { CLOUD: 'dod' })).toMatchObject({ manifestVersion: '1.17' });
  });

  test('an id in capitals is the same id', () => {
    expect(read(['--app-id', appId.toUpperCase(), '--bot-id', botId])).toMatchObject({ appId });
  });

  test('the developer and the version can be set', () => {
    const developer = {
      name: 'Agency',
      websiteUrl: 'https://a.example.org',
      privacyUrl: 'https://a.example.org/p',
      termsOfUseUrl: 'https://a.example.org/t',
    };
    const args = [
      '--developer',
      'Agency',
      '--website',
      developer.websiteUrl,
      '--privacy',
      developer.privacyUrl,
      '--terms',
      developer.termsOfUseUrl,
    ];
    expect(read([...both, ...args, '--app-version', '1.4.0'])).toMatchObject({ developer, version: '1.4.0' });
  });

  test('everything that is wrong is named at once', () => {
    expect(
      read(['--bot-id', '123', '--cloud', 'moon', '--app-version', '1.4', '--privacy', 'http://a.example.org']),
    ).toEqual([
      '--app-id is missing: the GUID by which Teams knows this app.',
      '--bot-id is no GUID of 8-4-4-4-12 hexadecimal digits: 123',
      'The cloud is none of public, gcc, gccHigh, dod: moon',
      '--app-version is not three numbers such as 1.4.0: 1.4',
      '--privacy is no https address: http://a.example.org',
    ]);
  });

  test.each([
    [['--app-id', appId], '--bot-id (or the setting MicrosoftAppId) is missing'],
    [['--app-id', '', '--bot-id', botId], '--app-id is missing'],
    [['--app-id', '00000000-0000-0000-0000-000000000000', '--bot-id', botId], '--app-id is no GUID'],
    [['--app-id', `{${appId}}`, '--bot-id', botId], '--app-id is no GUID'],
    [[...both, '--manifest-version', '1.18'], '--manifest-version is not one'],
    [[...both, '--manifest-version', '1.9'], '--manifest-version is not one'],
    [[...both, '--website', 'example'], '--website is no https address'],
  ])('%j is refused', (args, fault) => {
    expect(read(args)).toEqual([expect.stringContaining(fault) as string]);
  });

  test('an unknown option is refused', () => {
    expect(() => read([...both, '--appid', appId])).toThrow("Unknown option '--appid'");
  });
});
