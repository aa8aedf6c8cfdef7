import type { DateTime } from 'luxon';
import type { InboxMessage } from '../src/intake/mailbox';
import type { Person } from '../src/people/people';
import type { Chance } from './chance';

/** What an inquiry is about, in the words of a mail; the urgent ones hold signs of High Priority. */
const matters: readonly { readonly subject: string; readonly words: string }[] = [
  {
    subject: 'wheelchair repair',
    words: 'The power wheelchair has not been repaired for two weeks and the supplier does not call back.',
  },
  {
    subject: 'ride to an appointment',
    words: 'No ride came to the appointment on Monday. The broker says that the trip was never approved.',
  },
  { subject: 'a bill', words: 'A lab sends bills for a test that the plan should have paid in the spring.' },
  { subject: 'finding a dentist', words: 'Nobody within fifty miles takes new patients, and the list is out of date.' },
  {
    subject: 'prior authorization',
    words: 'The prior authorization for physical therapy was denied without a reason.',
  },
  {
    subject: 'case manager',
    words: 'The case manager left and nobody has called since. The waiver hours are to be reviewed.',
  },
  {
    subject: 'insulin',
    words: 'The insulin runs out tomorrow and the pharmacy cannot fill it. Please treat as urgent.',
  },
  { subject: 'oxygen', words: 'The oxygen supplier stops today, and there is one backup tank for five hours.' },
  { subject: 'medicine', words: 'She has no seizure medicine left after tonight and the plan has not approved it.' },
  { subject: 'home health', words: 'The home health aide did not come for a week. The agency waits for the plan.' },
];
const firstNames = ['Alma', 'Jorge', 'Nell', 'Ravi', 'Greta', 'Owen', 'Luz', 'Abe', 'Hana', 'Pearl', 'Milo', 'Ines'];
const lastNames = ['Ostberg', 'Vance', 'Quill', 'Tran', 'Moreau', 'Baird', 'Sato', 'Ekholm', 'Dunne', 'Reyes', 'Falk'];
const planNames = ['Iowa Total Care', 'Molina', 'Wellpoint'];

/** An invented member as somebody asks for them. */
export type Member = { readonly name: string; readonly id: string; readonly born: string; readonly phone: string };

export function aMember(dice: Chance): Member {
  const letter = 'ABCDEFGH'.charAt(dice.whole(0, 7));
  return {
    name: `${dice.pick(firstNames)} ${dice.pick(lastNames)}`,
    id: `${String(dice.whole(1_000_000, 9_999_999))}${letter}`,
    born: `19${String(dice.whole(40, 99))}-0${String(dice.whole(1, 9))}-1${String(dice.whole(0, 9))}`,
    phone: `515-555-01${String(dice.whole(10, 99))}`,
  };
}

/** What somebody who phones says is wrong. */
export function aMatter(dice: Chance): string {
  return dice.pick(matters).words;
}

export type Sender = Pick<Person, 'name' | 'mail'>;

/** A mail about a member; received to the second, as the mailbox tells it. */
export function inquiryMail(n: number, at: DateTime, from: Sender, dice: Chance): InboxMessage {
  const { subject, words } = dice.pick(matters);
  const member = aMember(dice);
  const lines = [
    'Please see below.',
    '',
    `Member: ${member.name}`,
    ...(dice.is(0.8) ? [`Medicaid ID: ${member.id}`] : []),
    `DOB: ${member.born}`,
    `Phone: ${member.phone}`,
    ...(dice.is(0.7) ? [`MCO: ${dice.pick(planNames)}`] : []),
    '',
    words,
    '',
    from.name,
  ];
  return mail(`inquiry-${String(n)}`, at, from, `FW: ${subject}`, lines.join('\n'));
}

/** A reply that names an inquiry of ours. */
export function replyMail(n: number, at: DateTime, from: Sender, ref: string, words: string): InboxMessage {
  return mail(`reply-${String(n)}`, at, from, `RE: Member inquiry ${ref}`, words);
}

/** A mail that nobody can read: it is set aside. */
export function encryptedMail(n: number, at: DateTime, from: Sender): InboxMessage {
  const sealed = mail(`sealed-${String(n)}`, at, from, 'Secure message', '');
  return {
    ...sealed,
    headers: { 'content-type': 'multipart/encrypted; protocol="application/pgp-encrypted"' },
    attachments: [{ name: 'smime.p7m', contentType: 'application/pkcs7-mime', size: 4_000 }],
  };
}

/** An automatic answer: it becomes nothing. */
export function automaticMail(n: number, at: DateTime, from: Sender): InboxMessage {
  const answer = mail(`automatic-${String(n)}`, at, from, 'Automatic reply', 'I am out of the office.');
  return { ...answer, headers: { 'auto-submitted': 'auto-replied' } };
}

function mail(name: string, at: DateTime, from: Sender, subject: string, content: string): InboxMessage {
  return {
    id: name,
    internetMessageId: `<${name}@example.org>`,
    receivedAt: at.startOf('second'),
    conversationId: name,
    subject,
    from: { name: from.name, address: from.mail },
    headers: {},
    body: { type: 'text', content },
    size: content.length + 2_000,
    attachments: [],
    attachedMails: [],
    kind: 'message',
  };
}
