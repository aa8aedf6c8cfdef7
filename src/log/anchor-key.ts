import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { wrappedKeys, type KeyStore } from './data-keys';

/** Never rotated by itself: anchors of years ago must still be checked. */
const KID = 'ak-1';
/** What stands before the 32 bytes of an Ed25519 key in its PKCS #8 form (RFC 8410). */
const BEFORE_SEED = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Signs the anchors (Ed25519): with the public key anybody can check one, and only the service makes one. */
export type AnchorKey = {
  /** SPKI, base64. */
  readonly publicKey: string;
  /** 64 bytes, base64url. */
  sign(text: string): string;
  isSigned(text: string, signature: string): boolean;
};

/** The key of this log's anchors; made at first use and kept wrapped, as the data keys are. @throws StoreUnreachable, DataKeyLocked */
export async function anchorKey(store: KeyStore): Promise<AnchorKey> {
  const seed = await wrappedKeys(store).findOrMake(KID);
  const secret = createPrivateKey({ key: Buffer.concat([BEFORE_SEED, seed]), format: 'der', type: 'pkcs8' });
  const open = createPublicKey(secret);
  return {
    publicKey: open.export({ format: 'der', type: 'spki' }).toString('base64'),
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), secret).toString('base64url'),
    isSigned: (text, signature) => verify(null, Buffer.from(text, 'utf8'), open, Buffer.from(signature, 'base64url')),
  };
}
