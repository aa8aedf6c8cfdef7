import type { DateTime } from 'luxon';
import { keyHash } from '../log/keys';

/** After so many failures a reminder counts as undeliverable. Nothing retries for ever. */
const mostAttempts = 8;
/** After so many failures Teams is down for this reminder: the rest of its attempts go by mail. */
export const teamsAttempts = 4;

const firstWaitMs = 15_000;
const longestWaitMs = 900_000;

/** When a send that failed is tried again; undefined when it has failed too often. */
export function nextTry(
  failed: { readonly attempts: number; readonly afterMs?: number },
  now: DateTime,
  random: string,
): { readonly attempts: number; readonly attemptAt: DateTime } | undefined {
  const attempts = failed.attempts + 1;
  if (attempts >= mostAttempts) return undefined;
  // Who says when to come back is not asked before; all the others are spread, so that they do not come back together.
  const waitMs = failed.afterMs === undefined ? backoffMs(attempts, random) : failed.afterMs * (1 + spread(random) / 4);
  return { attempts, attemptAt: now.plus(Math.round(waitMs)) };
}

/** 15 seconds doubled at each failure up to 15 minutes, and between half and one and a half of it. */
export function backoffMs(attempts: number, random: string): number {
  const base = Math.min(firstWaitMs * 2 ** (attempts - 1), longestWaitMs);
  return Math.round(base * (0.5 + spread(random)));
}

/** From 0 to 1, by a random text. */
function spread(random: string): number {
  return parseInt(keyHash(random).slice(0, 4), 16) / 0xffff;
}
