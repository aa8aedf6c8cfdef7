import { DateTime } from 'luxon';
import type { Route } from '../draft';
import type { SerializableKnown } from '../known';
import type { InboxMessage } from '../mailbox';

/** What goes to the reading thread: plain values only, instants as ISO text. */
export type Question =
  | {
      readonly kind: 'message';
      readonly message: Omit<InboxMessage, 'receivedAt'> & { readonly receivedAt: string };
      readonly known: SerializableKnown;
    }
  | {
      readonly kind: 'eml';
      readonly bytes: Uint8Array;
      /** When it was received; absent: by its own Date, else `now`. */
      readonly receivedAt?: string;
      readonly now: string;
      readonly known: SerializableKnown;
    };

/** What comes back. A failure carries no words: an error's message could hold some of the mail's. */
export type Answer =
  { readonly kind: 'ready' } | { readonly kind: 'route'; readonly route: Route } | { readonly kind: 'failed' };

export function toQuestion(message: InboxMessage, known: SerializableKnown): Question {
  return { kind: 'message', message: { ...message, receivedAt: message.receivedAt.toUTC().toISO() ?? '' }, known };
}

export function instant(iso: string): DateTime {
  return DateTime.fromISO(iso, { zone: 'utc' });
}
