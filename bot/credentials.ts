import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { ServiceClientCredentialsFactory } from 'botframework-connector';
import type { SystemTime } from '../src/clock/clock';
import { within } from '../src/clock/within';
import type { BotSettings } from './settings';

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;
type Signed = ReturnType<Credentials['signRequest']>;

/** Answers the bot's own token for an audience, such as `https://api.botframework.com`. */
export type TokenSource = (audience: string) => Promise<string>;

/** No token could be had, so nothing was sent. */
export class TokenUnavailable extends Error {
  readonly code = 'TOKEN_UNAVAILABLE';
  constructor() {
    super("The bot's own token could not be had. Check the app's password or identity.");
    this.name = 'TokenUnavailable';
  }
}

type MakeCredentials = (
  ...how: Parameters<ServiceClientCredentialsFactory['createCredentials']>
) => Promise<Credentials>;

/** The bot's credentials: from the given token source, or as the settings say. A token is waited for `timeoutMs`. */
export function credentialsFor(
  settings: BotSettings,
  token: TokenSource | undefined,
  time: SystemTime,
  timeoutMs: number,
): ServiceClientCredentialsFactory {
  const make = token === undefined ? fromSettings(settings) : fromToken(token);
  return new SharedCredentials(settings.appId, make, (work) => within(timeoutMs, time, work));
}

function fromSettings(settings: BotSettings): MakeCredentials {
  const factory = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: settings.appId,
    MicrosoftAppType: settings.appType,
    MicrosoftAppTenantId: settings.tenantId,
    ...(settings.password !== undefined && { MicrosoftAppPassword: settings.password }),
  });
  // Without an audience the SDK takes the channel's.
  return (appId, audience, loginEndpoint, validateAuthority) =>
    factory.createCredentials(appId, audience ?? '', loginEndpoint, validateAuthority);
}

function fromToken(token: TokenSource): MakeCredentials {
  return (_appId, audience) =>
    Promise.resolve({
      async signRequest(request) {
        request.headers.set('authorization', `Bearer ${await token(audience ?? '')}`);
        return request;
      },
    });
}

/**
 * Never says that authentication is off, and asks for one token at a time: the SDK's credentials keep a token once they
 * have it, but twenty sends that start together would ask for twenty. Who waits behind a failure fails with it.
 */
class SharedCredentials extends ServiceClientCredentialsFactory {
  constructor(
    private readonly appId: string,
    private readonly make: MakeCredentials,
    private readonly inTime: <T>(work: () => Promise<T>) => Promise<T>,
  ) {
    super();
  }

  isValidAppId(appId: string): Promise<boolean> {
    return Promise.resolve(appId === this.appId);
  }

  isAuthenticationDisabled(): Promise<boolean> {
    return Promise.resolve(false);
  }

  async createCredentials(...how: Parameters<MakeCredentials>): Promise<Credentials> {
    const credentials = await this.make(...how);
    const idle: Promise<unknown> = Promise.resolve();
    let last = idle;
    const signRequest = async (request: Parameters<Credentials['signRequest']>[0]): Signed => {
      const mine = last.then(() => this.inTime(() => credentials.signRequest(request)));
      last = mine;
      try {
        return await mine;
      } catch {
        throw new TokenUnavailable();
      } finally {
        if (last === mine) last = idle;
      }
    };
    return { signRequest };
  }
}
