/** How the waits between tries grow. Machine time, in ms. */
export type Backoff = { readonly firstMs: number; readonly longestMs: number };

/** Whoever asks for more is asked again after this: a timer takes no more than some weeks, and a mistake must not last as long. */
const longestAskedMs = 3_600_000;

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

/** The same where the other side may have said when to come back: then not before, but within an hour. */
export function waitMs(failures: number, backoff: Backoff, random: number, askedMs: number | undefined): number {
  return Math.max(backoffMs(failures, backoff, random), Math.min(askedMs ?? 0, longestAskedMs));
}
