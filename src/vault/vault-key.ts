import type { TokenCredential } from '@azure/identity';
import type { KeyClientOptions, KeyWrapAlgorithm } from '@azure/keyvault-keys';
import { MasterKeyUnavailable, type MasterKey } from '../log/cipher';
import type { VaultKeyName } from './vault-key-name';

export type VaultKeyOptions = {
  readonly key: VaultKeyName;
  readonly credential: TokenCredential;
  /** Milliseconds for one call with its resends; 10,000 unless set. */
  readonly timeoutMs?: number;
  /** The client's own options, for a stand-in: that it may speak plain http, and ask for tokens of another host's. */
  readonly client?: Pick<KeyClientOptions, 'allowInsecureConnection' | 'disableChallengeResourceVerification'>;
};

/** Done in the vault itself: the client would do plain RSA-OAEP here, with SHA-1. */
const algorithm: KeyWrapAlgorithm = 'RSA-OAEP-256';

/** Two quick resends; whoever needs more asks again. */
const retryOptions = { maxRetries: 2, retryDelayInMs: 200, maxRetryDelayInMs: 1_000 };

/**
 * The RSA key of a vault, in its newest version unless one is named. Earlier versions unwrap what they wrapped, as long as they are
 * enabled. A rotation is seen at the next start.
 * @throws MasterKeyUnavailable when the vault does not answer or says no.
 */
export async function vaultKey(options: VaultKeyOptions): Promise<MasterKey> {
  const { key, credential, timeoutMs = 10_000 } = options;
  // Loaded only where a vault is used.
  const { KeyClient } = await import('@azure/keyvault-keys');
  const client = new KeyClient(key.vaultUrl, credential, { ...options.client, retryOptions });
  const keyId = `${key.vaultUrl}/keys/${key.name}`;
  const ask = async <T>(doing: string, id: string, send: (abortSignal: AbortSignal) => Promise<T>): Promise<T> => {
    try {
      return await send(AbortSignal.timeout(timeoutMs));
    } catch (cause) {
      throw new MasterKeyUnavailable(doing, id, isRefusal(cause) ? 'refused' : 'unreachable', cause);
    }
  };
  const version =
    key.version ??
    (await ask('looking up the newest version', keyId, async (abortSignal) => {
      const { properties } = await client.getKey(key.name, { abortSignal });
      if (properties.version === undefined) throw new Error('The vault named no version.');
      return properties.version;
    }));
  // One for each version: it looks the version up before its first use.
  const clients = new Map<string, ReturnType<typeof client.getCryptographyClient>>();
  const using = (keyVersion: string) => {
    const known = clients.get(keyVersion) ?? client.getCryptographyClient(key.name, { keyVersion });
    clients.set(keyVersion, known);
    return known;
  };
  const id = `${keyId}/${version}`;

  return {
    id,
    wrap: (dataKey) =>
      ask('wrapping a data key', id, async (abortSignal) => {
        const { result } = await using(version).wrapKey(algorithm, dataKey, { abortSignal });
        return new Uint8Array(result);
      }),
    async unwrap(wrapped, wrappedBy) {
      // What stands in a row never leads to another vault, nor to another key.
      const earlier = wrappedBy.startsWith(`${keyId}/`) ? wrappedBy.slice(keyId.length + 1) : '';
      if (!/^[0-9a-zA-Z]+$/.test(earlier)) throw new Error('another key wrapped it');
      return ask('unwrapping a data key', wrappedBy, async (abortSignal) => {
        const { result } = await using(earlier).unwrapKey(algorithm, wrapped, { abortSignal });
        return new Uint8Array(result);
      });
    },
  };
}

/** An answer that asking again does not change. */
function isRefusal(cause: unknown): boolean {
  if (!(cause instanceof Error) || !('statusCode' in cause)) return false;
  const status = Number(cause.statusCode);
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}
