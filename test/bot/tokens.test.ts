import { createHmac, generateKeyPairSync } from 'node:crypto';
import { sign, type SignOptions } from 'jsonwebtoken';
import type { BotResponse } from '../../bot/card-action';
import { appId, aBotInTeams, type BotInTeams, tenantId } from './a-bot';

const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherPem = other.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

let unit: BotInTeams;
let printed: jest.SpyInstance;

beforeAll(async () => {
  printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  unit = await aBotInTeams();
  await unit.teams.install('reyes');
});
afterAll(async () => {
  await unit.stop();
  printed.mockRestore();
});

type Changes = { key?: string; claims?: Record<string, unknown>; options?: SignOptions };

const seconds = (fromNow: number): number => Math.floor(Date.now() / 1000) + fromNow;

function token({ key, claims = {}, options = {} }: Changes = {}): string {
  const { privatePem, kid, issuer } = unit.teams.signingKey;
  const good: SignOptions = { algorithm: 'RS256', keyid: kid, issuer, audience: appId };
  const all = { serviceurl: unit.teams.serviceUrl, exp: seconds(300), ...claims };
  return sign(all, key ?? privatePem, { ...good, ...options });
}

function message(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...unit.teams.activityOf('reyes', { type: 'message', text: 'hello' }), ...changes };
}

function receive(authorization: string | undefined, body: unknown = message()): Promise<BotResponse> {
  return receiveBody(authorization, body);
}

function receiveBody(authorization: string | undefined, body: unknown): Promise<BotResponse> {
  return unit.bot.receive({ method: 'POST', headers: { authorization }, body });
}

const unsigned = (): string => {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const { kid, issuer } = unit.teams.signingKey;
  const claims = { iss: issuer, aud: appId, serviceurl: unit.teams.serviceUrl, exp: 4_000_000_000 };
  return `${part({ alg: 'none', kid })}.${part(claims)}.`;
};
describe('An activity is answered when its token is good', () => {
  test.each<[string, () => string]>([
    ['as Teams signs it', () => token()],
    ['expired for less than five minutes', () => token({ claims: { exp: seconds(-60) } })],
    ['signed with RS512', () => token({ options: { algorithm: 'RS512' } })],
  ])('%s', async (_case, make) => {
    expect(await receive(`Bearer ${make()}`)).toEqual({ status: 200 });
  });
});

describe('An activity is refused with 401 and an empty body when its token', () => {
  test.each<[string, () => string | undefined]>([
    ['is missing', () => undefined],
    ['is empty', () => ''],
    ['is a Basic one', () => 'Basic dXNlcjpwYXNz'],
    ['has no scheme', () => token()],
    ['is garbage', () => 'Bearer garbage'],
    ['has a payload that is no JSON', () => 'Bearer aaaa.bbbb.cccc'],
    ['is for another app', () => `Bearer ${token({ options: { audience: 'another-app' } })}`],
    ['has expired', () => `Bearer ${token({ claims: { exp: seconds(-400) } })}`],
    ['is not valid yet', () => `Bearer ${token({ claims: { nbf: seconds(4000) } })}`],
    ['names an unknown key', () => `Bearer ${token({ options: { keyid: 'nobody' } })}`],
    ['is of another issuer', () => `Bearer ${token({ options: { issuer: 'https://sts.example.org' } })}`],
    [
      'is of the Emulator',
      () => `Bearer ${token({ options: { issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' } })}`,
    ],
    [
      'is of the Emulator, though it is for our own app and well signed',
      () =>
        `Bearer ${token({ claims: { ver: '1.0', appid: appId, tid: tenantId }, options: { issuer: `https://sts.windows.net/${tenantId}/` } })}`,
    ],
    [
      'is of a skill',
      () =>
        `Bearer ${token({ claims: { ver: '1.0', appid: 'a-skill' }, options: { issuer: `https://sts.windows.net/${tenantId}/` } })}`,
    ],
    ['is for another service URL', () => `Bearer ${token({ claims: { serviceurl: 'http://127.0.0.1:1/' } })}`],
    ['has no service URL', () => `Bearer ${token({ claims: { serviceurl: undefined } })}`],
    ['is signed with a foreign key', () => `Bearer ${token({ key: otherPem })}`],
    ['is signed with the public key as a secret', () => `Bearer ${hs256()}`],
    ['is not signed', () => `Bearer ${unsigned()}`],
    ['is signed with PS256', () => `Bearer ${token({ options: { algorithm: 'PS256' } })}`],
  ])('%s', async (_case, make) => {
    expect(await receive(make())).toEqual({ status: 401 });
  });
});

function hs256(): string {
  const { publicPem, kid, issuer } = unit.teams.signingKey;
  // The library refuses to sign so by itself: a forger would not ask it.
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: issuer, aud: appId, serviceurl: unit.teams.serviceUrl, exp: seconds(300) };
  const text = `${part({ alg: 'HS256', kid, typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${createHmac('sha256', publicPem).update(text).digest('base64url')}`;
}

describe('An activity is refused with 401 and an empty body when, with a good token, it', () => {
  test.each<[string, Record<string, unknown>]>([
    ['has no service URL', { serviceUrl: undefined }],
    ['has an empty service URL', { serviceUrl: '' }],
    ['has a service URL that is no text', { serviceUrl: 7 }],
    ['has no channel', { channelId: undefined }],
    ['has an empty channel', { channelId: '' }],
    ['is of a channel that the key is not endorsed for', { channelId: 'webchat' }],
    ['is of the AseChannel', { channelId: 'AseChannel' }],
    [
      'is of another tenant',
      { channelData: { tenant: { id: 'other' } }, conversation: { id: 'a:1', tenantId: 'other' } },
    ],
    ['names two tenants', { channelData: { tenant: { id: 'other' } } }],
    ['names no tenant', { channelData: {}, conversation: { id: 'a:1' } }],
  ])('%s', async (_case, changes) => {
    expect(await receive(`Bearer ${token()}`, message(changes))).toEqual({ status: 401 });
  });

  test('comes from a service URL to which our token must not go', async () => {
    const serviceUrl = 'https://smba.example.org/amer/';
    const signed = token({ claims: { serviceurl: serviceUrl } });
    expect(await receive(`Bearer ${signed}`, message({ serviceUrl }))).toEqual({ status: 401 });
  });
});

describe('What is no activity', () => {
  test.each<[string, unknown]>([
    ['no body', undefined],
    ['null', null],
    ['a text', 'hello'],
    ['a list', []],
    ['no type', { text: 'hello' }],
    ['an empty type', { type: '' }],
    ['a type that is no text', { type: 7 }],
  ])('is answered 400 with an empty body, token or not: %s', async (_case, body) => {
    expect(await receiveBody(undefined, body)).toEqual({ status: 400 });
    expect(await receiveBody(`Bearer ${token()}`, body)).toEqual({ status: 400 });
  });

  test('is answered 405 when it is not posted', async () => {
    const headers = { authorization: `Bearer ${token()}`, upgrade: 'websocket', connection: 'Upgrade' };
    expect(await unit.bot.receive({ method: 'GET', headers, body: undefined })).toEqual({ status: 405 });
  });

  test('is answered 400 when it has no conversation', async () => {
    const body = message({ conversation: undefined });
    expect(await receive(`Bearer ${token()}`, body)).toEqual({ status: 400 });
  });
});

test('A refused activity reaches no handler, sends no token, and is not remembered', async () => {
  const before = { calls: unit.teams.calls().length, remembered: unit.conversations.remembered.length };
  const heard: unknown[] = [];
  const { message: usual } = unit.handlers;
  unit.handlers.message = (received) => {
    heard.push(received);
    return usual(received);
  };
  await receive(`Bearer ${token({ key: otherPem })}`, message({ from: { id: '29:x', aadObjectId: 'e9-nobody' } }));
  unit.handlers.message = usual;
  expect(heard).toEqual([]);
  expect(unit.teams.calls()).toHaveLength(before.calls);
  expect(unit.conversations.remembered).toHaveLength(before.remembered);
  expect(unit.diagnostics.at(-1)).toEqual({ code: 'BOT_REQUEST_REFUSED', status: 401 });
});

test('The SDK prints nothing about bad tokens, and others print as before', async () => {
  printed.mockClear();
  await receive(`Bearer ${token({ key: otherPem })}`);
  await receive(`Bearer ${token({ claims: { exp: seconds(-400) } })}`);
  expect(printed).not.toHaveBeenCalled();
  console.error('something else');
  expect(printed).toHaveBeenCalledWith('something else');
});

describe('When the signing keys cannot be had', () => {
  test.each([
    ['because nobody listens', () => 'http://127.0.0.1:1/keys'],
    ['because the authority has no such document', () => `${unit.teams.url}/nothing-here`],
  ])('the answer is 500 and empty, %s', async (_case, openIdUrl) => {
    const { authority, serviceUrlHosts } = unit.teams.botSettings;
    const elsewhere = { ...authority, ToBotFromChannelOpenIdMetadataUrl: openIdUrl() };
    const lost = await aBotInTeams({
      settings: { appId, appType: 'SingleTenant', tenantId, authority: elsewhere, serviceUrlHosts },
    });
    try {
      const headers = { authorization: `Bearer ${token()}` };
      expect(await lost.bot.receive({ method: 'POST', headers, body: message() })).toEqual({ status: 500 });
      expect(lost.diagnostics).toEqual([expect.objectContaining({ code: 'BOT_TURN_FAILED' })]);
    } finally {
      await lost.stop();
    }
  });
});
