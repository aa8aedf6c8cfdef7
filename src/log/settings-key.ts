import { createHmac, randomBytes } from 'node:crypto';
import type { MasterKey } from './cipher';
import { decrypt, encrypt, IV_BYTES } from './gcm';

const KEY_BYTES = 32;

/** The master key in the settings is not 32 bytes in base64. The message never repeats it. */
export class MasterKeyInvalid extends Error {
  readonly code = 'MASTER_KEY_INVALID';
  constructor(why: string) {
    super(
      `The data key cannot be used: ${why}. It must be 32 random bytes in base64, which is 44 characters ending in "=". ` +
        'Make one with: openssl rand -base64 32',
    );
    this.name = 'MasterKeyInvalid';
  }
}

/**
 * The master key from a setting: 32 bytes in base64 (44 characters; white space around them is ignored).
 * Its id is a fingerprint, so that a row tells which master key wrapped it.
 * @throws MasterKeyInvalid
 */
export function masterKeyFrom(base64: string): MasterKey {
  const text = base64.trim();
  const key = Buffer.from(text, 'base64');
  if (text === '') throw new MasterKeyInvalid('it is empty');
  // Node skips what is not base64: only a text that comes back the same was read wholly.
  if (key.toString('base64') !== text) throw new MasterKeyInvalid('it is not base64');
  if (key.byteLength !== KEY_BYTES) throw new MasterKeyInvalid(`it has ${String(key.byteLength)} bytes`);
  if (new Set(key).size === 1) throw new MasterKeyInvalid('all its bytes are the same');

  const id = `mk-${createHmac('sha256', key).update('fingerprint').digest('hex').slice(0, 8)}`;
  // Async, as the port is, so that a key that does not open rejects instead of throwing.
  /* eslint-disable @typescript-eslint/require-await */
  return {
    id,
    wrap: async (dataKey) => encrypt(key, randomBytes(IV_BYTES), dataKey, id),
    unwrap: async (wrapped) => decrypt(key, wrapped, id),
  };
  /* eslint-enable @typescript-eslint/require-await */
}
