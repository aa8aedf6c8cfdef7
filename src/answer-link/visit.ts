import { z } from 'zod';
import type { Cipher } from '../log/cipher';
import { openSealed } from './link-token';

/** Somebody who has typed the code that went to an address: sees the details of what is asked of that address, for a while. */
export type Visit = {
  /** Hash of the address. */
  readonly box: string;
  /** Machine time, milliseconds. */
  readonly until: number;
};

const use = 'answer-visit';
/** One code opens all open requests of an address for so long. Milliseconds. */
export const lifeOfVisit = 30 * 60_000;

const shape = z.strictObject({ b: z.string().min(1), u: z.number() });

/** A visit as the browser keeps it. */
export async function sealVisit(cipher: Pick<Cipher, 'seal'>, { box, until }: Visit): Promise<string> {
  return Buffer.from(await cipher.seal(JSON.stringify({ b: box, u: until }), use)).toString('base64url');
}

/** The visit that a browser brings back, while it lasts. @param now machine time, milliseconds. */
export async function openVisit(
  cipher: Pick<Cipher, 'open'>,
  kept: string | undefined,
  now: number,
): Promise<Visit | undefined> {
  if (kept === undefined) return undefined;
  const found = shape.safeParse(await openSealed(cipher, kept, use)).data;
  return found !== undefined && found.u > now ? { box: found.b, until: found.u } : undefined;
}
