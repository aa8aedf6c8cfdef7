import { z } from 'zod';
import automaticData from '../data/automatic-words.json';
import type { InboxMessage } from '../mailbox';
import { readData } from '../read-data';
import { fold, wordList, wordPattern } from '../word-pattern';

const words = readData(
  'automatic-words.json',
  z.strictObject({
    about: z.string(),
    absenceSubject: wordList,
    absenceBody: wordList,
    bounceSubject: wordList,
    mailSystems: wordList,
  }),
  automaticData,
);
const absenceSubject = wordPattern(words.absenceSubject);
const absenceBody = wordPattern(words.absenceBody);
const bounceSubject = wordPattern(words.bounceSubject);
const mailSystem = wordPattern(words.mailSystems);

type Sign = { readonly header: string; readonly says: (value: string) => boolean };

const signs: readonly Sign[] = [
  { header: 'auto-submitted', says: (value) => value !== '' && !/^no\b/.test(value) },
  // "DR, RN, NRN" only asks for no receipts, as people's own clients do.
  { header: 'x-auto-response-suppress', says: (value) => /\b(?:all|autoreply|oof)\b/.test(value) },
  { header: 'precedence', says: (value) => /^(bulk|junk|auto_reply)\b/.test(value) },
  { header: 'return-path', says: (value) => value === '<>' },
  { header: 'content-type', says: (value) => value.startsWith('multipart/report') },
  { header: 'x-ms-exchange-generated-message-source', says: () => true },
  { header: 'x-autoreply', says: (value) => value !== '' && value !== 'no' },
  { header: 'x-autorespond', says: () => true },
  { header: 'x-autoreply-from', says: () => true },
  { header: 'x-mail-autoreply', says: () => true },
  { header: 'x-vacation', says: () => true },
  { header: 'delivered-to', says: (value) => value === 'autoresponder' },
  { header: 'preference', says: (value) => value === 'auto_reply' },
];

/** The lower-cased name of the header that says that no person sent this mail, or undefined. */
export function automaticHeader(message: InboxMessage): string | undefined {
  return signs.find(({ header, says }) => says1(message, header, says))?.header;
}

/** Whether it says that it answers another mail, and not only that a machine made it. */
export function isAutomaticAnswer({ headers }: InboxMessage): boolean {
  return /(?:^|\n)\s*auto-replied/i.test(headers['auto-submitted'] ?? '');
}

function says1(message: InboxMessage, header: string, says: Sign['says']): boolean {
  return message.headers[header]?.split('\n').some((value) => says(value.trim().toLowerCase())) === true;
}

/**
 * The sign by which a mail is the report of one that could not be delivered: `content-type` of a delivery report, or `from` when
 * a mail system sent it with such a subject. Undefined when it is none; reports of reading are none.
 */
export function bounceSign(message: InboxMessage): string | undefined {
  const type = message.headers['content-type']?.toLowerCase() ?? '';
  const isReport = type.startsWith('multipart/report') && !type.includes('disposition-notification');
  const hasStatus = message.attachments.some(({ contentType }) =>
    /^message\/(?:global-)?delivery-status/i.test(contentType),
  );
  if (
    (isReport && (type.includes('delivery-status') || hasStatus || isAboutDelivery(message))) ||
    (hasStatus && isAboutDelivery(message))
  )
    return 'content-type';
  if (message.headers['x-failed-recipients'] !== undefined) return 'x-failed-recipients';
  const { address = '', name = '' } = message.from ?? {};
  const local = address.split('@')[0] ?? '';
  const isSystem =
    mailSystem.find(local.replace(/[_+.]/g, '-')) !== undefined ||
    (mailSystem.find(name) !== undefined && isAutomaticReturn(message));
  return isSystem && isAboutDelivery(message) ? 'from' : undefined;
}

function isAboutDelivery({ subject }: InboxMessage): boolean {
  return bounceSubject.find(subject) !== undefined;
}

function isAutomaticReturn(message: InboxMessage): boolean {
  return ['', '<>'].includes(message.headers['return-path']?.trim() ?? '');
}

/**
 * Whether a mail without telling headers is an absence note: its subject begins like one, its own words say it, and they are short.
 * `text`: what the sender wrote above anything quoted.
 */
export function isAbsenceNote(subject: string, text: string): boolean {
  const start = absenceSubject.find(subject);
  if (!start || !/^[\W_]*$/.test(fold(subject.slice(0, start.start)))) return false;
  return text.length <= 1_500 && absenceBody.find(text) !== undefined;
}
