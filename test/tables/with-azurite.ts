import { startAzurite, type Azurite } from '../../local/azurite';
import { tableNames, type TableName } from '../../src/log/rows';
import { azureRows, type AzureRows, type AzureRowsOptions } from '../../src/tables/azure-rows';

export type WithAzurite = {
  /** Rows in tables of their own: a new prefix at every call, so that tests do not see each other's rows. */
  rows(names?: readonly TableName[]): Promise<AzureRows>;
  /** How to reach the same server, for a second instance or a service in a process of its own. */
  account(): Azurite;
};

/** One Azurite in memory for all tests of a file or describe block; it ends with them. */
export function withAzurite(options: Pick<AzureRowsOptions, 'timeoutMs'> = {}): WithAzurite {
  let azurite: Azurite | undefined;
  let prefixes = 0;
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterAll(async () => {
    await azurite?.stop();
  });
  const account = (): Azurite => {
    if (azurite === undefined) throw new Error('Azurite runs inside tests and hooks only');
    return azurite;
  };
  return {
    account,
    async rows(names = tableNames) {
      prefixes += 1;
      const { connectionString } = account();
      const rows = azureRows({ connectionString, prefix: `t${String(prefixes)}x`, ...options });
      await rows.createTables(names);
      return rows;
    },
  };
}
