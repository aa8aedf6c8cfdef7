import { DateTime } from 'luxon';
import type { Route } from '../draft';
import type { SerializableKnown } from '../known';
import type { InboxMessage } from '../mailbox';

/** What goes to the reading thread: plain values only, instants as ISO text. */
export type Question = {
  readonly message: Omit<InboxMessage, 'receivedAt'> & { readonly receivedAt: string };
  readonly known: SerializableKnown;
};

/** What comes back. A failure carries no words: an error's message could hold some of the mail's. */
export type Answer =
  { readonly kind: 'ready' } | { readonly kind: 'route'; readonly route: Route } | { readonly kind: 'failed' };

export function toQuestion(message: InboxMessage, known: SerializableKnown): Question {
  return { message: { ...message, receivedAt: message.receivedAt.toUTC().toISO() ?? '' }, known };
}

export function fromQuestion({ message }: Question): InboxMessage {
  return { ...message, receivedAt: DateTime.fromISO(message.receivedAt, { zone: 'utc' }) };
}
