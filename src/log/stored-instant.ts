import { DateTime } from 'luxon';
import { z } from 'zod';

/** An instant as it is stored: ISO text, read into UTC. A text that is none is refused, not carried on as an invalid date. */
export const storedInstant = z.string().transform((text, context) => {
  const at = instantFrom(text);
  if (at.isValid) return at;
  context.addIssue({ code: 'custom', message: 'no instant' });
  return z.NEVER;
});

/**
 * Reads an instant as `utc` writes it; an invalid date when the text is none. The form that we write is read by the
 * platform's own parser: a row has some twenty instants, and reading them any other way is most of the work of reading it.
 */
export function instantFrom(text: string): DateTime {
  const ms = Date.parse(text);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === text
    ? DateTime.fromMillis(ms, { zone: 'utc' })
    : DateTime.fromISO(text, { zone: 'utc' });
}
