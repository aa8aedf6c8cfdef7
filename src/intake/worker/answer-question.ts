import { DateTime } from 'luxon';
import type { Route } from '../draft';
import type { SerializableKnown } from '../known';
import { unfoldAttached } from '../mail/attached-mail';
import { messageFromEml } from '../mail/eml';
import type { InboxMessage } from '../mailbox';
import { readAndRoute } from '../reader';
import { instant, type Question } from './question';

/** Reads the mail of a question. @throws what the MIME reader throws. */
export async function answerQuestion(question: Question): Promise<Route> {
  const message = await messageOf(question);
  const attached = await unfoldAttached(message, message.receivedAt);
  return readAndRoute(message, knownFor(question, message), attached);
}

/** Of a file without a mailbox, the mailbox is whom it went to. */
function knownFor({ kind, known }: Question, { headers }: InboxMessage): SerializableKnown {
  if (kind !== 'eml' || known.mailboxAddress !== '') return known;
  const to = /[^\s<>"'(),;:]+@[a-z0-9.-]+/i.exec(headers['to'] ?? '')?.[0];
  return { ...known, mailboxAddress: to ?? '' };
}

async function messageOf(question: Question): Promise<InboxMessage> {
  if (question.kind === 'message') return { ...question.message, receivedAt: instant(question.message.receivedAt) };
  const { receivedAt, now } = question;
  const message = await messageFromEml(question.bytes, instant(receivedAt ?? now));
  if (receivedAt !== undefined) return message;
  const sent = DateTime.fromRFC2822(message.headers['date'] ?? '').toUTC();
  return sent.isValid ? { ...message, receivedAt: sent } : message;
}
