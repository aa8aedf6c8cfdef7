import type { Activity } from 'botbuilder';
import { AuthenticationError, type BotFrameworkAuthentication } from 'botframework-connector';
import type { SystemTime } from '../src/clock/clock';
import { within } from '../src/clock/within';
import type { InboundActivity } from './activity';
import { quietly } from './quiet-sdk';
import { isAllowedServiceUrl } from './service-url';
import { type BotSettings, channelIssuer, channels } from './settings';

/** An activity that is certainly from Teams, of our tenant, and may be answered at its service URL. */
export type AuthenticActivity = InboundActivity & { readonly serviceUrl: string; readonly channelId: string };

/** What the token library throws for a token it does not accept. */
const tokenFaults = new Set(['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError', 'SyntaxError']);

/**
 * Decides whether an activity may come in. The SDK alone lets through what lacks a service URL or comes from another
 * tenant, and answers 500 to a bad signature; here all of that is simply refused.
 */
export class GuardedAuth {
  constructor(
    private readonly settings: BotSettings,
    private readonly sdk: BotFrameworkAuthentication,
    private readonly time: SystemTime,
    private readonly timeoutMs: number,
  ) {}

  /**
   * Answers the activity, now trusted, or undefined when it is to be refused (401).
   * @throws when the authority that publishes the signing keys cannot be reached in time.
   */
  async admit(activity: InboundActivity, header: unknown): Promise<AuthenticActivity | undefined> {
    const { serviceUrl, channelId } = activity;
    if (serviceUrl === undefined || channelId === undefined || typeof header !== 'string') return undefined;
    if (!channels.includes(channelId) || !this.isOurTenant(activity)) return undefined;
    if (!isAllowedServiceUrl(serviceUrl, this.settings.serviceUrlHosts)) return undefined;
    // The SDK would also take tokens of skills and of the Emulator, and remembers every tenant such a token names.
    if (issuerOf(header) !== channelIssuer(this.settings)) return undefined;
    return (await this.hasGoodToken({ channelId, serviceUrl }, header))
      ? { ...activity, serviceUrl, channelId }
      : undefined;
  }

  private async hasGoodToken(claimed: { channelId: string; serviceUrl: string }, header: string): Promise<boolean> {
    try {
      // The SDK reads these two fields only; it is given nothing else.
      const activity = claimed as Activity;
      await within(this.timeoutMs, this.time, () => quietly(() => this.sdk.authenticateRequest(activity, header)));
      return true;
    } catch (error) {
      if (isRefusal(error)) return false;
      throw error;
    }
  }

  private isOurTenant({ channelData, conversation }: InboundActivity): boolean {
    const named = [channelData?.tenant?.id, conversation?.tenantId].filter((id) => id !== undefined);
    return named.length > 0 && named.every((id) => id === this.settings.tenantId);
  }
}

function isRefusal(error: unknown): boolean {
  if (error instanceof AuthenticationError) {
    // The SDK uses the same class with 500 when it cannot load the keys.
    const status: number = error.statusCode;
    return status === 401;
  }
  return error instanceof Error && tokenFaults.has(error.name);
}

/** Reads the issuer without believing it: it only decides whether the SDK looks at the token at all. */
function issuerOf(header: string): unknown {
  const payload = /^Bearer [^.\s]+\.([^.\s]+)\.[^.\s]*$/.exec(header)?.[1];
  if (payload === undefined) return undefined;
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return typeof claims === 'object' && claims !== null && 'iss' in claims ? claims.iss : undefined;
  } catch {
    return undefined;
  }
}
