import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { TableName } from '../../src/log/rows';
import { azureRows, type AzureRows } from '../../src/tables/azure-rows';
import { aKey } from '../log/a-cipher';
import type { WithAzurite } from '../tables/with-azurite';

const command = path.join(__dirname, '../../dist/src/log-command.js');
const tables: readonly TableName[] = [
  'inquiries',
  'mail',
  'people',
  'conversations',
  'meta',
  'bymember',
  'byname',
  'access',
];

export type Ran = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** Runs the built command with these settings and no others. */
export function runLogCommand(args: readonly string[], settings: Readonly<Record<string, string>>, input = ''): Ran {
  const env = { PATH: process.env['PATH'] ?? '', ...settings };
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], { env, input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** The settings of the log on this Azurite. */
export function settingsOf(azurite: WithAzurite): Readonly<Record<string, string>> {
  return { TABLES_CONNECTION_STRING: azurite.account().connectionString, DATA_KEY: aKey };
}

/** The log's own tables on this Azurite, as the command finds them: without a prefix. */
export async function ownTables(azurite: WithAzurite): Promise<AzureRows> {
  const rows = azureRows({ connectionString: azurite.account().connectionString });
  await rows.createTables(tables);
  return rows;
}
