import { TableAccountInvalid, tableClients } from '../tables/table-clients';
import { readOrigin } from './addresses';
import { readManagedIdentity, type ManagedIdentity } from './identity';
import type { Settings } from './settings';

/** Where the log is kept, and how the service gets in. */
export type TablesConfig =
  { readonly connectionString: string } | { readonly endpoint: string; readonly managedIdentity: ManagedIdentity };

export function readTables(settings: Settings): TablesConfig | undefined {
  const endpoint = settings.optional('TABLES_ENDPOINT');
  const connectionString = settings.optional('TABLES_CONNECTION_STRING');
  if (endpoint !== undefined && connectionString !== undefined) {
    settings.fault('TABLES_CONNECTION_STRING', 'is set beside TABLES_ENDPOINT. Remove one of the two.');
    return undefined;
  }
  if (connectionString !== undefined) return readConnectionString(settings, connectionString);
  const given = settings.required(
    'TABLES_ENDPOINT',
    'Give the address of the table store, for a managed identity, or set TABLES_CONNECTION_STRING instead.',
  );
  const origin = readOrigin(settings, 'TABLES_ENDPOINT', given, 'https only');
  const identity = settings.optional('TABLES_MANAGED_IDENTITY') ?? 'system';
  const managedIdentity = readManagedIdentity(settings, 'TABLES_MANAGED_IDENTITY', identity);
  return origin === undefined || managedIdentity === undefined ? undefined : { endpoint: origin, managedIdentity };
}

function readConnectionString(settings: Settings, connectionString: string): TablesConfig | undefined {
  if (settings.optional('TABLES_MANAGED_IDENTITY') !== undefined) {
    settings.fault('TABLES_MANAGED_IDENTITY', 'is set beside TABLES_CONNECTION_STRING, which has a key. Remove one.');
  }
  try {
    tableClients({ connectionString }, '', 0);
    return { connectionString };
  } catch (fault) {
    if (!(fault instanceof TableAccountInvalid)) throw fault;
    settings.fault('TABLES_CONNECTION_STRING', fault.message);
    return undefined;
  }
}

/** The address of the store: of the endpoint, or as a connection string names it; undefined when it names none. */
export function tablesAddress(tables: TablesConfig): string | undefined {
  return 'endpoint' in tables
    ? tables.endpoint
    : /(?:^|;)\s*TableEndpoint=([^;]+)/i.exec(tables.connectionString)?.[1]?.trim();
}
