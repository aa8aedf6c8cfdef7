import type { BotFrameworkAuthentication, ConnectorClient } from 'botframework-connector';
import { AuthenticationConstants, ClaimsIdentity } from 'botframework-connector';
import type { SystemTime } from '../src/clock/clock';

/** Federated credentials keep their first assertion for life: no client, and no credentials, older than this. */
const keepForMs = 30 * 60_000;
const keepAtMost = 20;

/** Answers a client for a service URL. Building one costs more than a whole turn, so they are kept for half an hour. */
export type Connectors = (serviceUrl: string) => Promise<ConnectorClient>;

/** Makes and keeps connector clients that neither retry nor follow redirects: our reminder rows retry. */
export function createConnectors(sdk: BotFrameworkAuthentication, appId: string, time: SystemTime): Connectors {
  const kept = new Map<string, { client: Promise<ConnectorClient>; until: number }>();
  const identity = new ClaimsIdentity([
    { type: AuthenticationConstants.AudienceClaim, value: appId },
    { type: AuthenticationConstants.AppIdClaim, value: appId },
  ]);

  return (serviceUrl) => {
    const now = time.now();
    const found = kept.get(serviceUrl);
    if (found !== undefined && found.until > now) return found.client;
    kept.delete(serviceUrl);
    const client = sdk.createConnectorFactory(identity).create(serviceUrl).then(withoutRetry);
    // A failed attempt must not be kept; its caller hears of it through the promise itself.
    client.catch(() => kept.delete(serviceUrl));
    kept.set(serviceUrl, { client, until: now + keepForMs });
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - keepAtMost))) kept.delete(oldest);
    return client;
  };
}

/** The SDK offers no setting for this; the field is private, so its absence is checked. */
function withoutRetry(client: ConnectorClient): ConnectorClient {
  const { client: inner } = client as unknown as { client?: { pipeline?: Pipeline } };
  if (inner?.pipeline === undefined)
    throw new Error('The connector client has another shape: its retry would stay on.');
  inner.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  inner.pipeline.removePolicy({ name: 'redirectPolicy' });
  return client;
}

type Pipeline = { removePolicy(policy: { name: string }): unknown };
