import { generateKeyPairSync } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { sign, verify } from 'jsonwebtoken';
import { z } from 'zod';

const issuer = 'https://api.botframework.com';
const botAudience = 'https://api.botframework.com';
const claims = z.looseObject({ appid: z.string() });

/** Signs and checks tokens with a key that lives as long as the stand-in. */
export type Authority = {
  /** For tests that need a token with a fault in it. */
  readonly key: {
    readonly privatePem: string;
    readonly publicPem: string;
    readonly kid: string;
    readonly issuer: string;
  };
  /** The token with which Teams presents an activity to the bot. */
  channelToken(serviceUrl: string): string;
  /** The token with which the bot comes to the connector. */
  botToken(audience: string): string;
  /** Whether this Authorization header is the bot's own. */
  isBot(header: string | undefined): boolean;
  /** Publishes the signing key as Microsoft does: a metadata document that points to the keys. */
  publish(server: FastifyInstance, origin: () => string): void;
};

/** One key for the process: making it takes longer than all else that the stand-in does at its start. */
let keyPair: ReturnType<typeof newKeyPair> | undefined;
const newKeyPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Makes an authority of its own, with real RS256 signatures. */
export function createAuthority(appId: string): Authority {
  const pair = (keyPair ??= newKeyPair());
  const kid = 'teams-stand-in';
  const privatePem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const publicPem = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const options = { algorithm: 'RS256', keyid: kid, issuer, expiresIn: '1h' } as const;

  return {
    key: { privatePem, publicPem, kid, issuer },
    channelToken: (serviceUrl) => sign({ serviceurl: serviceUrl }, privatePem, { ...options, audience: appId }),
    botToken: (audience) => sign({ appid: appId }, privatePem, { ...options, audience }),
    isBot(header) {
      const token = /^Bearer (\S+)$/.exec(header ?? '')?.[1];
      if (token === undefined) return false;
      try {
        const seen = verify(token, publicPem, { algorithms: ['RS256'], audience: botAudience, issuer });
        return claims.safeParse(seen).data?.appid === appId;
      } catch {
        return false;
      }
    },
    publish(server, origin) {
      server.get('/.well-known/openidconfiguration', () => ({ issuer, jwks_uri: `${origin()}/keys` }));
      server.get('/keys', () => ({
        keys: [{ ...pair.publicKey.export({ format: 'jwk' }), kid, use: 'sig', endorsements: ['msteams'] }],
      }));
    },
  };
}

/** The bot's settings for this authority, under the SDK's own names. */
export function authoritySettings(openIdUrl: string) {
  return {
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: botAudience,
    ToBotFromChannelTokenIssuer: issuer,
    OAuthUrl: 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: openIdUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdUrl,
    CallerId: 'urn:botframework:azure',
  };
}
