import type { Cipher } from '../../src/log/cipher';
import { createCipher } from '../../src/log/create-cipher';
import type { Rows } from '../../src/log/rows';
import { masterKeyFrom } from '../../src/log/settings-key';

/** The master key of the tests, as a setting has it. */
export const aKey = Buffer.from('a key of thirty-two bytes, no more').subarray(0, 32).toString('base64');

/** One instance's cipher on rows: several on the same rows open what the others sealed. */
export function aCipher(rows: Rows, month: () => string = () => '2026-09'): Cipher {
  return createCipher({ rows, masterKey: masterKeyFrom(aKey), month });
}
