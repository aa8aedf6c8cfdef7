import { createCipheriv, createDecipheriv } from 'node:crypto';

export const IV_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';

/** AES-256-GCM: 12 bytes of iv, 16 of tag, then the ciphertext. `iv` must never come twice with one key of 32 bytes. */
export function encrypt(key: Uint8Array, iv: Uint8Array, content: Uint8Array, bound: string): Uint8Array {
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(bound, 'utf8'));
  const body = Buffer.concat([cipher.update(content), cipher.final()]);
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), body]));
}

/** What `encrypt` was given. @throws Error when it was changed, cut, made with another key, or bound to something else. */
export function decrypt(key: Uint8Array, box: Uint8Array, bound: string): Uint8Array {
  if (box.byteLength < IV_BYTES + TAG_BYTES) throw new Error('The encrypted value is too short.');
  const decipher = createDecipheriv(ALGORITHM, key, box.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(bound, 'utf8'));
  decipher.setAuthTag(box.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  return new Uint8Array(Buffer.concat([decipher.update(box.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]));
}
