import { TableClient, TableServiceClient, type TableServiceClientOptions } from '@azure/data-tables';
import type { TokenCredential } from '@azure/identity';
import type { TableName } from '../log/rows';

/** Where the tables are: a connection string, or the account's full table endpoint with a credential. */
export type TableAccount =
  { readonly connectionString: string } | { readonly endpoint: string; readonly credential: TokenCredential };

/** The account cannot be used as it is written in the settings. */
export class TableAccountInvalid extends Error {
  readonly code = 'TABLE_ACCOUNT_INVALID';
  constructor(why: string) {
    super(`The table store's settings cannot be used: ${why}.`);
    this.name = 'TableAccountInvalid';
  }
}

const LOOPBACK = /^(127(\.\d{1,3}){3}|\[::1\])$/;
const PREFIX = /^([A-Za-z][A-Za-z0-9]{0,40})?$/;

/** The store closes idle connections; two quick resends cover that. Whoever needs more waits and asks again himself. */
const RESENDS = 2;

/**
 * One client for each table, made at its first use; a call is resent after about `resendAfterMs`, then twice that. Plain http is allowed to a loopback literal only.
 * @throws TableAccountInvalid
 */
export function tableClients(
  account: TableAccount,
  prefix: string,
  resendAfterMs: number,
): (table: TableName) => TableClient {
  if (!PREFIX.test(prefix))
    throw new TableAccountInvalid('the prefix of table names is a letter, then letters and digits');
  const options: TableServiceClientOptions = {
    allowInsecureConnection: isInsecureAllowed(addressOf(account)),
    retryOptions: { maxRetries: RESENDS, retryDelayInMs: resendAfterMs, maxRetryDelayInMs: 5 * resendAfterMs },
  };
  const clients = new Map<TableName, TableClient>();
  return (table) => {
    let client = clients.get(table);
    if (client === undefined) clients.set(table, (client = open(account, prefix + table, options)));
    return client;
  };
}

function open(account: TableAccount, name: string, options: TableServiceClientOptions): TableClient {
  return 'connectionString' in account
    ? TableClient.fromConnectionString(account.connectionString, name, options)
    : new TableClient(account.endpoint, name, account.credential, options);
}

function addressOf(account: TableAccount): URL {
  if ('endpoint' in account) {
    if (!URL.canParse(account.endpoint)) throw new TableAccountInvalid('the endpoint is no address');
    return new URL(account.endpoint);
  }
  try {
    return new URL(TableServiceClient.fromConnectionString(account.connectionString).url);
  } catch {
    // The client's message could repeat the string, and with it the key.
    throw new TableAccountInvalid('the connection string cannot be read');
  }
}

function isInsecureAllowed(address: URL): boolean {
  if (address.protocol === 'https:') return false;
  if (address.protocol === 'http:' && LOOPBACK.test(address.hostname)) return true;
  throw new TableAccountInvalid('its address is not https, and not on this machine (127.0.0.1 or [::1])');
}
