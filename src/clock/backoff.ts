/** How the waits between tries grow. Machine time, in ms. */
export type Backoff = { readonly firstMs: number; readonly longestMs: number };

/**
 * The wait after so many failures in a row: doubled each time up to the longest, and anywhere between half and one and a
 * half of it, so that several instances do not come back together. No failure, no wait.
 * @param random from 0 to 1.
 */
export function backoffMs(failures: number, { firstMs, longestMs }: Backoff, random: number): number {
  if (failures <= 0) return 0;
  // Beyond 2^30 the doubling says nothing new.
  const base = Math.min(firstMs * 2 ** Math.min(failures - 1, 30), longestMs);
  return Math.round(base * (0.5 + random));
}
