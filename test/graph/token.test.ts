import { clouds } from '../../graph/clouds';
import { clientSecretToken, tokenFrom, TokenRefused } from '../../graph/token';

describe('tokens of a credential', () => {
  test('come from one credential, and from a new one when a fresh token is wanted', async () => {
    let made = 0;
    const token = tokenFrom('scope', () => {
      made += 1;
      const number = made;
      return Promise.resolve({
        getToken: (scope) => Promise.resolve({ token: `${String(scope)} ${String(number)}`, expiresOnTimestamp: 0 }),
      });
    });
    expect([await token(), await token(), await token({ fresh: true }), await token()]).toEqual([
      'scope 1',
      'scope 1',
      'scope 2',
      'scope 2',
    ]);
  });

  test.each([
    [400, true],
    [401, true],
    [429, false],
    [500, false],
    [undefined, false],
  ])('an error with status %p is a refusal: %p', async (statusCode, refused) => {
    const error = Object.assign(new Error('no'), statusCode === undefined ? {} : { statusCode });
    const token = tokenFrom('scope', () => Promise.resolve({ getToken: () => Promise.reject(error) }));
    const caught: unknown = await token().catch((thrown: unknown) => thrown);
    expect(caught instanceof TokenRefused).toBe(refused);
  });

  test.each([
    ['invalid_client: the secret is wrong', true],
    ['unauthorized_client: the app is not in this directory', true],
    ['temporarily_unavailable: later', false],
    ['network_error: see elsewhere', false],
  ])('the directory’s word “%s” is a refusal: %p', async (message, refused) => {
    const error = Object.assign(new Error(message), { name: 'AuthenticationRequiredError' });
    const token = tokenFrom('scope', () => Promise.resolve({ getToken: () => Promise.reject(error) }));
    const caught: unknown = await token().catch((thrown: unknown) => thrown);
    expect(caught instanceof TokenRefused).toBe(refused);
  });

  test('without a token there is an error', async () => {
    const token = tokenFrom('scope', () => Promise.resolve({ getToken: () => Promise.resolve(null) }));
    await expect(token()).rejects.toThrow('without a token');
  });

  test('the directory must be reached over https', async () => {
    const token = clientSecretToken({
      tenantId: '00000000-0000-0000-0000-000000000001',
      clientId: '00000000-0000-0000-0000-000000000002',
      clientSecret: 'not a secret',
      authorityHost: 'http://127.0.0.1:1',
      scope: clouds.public.scope,
    });
    await expect(token()).rejects.toThrow('https');
  });
});

test('in each cloud, Graph and the scope belong together, and government clouds sign in at the government’s host', () => {
  for (const { graphBaseUrl, scope } of Object.values(clouds)) expect(scope).toBe(`${graphBaseUrl}/.default`);
  expect(clouds.gcc).toEqual(clouds.public);
  expect([clouds.gccHigh, clouds.dod].map(({ authorityHost }) => new URL(authorityHost).host)).toEqual([
    'login.microsoftonline.us',
    'login.microsoftonline.us',
  ]);
});
