/** Which key of which vault; `version` only when it is pinned. */
export type VaultKeyName = { readonly vaultUrl: string; readonly name: string; readonly version?: string };

const PATH = /^\/keys\/([0-9a-zA-Z-]{1,127})(?:\/([0-9a-zA-Z]{1,64}))?\/?$/;

/** The parts of a key's address, such as `https://VAULT.vault.azure.net/keys/KEY`; undefined when it is none, or not https. */
export function readVaultKeyName(address: string): VaultKeyName | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, origin, pathname, username, search, hash } = new URL(address);
  const [, name, version] = PATH.exec(pathname) ?? [];
  if (protocol !== 'https:' || username !== '' || search !== '' || hash !== '' || name === undefined) return undefined;
  return { vaultUrl: origin, name, ...(version !== undefined && { version }) };
}
