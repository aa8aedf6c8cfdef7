import { randomBytes } from 'node:crypto';
import { SealBroken, type Cipher } from './cipher';
import { wrappedKeys, type KeyStore } from './data-keys';
import { IV_BYTES } from './gcm';
import { lookupHasher } from './lookup-keys';
import { prover } from './proof-key';
import { dataKeyId, openBox, readSealedValue, sealText, textOf, type SealedValue } from './sealed-value';

export type CipherParts = KeyStore & {
  /** The present month, "yyyy-MM", from the business clock: each month has a data key of its own. */
  readonly month: () => string;
};

/**
 * The cipher over monthly data keys, wrapped by the master key and kept in table `meta` ("dk-2026-11").
 * A store that does not answer (StoreUnreachable), a vault that does not (MasterKeyUnavailable) and a wrong master key (DataKeyLocked) are thrown as themselves:
 * only a value that is itself not what was sealed there is SealBroken.
 */
export function createCipher(parts: CipherParts): Cipher {
  const { month, random = randomBytes } = parts;
  const keys = wrappedKeys(parts);

  const boxOpened = async ({ kid, box }: Extract<SealedValue, { kind: 'sealed' }>, bound: string): Promise<string> => {
    const key = await keys.find(kid);
    if (key === undefined) throw new SealBroken(bound, new Error(`there is no key ${kid}`));
    return unlessBroken(bound, () => openBox(key, box, bound));
  };

  return {
    async seal(text, bound) {
      const kid = dataKeyId(month());
      return sealText(kid, await keys.findOrMake(kid), random(IV_BYTES), text, bound);
    },
    async open(sealed, bound) {
      const value = readSealedValue(sealed);
      if (value === undefined) throw new SealBroken(bound, new Error('it does not begin as a sealed value'));
      return value.kind === 'plain' ? unlessBroken(bound, () => textOf(value.content)) : boxOpened(value, bound);
    },
    lookupHashes: lookupHasher(keys),
    prove: prover(keys),
  };
}

function unlessBroken(bound: string, read: () => string): string {
  try {
    return read();
  } catch (cause) {
    throw new SealBroken(bound, cause);
  }
}
