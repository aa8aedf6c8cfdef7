import type { DateTime } from 'luxon';
import type { Inquiry } from '../inquiry/inquiry';
import type { Notice } from '../inquiry/vocabulary';
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
  readonly wake: () => void;
};

/** A report is small; what is larger carries the whole attachments of the mail that came back. Bytes. */
const largestSource = 2 * 1024 * 1024;

/**
 * Adds a report that a mail of ours came back to the inquiry that the mail was about, as a line of its log, and tells the
 * owner. Answers its reference, or nothing when the report names no mail of ours.
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
      ({ inquiry }, now) => Promise.resolve(cameBack(inquiry, returned, thread.ours, entry, now, ref === thread.ref)),
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

function cameBack(
  inquiry: Inquiry,
  returned: ReturnedMail,
  ours: OurMail | undefined,
  entry: LedgerEntry,
  now: DateTime,
  isFirst: boolean,
): Planned {
  const { says, isOnTheWay } = returned;
  const { key, receivedAt } = entry;
  return {
    outcome: 'decided',
    inquiry: !isOnTheWay && isRequest(inquiry, ours) ? withoutDelivery(inquiry) : inquiry,
    lines: [
      {
        step: inquiry.step,
        act: 'mailBounced',
        actor: 'system',
        happenedAt: receivedAt,
        recordedAt: now,
        facts: { ...(ours !== undefined && { what: ours.what, to: ours.to }), ...(isOnTheWay && { isOnTheWay }) },
        words: says === undefined ? {} : { text: says },
      },
    ],
    notices: isOnTheWay ? [] : whoHears(inquiry, ours),
    marks: [keyHash('mail', key)],
    ...(isFirst && { marker: `mail:${key}` }),
  };
}

/** Whether it was the request to the MCO that counts now. */
function isRequest({ request, anchors }: Inquiry, ours: OurMail | undefined): boolean {
  return (
    ours?.what === 'mcoRequest' &&
    request?.open === true &&
    request.contact === ours.to &&
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
