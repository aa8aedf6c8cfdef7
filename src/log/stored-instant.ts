import { DateTime } from 'luxon';
import { z } from 'zod';

/** An instant as it is stored: ISO text, read into UTC. A text that is none is refused, not carried on as an invalid date. */
export const storedInstant = z.string().transform((text, context) => {
  const at = instantFrom(text);
  if (at.isValid) return at;
  context.addIssue({ code: 'custom', message: 'no instant' });
  return z.NEVER;
});

/** Instants by their texts; forgotten all at once when there are so many. */
const known = new Map<string, DateTime>();
const most = 5_000;

/**
 * Reads an instant as `utc` writes it; an invalid date when the text is none. The form that we write is read by the
 * platform's own parser: a row has some twenty instants, and reading them any other way is most of the work of reading it.
 * A row that has changed has most of its instants from before: those are not made anew.
 */
export function instantFrom(text: string): DateTime {
  const before = known.get(text);
  if (before !== undefined) return before;
  const ms = Date.parse(text);
  if (Number.isNaN(ms) || new Date(ms).toISOString() !== text) return DateTime.fromISO(text, { zone: 'utc' });
  const at = DateTime.fromMillis(ms, { zone: 'utc' });
  if (known.size >= most) known.clear();
  known.set(text, at);
  return at;
}
