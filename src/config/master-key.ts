import type { MasterKey } from '../log/cipher';
import { MasterKeyInvalid, masterKeyFrom } from '../log/settings-key';
import { readVaultKeyName, type VaultKeyName } from '../vault/vault-key-name';
import { readManagedIdentity, type ManagedIdentity } from './identity';
import type { Settings } from './settings';

/** A key in a vault, and who the service is towards it. */
export type VaultKeyConfig = { readonly key: VaultKeyName; readonly managedIdentity: ManagedIdentity };

/** What wraps the data keys; and what did before, until they are wrapped anew. */
export type MasterKeyConfig = { readonly present: MasterKey | VaultKeyConfig; readonly before?: MasterKey };

/** The key that wraps the data keys, given or in a vault; no start without it. */
export function readMasterKey(settings: Settings): MasterKeyConfig | undefined {
  const present = readPresent(settings);
  const text = settings.optional('DATA_KEY_BEFORE');
  const before = text === undefined ? undefined : readKey(settings, 'DATA_KEY_BEFORE', text);
  return present === undefined ? undefined : { present, ...(before !== undefined && { before }) };
}

function readPresent(settings: Settings): MasterKey | VaultKeyConfig | undefined {
  const address = settings.optional('KEY_VAULT_KEY');
  if (address !== undefined) return readVaultKey(settings, address);
  if (settings.optional('KEY_VAULT_MANAGED_IDENTITY') !== undefined)
    settings.fault('KEY_VAULT_MANAGED_IDENTITY', 'is set without KEY_VAULT_KEY. Give the key’s address, or remove it.');
  const text = settings.required(
    'DATA_KEY',
    'Give 32 random bytes in base64, made once with: openssl rand -base64 32. Keep it: nothing can be read without it. Or give a key in a vault as KEY_VAULT_KEY.',
  );
  return text === undefined ? undefined : readKey(settings, 'DATA_KEY', text);
}

function readVaultKey(settings: Settings, address: string): VaultKeyConfig | undefined {
  if (settings.optional('DATA_KEY') !== undefined)
    settings.fault(
      'DATA_KEY',
      'is set beside KEY_VAULT_KEY. If it was the key until now, call it DATA_KEY_BEFORE for one start.',
    );
  const key = readVaultKeyName(address);
  if (key === undefined)
    settings.fault('KEY_VAULT_KEY', 'is no address of a key. It looks like https://VAULT.vault.azure.net/keys/KEY.');
  const managedIdentity = readManagedIdentity(
    settings,
    'KEY_VAULT_MANAGED_IDENTITY',
    settings.optional('KEY_VAULT_MANAGED_IDENTITY') ?? 'system',
  );
  return key === undefined || managedIdentity === undefined ? undefined : { key, managedIdentity };
}

function readKey(settings: Settings, name: 'DATA_KEY' | 'DATA_KEY_BEFORE', text: string): MasterKey | undefined {
  try {
    return masterKeyFrom(text);
  } catch (fault) {
    if (!(fault instanceof MasterKeyInvalid)) throw fault;
    settings.fault(name, fault.message);
    return undefined;
  }
}
