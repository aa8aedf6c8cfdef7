import type { TokenSource as BotTokenSource } from '../bot/credentials';
import type { BotSettings } from '../bot/settings';
import { clientSecretToken, managedIdentityToken, type TokenSource as GraphTokenSource } from '../graph/token';
import type { GraphConfig } from './config/graph';
import type { MasterKeyConfig, VaultKeyConfig } from './config/master-key';
import type { TablesConfig } from './config/tables';
import type { MasterKey } from './log/cipher';
import { presentAndBefore } from './log/master-keys';
import type { TableAccount } from './tables/table-clients';
import { vaultKey } from './vault/vault-key';

/** Tokens for Graph, of the app registration or the managed identity that the settings name. */
export function graphToken({ identity, authorityHost, scope }: GraphConfig): GraphTokenSource {
  return 'managedIdentity' in identity
    ? managedIdentityToken({ ...identity.managedIdentity, scope })
    : clientSecretToken({ ...identity, authorityHost, scope });
}

/**
 * The bot's own tokens. The bot's SDK would find a managed identity through the default chain of credentials, which any
 * stray secret gets ahead of, and asks Microsoft's directory about every other authority; so they are had here.
 */
export function botToken(bot: BotSettings, cloudAuthorityHost: string): BotTokenSource {
  const sources = new Map<string, GraphTokenSource>();
  return (audience) => {
    let source = sources.get(audience);
    if (source === undefined) sources.set(audience, (source = botTokenFor(audience, bot, cloudAuthorityHost)));
    return source();
  };
}

function botTokenFor(audience: string, bot: BotSettings, cloudAuthorityHost: string): GraphTokenSource {
  const scope = `${audience}/.default`;
  if (bot.appType === 'UserAssignedMSI') return managedIdentityToken({ clientId: bot.appId, scope });
  const { authority, tenantId, appId: clientId, password: clientSecret = '' } = bot;
  const authorityHost = authority === undefined ? cloudAuthorityHost : originOf(authority.ToChannelFromBotLoginUrl);
  return clientSecretToken({ tenantId, clientId, clientSecret, authorityHost, scope });
}

function originOf(address: string): string {
  return new URL(address).origin;
}

/** The table store's account. The credential is loaded only where it is needed, and is the managed identity, never a chain. */
export async function tableAccount(tables: TablesConfig): Promise<TableAccount> {
  if ('connectionString' in tables) return tables;
  const { ManagedIdentityCredential } = await import('@azure/identity');
  return { endpoint: tables.endpoint, credential: new ManagedIdentityCredential(tables.managedIdentity) };
}

/** The key that wraps the data keys: as it was given, or in its vault. @throws MasterKeyUnavailable when the vault does not answer or says no. */
export async function masterKeyOf({ present, before }: MasterKeyConfig): Promise<MasterKey> {
  const key = 'managedIdentity' in present ? await keyInVault(present) : present;
  return before === undefined ? key : presentAndBefore(key, before);
}

async function keyInVault({ key, managedIdentity }: VaultKeyConfig): Promise<MasterKey> {
  const { ManagedIdentityCredential } = await import('@azure/identity');
  return vaultKey({ key, credential: new ManagedIdentityCredential(managedIdentity) });
}
