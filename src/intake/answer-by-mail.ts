import type { DateTime } from 'luxon';
import { openOrNext } from '../clock/business-time';
import type { Calendar } from '../clock/calendar';
import type { Clock } from '../clock/clock';
import type { Diagnostics } from '../diagnostics';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import type { InquiryLog } from '../log/inquiry-log';
import { keyHash } from '../log/keys';
import { actorOf } from '../people/actor';
import type { Directory, People, Person } from '../people/people';
import { statusAsked } from '../procedure/acts';
import { mayBeTold } from '../procedure/rights';
import { commitDecision } from '../reminders/commit-decision';
import { answerTo } from '../reminders/schedule';
import { answerLanguage } from './answer-language';
import type { AnswerableMail, AnswerLimit } from './answer-limit';
import { isAnswerable } from './answerable';
import type { Draft } from './draft';
import type { LedgerEntry } from './ledger';
import type { InboxMessage, Mailbox } from './mailbox';
import { asksForStatus } from './status-question';

/** To whom the mailbox writes by itself. A sender's address can be forged, so outsiders only when the unit wants it. */
export type AnswersTo = 'off' | 'directory' | 'everyone';

export type AnswerParts = {
  readonly answers: { readonly to: AnswersTo; readonly limit: AnswerLimit };
  readonly mailbox: Pick<Mailbox, 'address'>;
  readonly people: People;
  readonly calendar: Calendar;
  readonly diagnostics: Diagnostics;
};

/** To whom an answer goes, into the thread of which mail, in which language. */
export type Answering = { readonly to: Pending['to']; readonly answers: NonNullable<Pending['answers']> };

/**
 * Whether the sender of a mail that opens an inquiry is told that it has arrived, counted against the limit; undefined: no.
 * A mail that was set aside and then opened by a person: only somebody of the directory.
 */
export async function acknowledgementOf(
  parts: AnswerParts,
  entry: LedgerEntry,
  draft: Draft,
  message: Partial<InboxMessage>,
): Promise<Answering | undefined> {
  if (!isWhole(message) || message.from === undefined) return undefined;
  const sender = (await parts.people.directory()).byMail(message.from.address);
  const isWanted =
    sender !== undefined ? parts.answers.to !== 'off' : parts.answers.to === 'everyone' && entry.state !== 'aside';
  if (!isWanted || !mayWriteTo(parts, message, sender)) return undefined;
  if (!(await isWithinLimit(parts, 'acknowledgement', entry, message))) return undefined;
  return {
    to: sender === undefined ? 'writer' : 'originator',
    answers: { messageId: message.id, language: answerLanguage(draft.issue) },
  };
}

/**
 * A mail that asks where its inquiry stands: a line of the log, a word to the owner, and an answer as far as the sender may
 * be told. It is no update. Undefined: it does not ask, or its sender is told nothing: then it is added as any other mail.
 * @returns whether it stands in the log.
 */
export async function takeStatusQuestion(
  parts: AnswerParts & { readonly log: InquiryLog; readonly clock: Clock; readonly wake: () => void },
  entry: LedgerEntry,
  route: { readonly ref: string; readonly text: string },
  message: InboxMessage,
): Promise<boolean | undefined> {
  const language = asksForStatus(message.subject, route.text);
  const stored = await parts.log.read(route.ref);
  if (language === undefined || stored === undefined || parts.answers.to === 'off') return undefined;
  const directory = await parts.people.directory();
  const asker = askerOf(message, stored.inquiry, directory, entry.receivedAt);
  if (asker === undefined || !mayWriteTo(parts, message, asker.person)) return undefined;
  const isAnswered = await isWithinLimit(parts, 'status', entry, message);

  const result = await commitDecision<never>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    route.ref,
    ({ inquiry }, now) => {
      const facts = { asker: asker.person?.id ?? 'originator', answered: isAnswered };
      // A sender's address proves nothing, so the line is the system's own.
      const asked = {
        actor: 'system',
        happenedAt: entry.receivedAt,
        recordedAt: now,
        facts,
        words: { text: route.text },
      };
      const answers = { messageId: message.id, language };
      return Promise.resolve({
        ...statusAsked(inquiry, asked),
        waiting: isAnswered ? [answerTo('statusAnswer', inquiry, asker.to, answers, now)] : [],
        marks: [keyHash('mail', entry.key)],
        marker: `mail:${entry.key}`,
      });
    },
  );
  parts.wake();
  return result.outcome === 'committed' || result.outcome === 'done';
}

type Asker = { readonly person?: Person; readonly to: Pending['to'] };

/** Who may be told something: people of the directory, and the originator by the address that stands in the inquiry. */
function askerOf(message: InboxMessage, inquiry: Inquiry, directory: Directory, now: DateTime): Asker | undefined {
  const address = message.from?.address.toLowerCase() ?? '';
  const person = directory.byMail(address);
  if (person !== undefined) {
    const isTold = mayBeTold(actorOf(person, directory, now), inquiry) !== 'nothing';
    return isTold ? { person, to: `person:${person.id}` } : undefined;
  }
  const isOriginator = addressesIn(inquiry.sensitive.originatorContact ?? '').includes(address);
  return isOriginator ? { to: 'writer' } : undefined;
}

function addressesIn(text: string): readonly string[] {
  return text.toLowerCase().match(/[^\s<>,;()]+@[^\s<>,;()]+/g) ?? [];
}

function mayWriteTo(parts: AnswerParts, message: InboxMessage, person: Person | undefined): boolean {
  return person?.mayBeAutomatic !== true && isAnswerable(message, parts.mailbox.address);
}

async function isWithinLimit(
  parts: AnswerParts,
  kind: AnswerableMail['kind'],
  { key, receivedAt }: LedgerEntry,
  { from, conversationId }: InboxMessage,
): Promise<boolean> {
  const { calendar } = parts;
  const day = openOrNext(calendar, receivedAt).setZone(calendar.rules.zone).toISODate() ?? '';
  const mail = {
    key,
    kind,
    address: from?.address ?? '',
    day,
    ...(conversationId !== undefined && { conversationId }),
  };
  const isWithin = await parts.answers.limit.take(mail);
  if (!isWithin) parts.diagnostics({ event: 'mail not answered: limit reached' });
  return isWithin;
}

function isWhole(message: Partial<InboxMessage>): message is InboxMessage {
  return message.id !== undefined;
}
