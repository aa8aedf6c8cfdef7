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

/** Wraps and unwraps data keys: a key of the settings or of a file, or one that never leaves Azure Key Vault. */
export type MasterKey = {
  /** Stands beside what it wrapped. */
  readonly id: string;
  /** @throws MasterKeyUnavailable */
  wrap(key: Uint8Array): Promise<Uint8Array>;
  /**
   * @param wrappedBy the id that stands beside it: an earlier version of a key in a vault opens what it wrapped itself.
   * @throws MasterKeyUnavailable; anything else means that this key did not wrap it so.
   */
  unwrap(wrapped: Uint8Array, wrappedBy: string): Promise<Uint8Array>;
};

/** The vault did not answer, or it said no: nothing is known of the wrapped key itself, and nothing is lost. */
export class MasterKeyUnavailable extends Error {
  readonly code: 'MASTER_KEY_UNREACHABLE' | 'MASTER_KEY_REFUSED';
  constructor(doing: string, keyId: string, why: 'unreachable' | 'refused', cause?: unknown) {
    super(
      why === 'unreachable'
        ? `The vault did not answer while ${doing} with ${keyId}. Keys opened before still work. Look whether the vault is up and reached.`
        : `The vault refused ${doing} with ${keyId}. Check that the key is there and enabled, and that the identity may read it, wrap and unwrap.`,
      { cause },
    );
    this.name = 'MasterKeyUnavailable';
    this.code = why === 'unreachable' ? 'MASTER_KEY_UNREACHABLE' : 'MASTER_KEY_REFUSED';
  }
}
