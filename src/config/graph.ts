import { clouds, type CloudName } from '../../graph/clouds';
import { readOrigin } from './addresses';
import { readGuid, readManagedIdentity, type ManagedIdentity } from './identity';
import type { Settings } from './settings';

/** Who the service is towards Graph. */
export type GraphIdentity =
  | { readonly tenantId: string; readonly clientId: string; readonly clientSecret: string }
  | { readonly managedIdentity: ManagedIdentity };

/** Where Graph is, who issues its tokens, and to whom. */
export type GraphConfig = {
  readonly baseUrl: string;
  readonly authorityHost: string;
  readonly scope: string;
  readonly identity: GraphIdentity;
};

const registered = 'of the app registration that may read and send in the mailbox';

export function readGraph(settings: Settings, cloud: CloudName | undefined): GraphConfig | undefined {
  const preset = clouds[cloud ?? 'public'];
  const ownBaseUrl = settings.optional('GRAPH_BASE_URL');
  const ownAuthority = settings.optional('GRAPH_AUTHORITY_HOST');
  const baseUrl = ownBaseUrl === undefined ? preset.graphBaseUrl : readOrigin(settings, 'GRAPH_BASE_URL', ownBaseUrl);
  const authorityHost =
    ownAuthority === undefined
      ? preset.authorityHost
      : readOrigin(settings, 'GRAPH_AUTHORITY_HOST', ownAuthority, 'https only');
  const identity = readIdentity(settings);
  if (baseUrl === undefined || authorityHost === undefined || identity === undefined) return undefined;
  return { baseUrl, authorityHost, scope: preset.scope, identity };
}

function readIdentity(settings: Settings): GraphIdentity | undefined {
  const managed = settings.optional('GRAPH_MANAGED_IDENTITY');
  if (managed !== undefined) {
    for (const name of ['GRAPH_CLIENT_ID', 'GRAPH_CLIENT_SECRET'] as const) {
      if (settings.optional(name) === undefined) continue;
      settings.fault(name, 'is set beside GRAPH_MANAGED_IDENTITY. Remove one of the two ways to sign in.');
    }
    const managedIdentity = readManagedIdentity(settings, 'GRAPH_MANAGED_IDENTITY', managed);
    return managedIdentity === undefined ? undefined : { managedIdentity };
  }
  const tenant = settings.required('GRAPH_TENANT_ID', `Give the directory (tenant) id ${registered}.`);
  const client = settings.required(
    'GRAPH_CLIENT_ID',
    `Give the application (client) id ${registered}, or set GRAPH_MANAGED_IDENTITY instead.`,
  );
  const clientSecret = settings.required(
    'GRAPH_CLIENT_SECRET',
    `Give the client secret ${registered}, or set GRAPH_MANAGED_IDENTITY instead.`,
  );
  const tenantId = readGuid(settings, 'GRAPH_TENANT_ID', tenant);
  const clientId = readGuid(settings, 'GRAPH_CLIENT_ID', client);
  if (tenantId === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return { tenantId, clientId, clientSecret };
}
