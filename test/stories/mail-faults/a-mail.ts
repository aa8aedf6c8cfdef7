import { mailboxAddress } from '../../../local/unit';
import type { LedgerState } from '../../../src/intake/ledger';

/** What kinds of mail come, each with how many of fifty it is. */
export const kinds = {
  matter: 26,
  /** With the message id of another mail, and other words. */
  sameId: 1,
  answerToUs: 4,
  answerInThread: 4,
  /** To a mail that came just before, and is hardly decided. */
  answerAtOnce: 5,
  outOfOffice: 3,
  bounce: 3,
  own: 1,
  encrypted: 1,
  noSender: 1,
  /** The mailbox lists it and never gives it out. */
  refused: 1,
} as const;
export type Kind = keyof typeof kinds;

/** A mail that comes, once or more often. `number` is its own, and that of its member. */
export type AMail = {
  readonly number: number;
  readonly kind: Kind;
  readonly messageId: string;
  readonly from: string;
  /** The mail that it answers, or came back from, or whose message id it has. */
  readonly of?: AMail;
};

/** A mail of ours, as who answers it sees it. */
export type OurAnswer = { readonly messageId: string; readonly subject: string };

/** What must become of a mail. `matter`: the mail that opens its inquiry. */
export type Expected = {
  readonly states: readonly LedgerState[];
  readonly reason?: string;
  readonly matter?: AMail;
};

/** By the kind of a mail alone, without a look at what the service does. */
export function expectedOf(mail: AMail): Expected {
  switch (mail.kind) {
    case 'matter':
    case 'sameId':
      return { states: ['opened'], matter: mail };
    case 'answerToUs':
    case 'answerInThread':
    case 'answerAtOnce':
      return { states: ['appended'], matter: matterOf(mail) };
    case 'outOfOffice':
      return { states: ['automatic'] };
    case 'bounce':
      return { states: ['bounce'] };
    case 'own':
      return { states: ['own'] };
    case 'encrypted':
      return { states: ['aside'], reason: 'ENCRYPTED' };
    case 'noSender':
      return { states: ['aside'], reason: 'NO_SENDER' };
    case 'refused':
      return { states: ['aside'], reason: 'UNREADABLE' };
  }
}

/** The mail whose inquiry this one belongs to. */
export function matterOf(mail: AMail): AMail {
  return mail.kind === 'matter' || mail.of === undefined ? mail : matterOf(mail.of);
}

/** No two mails are about one member, so that an inquiry tells which mail opened it. */
export function memberIdOf({ number }: AMail): string {
  return `${String(1_000_000 + number)}${'ABCDEFGHJK'.charAt(number % 10)}`;
}

const firstNames = ['Avery', 'Blair', 'Casey', 'Devon', 'Emery', 'Frances', 'Greer', 'Hollis', 'Indira', 'Jules'];
const lastNames = ['Albrecht', 'Bergdahl', 'Castellan', 'Dunmore', 'Ekwueme', 'Fairbank', 'Gunderson', 'Hadley'];
const plans = ['Iowa Total Care', 'Molina', 'Wellpoint'];
const troubles = [
  'The ride to the clinic did not come twice this week.',
  'The pharmacy says that the prior authorization for her inhaler has ended.',
  'He has a bill of $212.40 for blood work that should have been covered.',
  'The repair of the wheelchair has been waiting for an answer since October.',
  'The home health aide has not come since Monday and nobody calls back.',
];

/** Its bytes, as a mail program sends it. `ours`: what we wrote to its sender about the matter, if anything. */
export function written(mail: AMail, ours: OurAnswer | undefined): string {
  const { kind, number, of } = mail;
  switch (kind) {
    case 'matter':
    case 'sameId':
      return lettered(mail, subjectOf(mail), [], aboutMember(mail));
    case 'answerToUs':
      // Some make a subject of their own; the thread tells then.
      return ours === undefined || number % 4 === 0
        ? answer(mail, 'your message', [ours?.messageId ?? of?.messageId ?? ''])
        : answer(mail, ours.subject, [ours.messageId]);
    case 'answerInThread':
    case 'answerAtOnce':
      // Every second program names what it answers in no header.
      return answer(mail, subjectOf(matterOf(mail)), number % 2 === 0 ? [of?.messageId ?? ''] : []);
    case 'outOfOffice':
      return lettered(mail, 'Automatic reply: Member Escalations', [automaticHeaders[number % 4] ?? ''], 'I am away.');
    case 'bounce':
      return report(mail, ours);
    case 'own':
      return lettered(mail, `A copy for the file ${String(number)}`, [], 'As was said by phone.');
    case 'encrypted':
      return lettered(
        mail,
        'Encrypted',
        ['Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"'],
        'MIICCgYJKoZIhvcNAQcDoIIB',
      );
    case 'noSender':
      return lettered({ ...mail, from: '' }, subjectOf(mail), [], aboutMember(mail));
    case 'refused':
      return lettered(mail, subjectOf(mail), [], aboutMember(mail));
  }
}

const automaticHeaders = [
  'Auto-Submitted: auto-replied',
  'X-Auto-Response-Suppress: All',
  'Precedence: auto_reply',
  'X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent',
];

function subjectOf({ number }: AMail): string {
  return `Member inquiry ${String(number)}`;
}

function answer(mail: AMail, subject: string, answeredIds: readonly string[]): string {
  const headers = answeredIds.flatMap((id) => [`In-Reply-To: ${id}`, `References: ${id}`]);
  const words = `One more thing, number ${String(mail.number)}: the clinic has called again.`;
  return lettered(mail, `Re: ${subject}`, headers, words);
}

function aboutMember(mail: AMail): string {
  const { number } = mail;
  const name = `${firstNames[number % firstNames.length] ?? ''} ${lastNames[number % lastNames.length] ?? ''}`;
  return [
    `Please look into this. The member is ${name}, Medicaid number ${memberIdOf(mail)}.`,
    `The plan is ${plans[number % plans.length] ?? ''}. ${troubles[number % troubles.length] ?? ''}`,
    `The number to call is 319-555-01${String(number % 100).padStart(2, '0')}.`,
  ].join('\r\n');
}

function lettered({ from, messageId }: AMail, subject: string, headers: readonly string[], words: string): string {
  const top = [
    ...(from === '' ? [] : [`From: ${from}`]),
    `To: Member Escalations <${mailboxAddress}>`,
    `Subject: ${subject}`,
    `Message-ID: ${messageId}`,
    'Date: Tue, 24 Nov 2026 09:00:00 -0600',
    ...(headers.some((header) => header.startsWith('Content-Type')) ? [] : ['Content-Type: text/plain; charset=utf-8']),
    ...headers,
  ];
  return [...top, '', words, ''].join('\r\n');
}

/** A report of a mail server that a mail could not be delivered: ours, or one of which we know nothing. */
function report({ number, messageId }: AMail, ours: OurAnswer | undefined): string {
  const boundary = `b${String(number)}`;
  const subject = ours?.subject ?? 'Lunch on Thursday';
  return [
    'Return-Path: <>',
    'From: Mail Delivery <postmaster@mail.example.org>',
    `To: Member Escalations <${mailboxAddress}>`,
    'Subject: Undeliverable mail',
    `Message-ID: ${messageId}`,
    'Date: Tue, 24 Nov 2026 09:00:00 -0600',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary=${boundary}`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain',
    '',
    'Your mail could not be delivered.',
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.org',
    '',
    'Final-Recipient: rfc822; nobody@mail.example.org',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 no such user',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${ours?.messageId ?? '<lunch@mail.example.org>'}`,
    `Subject: ${subject}`,
    `--${boundary}--`,
    '',
  ].join('\r\n');
}
