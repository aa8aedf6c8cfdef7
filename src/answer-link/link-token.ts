import { DateTime } from 'luxon';
import { z } from 'zod';
import { SealBroken, type Cipher } from '../log/cipher';
import { utc } from '../log/keys';

/** What a link in a mail to an MCO contact stands for: one request of one inquiry, for one address. Low-impact acts only. */
export type AnswerLink = {
  /** Ours, random: an answer by this link is written down with it, and it answers once. */
  readonly id: string;
  readonly ref: string;
  /** Person id of the contact that it was sent to. */
  readonly person: string;
  /** Hash of the address that it was sent to: a link does not outlive the address. */
  readonly box: string;
  /** Number of the request: another one supersedes it. */
  readonly request: number;
  readonly expiresAt: DateTime;
};

const bound = 'answer-link';
/** Longer than every clock of a request; a reminder brings a fresh one long before. */
export const lifeOfLink = { days: 14 };
/** A token is far shorter; what is longer is none of ours. */
const longestToken = 1_000;

const shape = z.strictObject({
  i: z.string().min(1),
  r: z.string().min(1),
  p: z.string().min(1),
  b: z.string().min(1),
  n: z.number().int().positive(),
  e: z.iso.datetime(),
});

/**
 * The link as it stands in an address: sealed, so that it can neither be made nor changed nor read elsewhere. The seal names
 * its key, so keys change without breaking links that are out.
 */
export async function sealLink(cipher: Pick<Cipher, 'seal'>, link: AnswerLink): Promise<string> {
  const { id, ref, person, box, request, expiresAt } = link;
  const text = JSON.stringify({ i: id, r: ref, p: person, b: box, n: request, e: utc(expiresAt) });
  return Buffer.from(await cipher.seal(text, bound)).toString('base64url');
}

/** The link behind a token; undefined when it was forged, cut or changed. Whether it still holds is for others to judge. */
export async function openLink(cipher: Pick<Cipher, 'open'>, token: string): Promise<AnswerLink | undefined> {
  const opened = await openSealed(cipher, token, bound);
  const found = shape.safeParse(opened).data;
  if (found === undefined) return undefined;
  return {
    id: found.i,
    ref: found.r,
    person: found.p,
    box: found.b,
    request: found.n,
    expiresAt: DateTime.fromISO(found.e, { zone: 'utc' }),
  };
}

/**
 * What a token holds, as JSON; undefined when it is not one that was sealed here for this use.
 * @throws StoreUnreachable, DataKeyLocked: then nothing is known about it.
 */
export async function openSealed(cipher: Pick<Cipher, 'open'>, token: string, use: string): Promise<unknown> {
  if (token.length > longestToken || !/^[\w-]+$/.test(token)) return undefined;
  const bytes = new Uint8Array(Buffer.from(token, 'base64url'));
  // Only what is enciphered counts: a plain value is one that anybody can write.
  if (!Buffer.from(bytes.subarray(0, 3)).equals(Buffer.from('k1:'))) return undefined;
  try {
    return JSON.parse(await cipher.open(bytes, use));
  } catch (fault) {
    if (fault instanceof SealBroken || fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}
