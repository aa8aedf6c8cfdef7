import type { TokenCredential } from '@azure/identity';
import { clouds } from './clouds';

/**
 * Gives a bearer token for Graph. With `fresh` the one given before was refused (401): a cached one is of no use.
 * A plain `() => Promise<string>` fits too.
 */
export type TokenSource = (ask?: { readonly fresh: boolean }) => Promise<string>;

/** The directory answered, and gave no token: wrong secret, unknown app, no permission. Trying again changes nothing. */
export class TokenRefused extends Error {
  readonly code = 'TOKEN_REFUSED';
  constructor(cause: unknown) {
    super('The directory gave no token for Graph. Check tenant, client id and secret, and the cloud they belong to.', {
      cause,
    });
    this.name = 'TokenRefused';
  }
}

/** Tokens for an app with a client secret. The SDK caches them and renews them before they end. */
export function clientSecretToken(app: {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authorityHost: string;
  readonly scope: string;
}): TokenSource {
  return tokenFrom(app.scope, async () => {
    const { ClientSecretCredential } = await import('@azure/identity');
    return new ClientSecretCredential(app.tenantId, app.clientId, app.clientSecret, {
      authorityHost: app.authorityHost,
      // The SDK would ask Microsoft's directory about a host it does not know; the settings vouch for it instead.
      disableInstanceDiscovery: !isMicrosofts(app.authorityHost),
    });
  });
}

/** Tokens of a managed identity, named explicitly: never the default chain, which would take any stray secret. */
export function managedIdentityToken(identity: { readonly clientId?: string; readonly scope: string }): TokenSource {
  return tokenFrom(identity.scope, async () => {
    const { ManagedIdentityCredential } = await import('@azure/identity');
    return identity.clientId === undefined
      ? new ManagedIdentityCredential()
      : new ManagedIdentityCredential({ clientId: identity.clientId });
  });
}

/** Tokens of a credential. It keeps its own cache, so a new credential is how a fresh token is asked for. @throws TokenRefused */
export function tokenFrom(scope: string, makeCredential: () => Promise<TokenCredential>): TokenSource {
  let credential: Promise<TokenCredential> | undefined;
  return async (ask) => {
    if (credential === undefined || ask?.fresh === true) credential = makeCredential();
    try {
      const token = await (await credential).getToken(scope);
      if (token === null) throw new Error('The credential answered without a token.');
      return token.token;
    } catch (cause) {
      throw isRefusal(cause) ? new TokenRefused(cause) : cause;
    }
  };
}

function isMicrosofts(authorityHost: string): boolean {
  return Object.values(clouds).some((cloud) => cloud.authorityHost === authorityHost);
}

/** The SDK gives a status for managed identities only; of a client secret it tells the directory's own code, first in its message. */
function isRefusal(cause: unknown): boolean {
  if (!(cause instanceof Error)) return false;
  if (cause.name === 'AuthenticationRequiredError') return refusals.test(cause.message);
  if (!('statusCode' in cause)) return false;
  const status = Number(cause.statusCode);
  return status >= 400 && status < 500 && status !== 429 && status !== 408;
}

/** OAuth's codes for "no", as against "not now". */
const refusals = /^(invalid_[a-z]+|unauthorized_client|access_denied|unsupported_grant_type):/;
