import type { DateTime } from 'luxon';
import type { Inquiry } from '../inquiry/inquiry';
import type { Notice } from '../inquiry/vocabulary';
import { contactHere } from '../people/cover';
import { nextContact } from '../people/next-contact';
import type { Directory, People, Person } from '../people/people';
import { without } from '../inquiry/without';
import { keyHash } from '../log/keys';
import type { InquiryLog } from '../log/inquiry-log';
import type { MailThreads, OurMail, Thread } from '../log/mail-threads';
import { commitDecision, type Planned } from '../reminders/commit-decision';
import type { Calendar } from '../clock/calendar';
import type { Clock } from '../clock/clock';
import { isInLog } from './known-for';
import type { LedgerEntry } from './ledger';
import type { InboxMessage, Mailbox } from './mailbox';
import { returnedMail, type ReturnedMail } from './returned-mail';

export type BounceParts = {
  readonly mailbox: Pick<Mailbox, 'source'>;
  readonly threads: MailThreads;
  readonly log: InquiryLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly people: People;
  readonly wake: () => void;
};

/** A report is small; what is larger carries the whole attachments of the mail that came back. Bytes. */
const largestSource = 2 * 1024 * 1024;

/**
 * Adds a report that a mail of ours came back to the inquiry that the mail was about, as a line of its log, and tells the
 * owner. What was asked of an MCO goes on to another of its contacts. Answers its reference, or nothing when the report names no mail of ours.
 * @throws MailboxUnreachable, MailboxRefused; the report is tried again.
 */
export async function addBounce(
  parts: BounceParts,
  message: InboxMessage,
  entry: LedgerEntry,
  named?: string,
): Promise<string | undefined> {
  const isSmall = (message.size ?? 0) <= largestSource;
  const returned = returnedMail(message, (isSmall ? await parts.mailbox.source(message.id) : undefined) ?? '');
  const thread = await threadOf(parts, returned, named);
  if (thread === undefined) return undefined;
  let known: string | undefined;
  // A mail about several inquiries came back to each of them; a try that died between them goes on where it ended.
  for (const ref of [thread.ref, ...(thread.others ?? [])]) {
    const result = await commitDecision<never>(
      { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
      ref,
      async ({ inquiry }, now) => {
        const next = whoseTurn(inquiry, returned, thread.ours, await parts.people.directory(), now);
        return cameBack(inquiry, { returned, ours: thread.ours, next, entry, isFirst: ref === thread.ref }, now);
      },
    );
    if (result.outcome !== 'unknown') known ??= ref;
  }
  parts.wake();
  return known;
}

/** By what we know of our mails; else by a reference that is in the log. */
async function threadOf(parts: BounceParts, returned: ReturnedMail, named?: string): Promise<Thread | undefined> {
  const known = await parts.threads.find(returned);
  if (known !== undefined) return known;
  for (const ref of [...(named === undefined ? [] : [named]), ...returned.references])
    if (await isInLog(parts.log, ref)) return { ref };
  return undefined;
}

/** A mail that came back, as it concerns one inquiry. */
type CameBack = {
  readonly returned: ReturnedMail;
  readonly ours: OurMail | undefined;
  /** Who of the MCO has the request now; `nobody` when all of them were tried, undefined when it was not theirs. */
  readonly next: Person | 'nobody' | undefined;
  readonly entry: LedgerEntry;
  readonly isFirst: boolean;
};

function cameBack(before: Inquiry, { returned, ours, next, entry, isFirst }: CameBack, now: DateTime): Planned {
  const { says, isOnTheWay } = returned;
  const { key, receivedAt } = entry;
  const undelivered = !isOnTheWay && isRequest(before, ours, next) ? withoutDelivery(before) : before;
  const inquiry = next === undefined || ours === undefined ? undelivered : goesOn(undelivered, ours.to, next);
  const isRedirected = next !== undefined && next !== 'nobody';
  return {
    outcome: 'decided',
    inquiry,
    lines: [
      {
        step: inquiry.step,
        act: 'mailBounced',
        actor: 'system',
        happenedAt: receivedAt,
        recordedAt: now,
        facts: {
          ...(ours !== undefined && { what: ours.what, to: ours.to }),
          ...(isOnTheWay && { isOnTheWay }),
          ...(isRedirected && { next: next.id }),
        },
        words: says === undefined ? {} : { text: says },
      },
    ],
    notices: isOnTheWay ? [] : [...(isRedirected ? (['mcoRedirected'] as const) : []), ...whoHears(inquiry, ours)],
    marks: [keyHash('mail', key)],
    ...(isFirst && { marker: `mail:${key}` }),
  };
}

/**
 * Who of the MCO is to have what is asked, when it was the mail to the one who has it that came back for good. One whose mail
 * came back before has handed it on already.
 */
function whoseTurn(
  { request, anchors }: Inquiry,
  { isOnTheWay }: ReturnedMail,
  ours: OurMail | undefined,
  directory: Directory,
  now: DateTime,
): CameBack['next'] {
  if (isOnTheWay || ours === undefined || request?.open !== true || request.contact === undefined) return undefined;
  if (anchors.asked === undefined || ours.at < anchors.asked) return undefined;
  const contact = directory.byId(request.contact);
  if (contact === undefined || request.cameBackFrom?.includes(ours.to) === true) return undefined;
  const has = contactHere(directory, contact, now);
  if (ours.to !== contact.id && ours.to !== has.id) return undefined;
  return nextContact(directory, request, ours.to === has.id ? has : contact, now) ?? 'nobody';
}

function goesOn(inquiry: Inquiry, from: string, next: Person | 'nobody'): Inquiry {
  const { request } = inquiry;
  if (request === undefined) return inquiry;
  const cameBackFrom = [...(request.cameBackFrom ?? []), from];
  return { ...inquiry, request: { ...request, cameBackFrom, ...(next !== 'nobody' && { contact: next.id }) } };
}

/** Whether it was the request to the MCO that counts now. */
function isRequest({ request, anchors }: Inquiry, ours: OurMail | undefined, next: CameBack['next']): boolean {
  return (
    (ours?.what === 'mcoRequest' || ours?.what === 'mcoRedirected') &&
    request?.open === true &&
    (request.contact === ours.to || next !== undefined) &&
    anchors.asked !== undefined &&
    ours.at >= anchors.asked
  );
}

/** A request that came back was not delivered: silence does not count against the MCO. */
function withoutDelivery(inquiry: Inquiry): Inquiry {
  return inquiry.request === undefined ? inquiry : { ...inquiry, request: without(inquiry.request, ['deliveredAt']) };
}

/** The owner; the Unit Lead when it is the owner's own mail that came back; nobody when the Unit Lead's did, or it would never end. */
function whoHears(inquiry: Inquiry, ours: OurMail | undefined): readonly Notice[] {
  if (ours?.what === 'undelivered') return [];
  return ours?.what === 'mailBounced' || (ours !== undefined && ours.to === inquiry.owner)
    ? ['undelivered']
    : ['mailBounced'];
}
