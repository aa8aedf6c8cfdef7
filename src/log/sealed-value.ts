import { decrypt, encrypt } from './gcm';

/** A sealed value describes itself: ascii `p1:` then plain UTF-8, or ascii `k1:<key id>:` then an encrypted box (`gcm.ts`). */
export type SealedValue =
  | { readonly kind: 'plain'; readonly content: Uint8Array }
  | { readonly kind: 'sealed'; readonly kid: string; readonly box: Uint8Array };

const PLAIN = 'p1:';
const HEADER = /^k1:(dk-\d{4}-\d{2}):/;
const LONGEST_HEADER = 'k1:dk-yyyy-MM:'.length;

/** The id of a month's data key, "dk-2026-11". @throws Error when the month is not "yyyy-MM". */
export function dataKeyId(month: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Error('The month of a data key must be written yyyy-MM.');
  return `dk-${month}`;
}

/** The parts of a value; undefined when it is neither plain nor sealed. */
export function readSealedValue(bytes: Uint8Array): SealedValue | undefined {
  const start = Buffer.from(bytes.subarray(0, LONGEST_HEADER)).toString('latin1');
  if (start.startsWith(PLAIN)) return { kind: 'plain', content: bytes.subarray(PLAIN.length) };
  const [header, kid] = HEADER.exec(start) ?? [];
  if (header === undefined || kid === undefined) return undefined;
  return { kind: 'sealed', kid, box: bytes.subarray(header.length) };
}

/** The text, sealed with the data key `kid` and bound to its place. */
export function sealText(kid: string, key: Uint8Array, iv: Uint8Array, text: string, bound: string): Uint8Array {
  const box = encrypt(key, iv, Buffer.from(text, 'utf8'), bound);
  return new Uint8Array(Buffer.concat([Buffer.from(`k1:${kid}:`, 'latin1'), box]));
}

/** The text in a sealed value's box. @throws Error when the box, the key or the place is not what it was. */
export function openBox(key: Uint8Array, box: Uint8Array, bound: string): string {
  return textOf(decrypt(key, box, bound));
}

/** Bytes as text. @throws TypeError when they are not UTF-8. */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
