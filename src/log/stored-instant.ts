import { DateTime } from 'luxon';
import { z } from 'zod';

/** An instant as it is stored: ISO text, read into UTC. A text that is none is refused, not carried on as an invalid date. */
export const storedInstant = z.string().transform((text, context) => {
  const at = DateTime.fromISO(text, { zone: 'utc' });
  if (at.isValid) return at;
  context.addIssue({ code: 'custom', message: 'no instant' });
  return z.NEVER;
});
