/**
 * Seals sensitive values. A sealed value describes itself: `p1:` plain, or `k1:<key id>:` AES-256-GCM.
 * `bound` ("ref|seq|column") is associated data: a value moved to another place does not open.
 */
export type Cipher = {
  seal(text: string, bound: string): Promise<Uint8Array>;
  /** @throws SealBroken when the value was changed, cut, or stood elsewhere. */
  open(sealed: Uint8Array, bound: string): Promise<string>;
  /** Keyed hashes of a look-up value (member id, name and birth date), one for every live key, newest first; hex with key id. */
  lookupHashes(value: string): Promise<readonly string[]>;
  /** A keyed hash of a text, which nobody makes who has the store alone: key id and 32 hex digits. The same text has the same. */
  prove(text: string): Promise<string>;
};

export class SealBroken extends Error {
  readonly code = 'SEAL_BROKEN';
  constructor(
    readonly bound: string,
    cause?: unknown,
  ) {
    super(`The sealed value at ${bound} cannot be opened: it was changed, cut, or stood elsewhere. It is not shown.`, {
      cause,
    });
    this.name = 'SealBroken';
  }
}

/** Wraps and unwraps data keys: a key file locally, Azure Key Vault in a tenant. */
export type MasterKey = {
  readonly id: string;
  wrap(key: Uint8Array): Promise<Uint8Array>;
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
};
