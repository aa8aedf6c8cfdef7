import type { Name } from './names';
import type { Settings } from './settings';

/** A managed identity of the platform: its own (system-assigned), or the user-assigned one with this client id. */
export type ManagedIdentity = { readonly clientId?: string };

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads an id of the directory. Small letters, since tokens and activities have it so. */
export function readGuid(settings: Settings, name: Name, text: string | undefined): string | undefined {
  if (text === undefined || guid.test(text)) return text?.toLowerCase();
  settings.fault(name, 'is no id of the directory. It looks like 00000000-0000-0000-0000-000000000000.');
  return undefined;
}

/** Reads `system` or the client id of a user-assigned identity. */
export function readManagedIdentity(
  settings: Settings,
  name: Name,
  text: string | undefined,
): ManagedIdentity | undefined {
  if (text === undefined) return undefined;
  if (text === 'system') return {};
  if (guid.test(text)) return { clientId: text.toLowerCase() };
  settings.fault(name, 'is neither "system" nor the client id of a user-assigned identity.');
  return undefined;
}

/** Variables by which the token library would sign in as somebody else. */
const strays = ['AZURE_CLIENT_SECRET', 'AZURE_CLIENT_CERTIFICATE_PATH', 'AZURE_PASSWORD'];

/**
 * Beside a managed identity no secret may lie about: a default chain of credentials would take it, for every client.
 * Ours takes the identity alone, but then whoever set the secret is mistaken about who acts.
 */
export function refuseStraySecrets(settings: Settings): void {
  for (const name of strays) {
    if (settings.other(name) === undefined) continue;
    settings.fault(name, 'is set beside a managed identity. Remove it: nothing here may sign in with it.');
  }
}
