import { z } from 'zod';
import noInquiryData from '../data/no-inquiry.json';
import type { InboxMessage } from '../mailbox';
import { readData } from '../read-data';
import { fold, wordList, wordPattern } from '../word-pattern';

const words = readData(
  'no-inquiry.json',
  z.strictObject({
    about: z.string(),
    senders: z.array(z.string().regex(/^[a-z]+$/, 'small letters only')).min(1),
    bulk: wordList,
    thanks: wordList,
    invitations: wordList,
    sales: wordList,
    notices: wordList,
    matter: wordList,
    trouble: wordList,
  }),
  noInquiryData,
);
const senders = new Set(words.senders);
const bulk = wordPattern(words.bulk);
const thanks = wordPattern(words.thanks);
const invitation = wordPattern(words.invitations);
const salesOrNotice = wordPattern([...words.sales, ...words.notices]);
const matter = wordPattern(words.matter);
const trouble = wordPattern(words.trouble);
/** Thanks are short. */
const mostThanks = 300;

/** What a mail shows beside its words. */
export type Shown = {
  /** What the sender wrote, without greeting and signature. */
  readonly words: string;
  /** Everything, quoted mails too. */
  readonly whole: string;
  /** Whether it names a member by a labelled id or a form. */
  readonly namesMember: boolean;
  readonly isKnownSender: boolean;
};

/** Whether a mail seems to ask nothing: an invitation; and, unless it names a member, list mail, advertising, a notice, mere thanks. */
export function seemsNoInquiry(message: InboxMessage, shown: Shown): boolean {
  if (isInvitation(message)) return true;
  if (shown.namesMember) return false;
  if (hasCalendarFile(message)) return true;
  if (isMereThanks(shown.words)) return true;
  if (isListMail(message)) return true;
  return (
    matter.find(shown.whole) === undefined &&
    (isAdvertising(shown.whole) ||
      (!shown.isKnownSender &&
        (isBulkSender(message) || salesOrNotice.find(`${message.subject}\n${shown.whole}`) !== undefined)))
  );
}

const listHeaders = [
  'list-id',
  'list-unsubscribe',
  'list-post',
  'list-subscribe',
  'list-archive',
  'list-owner',
  'mailing-list',
  'x-mailing-list',
  'x-beenthere',
  'x-mailman-version',
  'x-campaign-id',
  'x-mailchimp',
  'feedback-id',
];

/** Whether headers say that it went to a list. */
export function isListMail({ headers }: InboxMessage): boolean {
  if (/^list\b/i.test(headers['precedence']?.trim() ?? '')) return true;
  return listHeaders.some((name) => headers[name] !== undefined) || isReturnedToListOwner(headers['return-path']);
}

/** Older list programs say it only in the address to which reports go: "owner-events@", "events-owner@", "events-bounces@". */
function isReturnedToListOwner(returnPath = ''): boolean {
  return /^<?(?:owner-[^@\s]+|[^@\s]+-(?:owner|bounces))@/i.test(returnPath.trim());
}

/** "news@", "city-events_newsletter@": an address from which no person writes about one member. */
function isBulkSender({ from }: InboxMessage): boolean {
  const parts =
    (from?.address ?? '')
      .toLowerCase()
      .split('@')[0]
      ?.split(/[^a-z]+/) ?? [];
  return parts.some((part) => senders.has(part));
}

function isInvitation(message: InboxMessage): boolean {
  if (message.kind.startsWith('eventMessage')) return true;
  if (/calendarmessage/i.test(message.headers['content-class'] ?? '')) return true;
  if (/^text\/calendar/i.test(message.headers['content-type'] ?? '')) return true;
  return invitation.find(message.subject)?.start === 0 && message.kind.startsWith('event');
}

/** A person may attach an appointment to a mail about a member. */
function hasCalendarFile({ attachments }: InboxMessage): boolean {
  return attachments.some(({ contentType }) => /^text\/calendar/i.test(contentType));
}

function isMereThanks(text: string): boolean {
  const said = text.trim();
  const found = thanks.findAll(said);
  if (said.length > mostThanks || found.length === 0 || /[?¿]|\d{4}/.test(said)) return false;
  // "Thank you for not giving up": what stands inside the thanks is no trouble.
  const rest = found.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), said);
  return trouble.find(rest) === undefined;
}

function isAdvertising(text: string): boolean {
  return new Set(bulk.findAll(text).map(({ words: found }) => fold(found))).size >= 3;
}
