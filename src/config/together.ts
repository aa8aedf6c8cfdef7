import { isIP } from 'node:net';
import type { BotSettings } from '../../bot/settings';
import { isLoopback } from './addresses';
import type { GraphConfig } from './graph';
import { refuseStraySecrets } from './identity';
import type { MasterKeyConfig } from './master-key';
import type { Settings } from './settings';
import { tablesAddress, type TablesConfig } from './tables';

/** What could be read; where something is wrong by itself, its fault is noted already. */
type Read = {
  readonly host: string | undefined;
  readonly publicUrl: string | undefined;
  readonly graph: GraphConfig | undefined;
  readonly bot: BotSettings | undefined;
  readonly tables: TablesConfig | undefined;
  readonly masterKey: MasterKeyConfig | undefined;
};

/** Notes the faults that no setting shows by itself. */
export function checkTogether(settings: Settings, { host, publicUrl, graph, bot, tables, masterKey }: Read): void {
  const isManaged =
    (graph !== undefined && 'managedIdentity' in graph.identity) ||
    bot?.appType === 'UserAssignedMSI' ||
    (tables !== undefined && 'managedIdentity' in tables) ||
    (masterKey !== undefined && 'managedIdentity' in masterKey.present);
  if (isManaged) refuseStraySecrets(settings);
  if (settings.other('NODE_TLS_REJECT_UNAUTHORIZED') === '0') {
    settings.fault('NODE_TLS_REJECT_UNAUTHORIZED', 'is 0, which lets anybody pose as Graph or Teams. Remove it.');
  }
  if (bot?.authority === undefined) {
    if (publicUrl !== undefined && isLoopback(publicUrl) && graph !== undefined && !isLoopback(graph.baseUrl)) {
      settings.fault(
        'PUBLIC_URL',
        'is this machine, where neither Teams nor Graph comes. Give the public https address.',
      );
    }
    return;
  }
  // Whoever holds the keys of another authority is believed: that may never be reachable from outside.
  const addresses = [
    ['PUBLIC_URL', publicUrl],
    ['GRAPH_BASE_URL', graph?.baseUrl],
    ['GRAPH_AUTHORITY_HOST', graph?.authorityHost],
    ['HOST', host === undefined ? undefined : `http://${isIP(host) === 6 ? `[${host}]` : host}`],
    [
      tables !== undefined && 'endpoint' in tables ? 'TABLES_ENDPOINT' : 'TABLES_CONNECTION_STRING',
      tables === undefined ? undefined : (tablesAddress(tables) ?? ''),
    ],
  ] as const;
  for (const [name, address] of addresses) {
    if (address === undefined || isLoopback(address)) continue;
    settings.fault(name, 'must be 127.0.0.1 or [::1] beside ToChannel* and ToBot*, which are for this machine only.');
  }
}
