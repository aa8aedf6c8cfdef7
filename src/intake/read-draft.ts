import { cutIssue } from './chain/issue';
import { takeApart, type MailChain } from './chain/mail-chain';
import { passagesOf } from './chain/passages';
import type { Draft, Drafts } from './draft';
import type { Known } from './known';
import { bodyText } from './mail/body-text';
import { squeeze } from './mail/squeeze';
import type { InboxMessage } from './mailbox';
import { referencesInText } from './references';
import { unwrapped } from './text/unwrap';
import { readingOf, shown, type Passage, type Reading } from './text/reading';
import { findCategory } from './values/category';
import { findCounty } from './values/county';
import { findDeadline, isWithinOneBusinessDay } from './values/deadline';
import { saysFollowUp } from './values/follow-up';
import { findLanguage } from './values/language';
import { membersIn, type Member } from './values/members';
import { nameMentions } from './values/name-mentions';
import { findPhone } from './values/phone';
import { findPlan } from './values/plan';
import { suggestTier } from './values/suggest-tier';
import { findOriginator } from './who/sender';

/** A mail taken apart and read as one text, before anything is looked for in it. */
export type OpenedMail = {
  readonly chain: MailChain;
  readonly subjects: readonly string[];
  readonly passages: readonly [Passage, ...Passage[]];
  readonly reading: Reading;
};

/** Takes a mail apart. `attached`: the mails that it carries, which stand below it like forwarded ones. */
export function openMail(message: InboxMessage, attached: readonly InboxMessage[], known: Known): OpenedMail {
  const subject = plainSubject(message.subject);
  const outer = takeApart(bodyText(message.body), subject);
  const chain = attached.reduce(withAttached, outer);
  const subjects = bareSubjects([subject, ...chain.mails.flatMap((mail) => mail.subject ?? [])]);
  const sender = { name: senderName(message), ...(message.from && { address: message.from.address }) };
  const passages = passagesOf(chain, sender, message.receivedAt, known);
  // What we wrote ourselves is no news about a member.
  const own = known.mailboxAddress.toLowerCase();
  const theirs = passages.filter(
    ({ writer }, index) => index === 0 || own === '' || writer.address?.toLowerCase() !== own,
  );
  return { chain, subjects, passages, reading: readingOf(subjects, theirs, message.receivedAt) };
}

/** A mail that is attached was passed on, and so were those inside it. */
function withAttached(chain: MailChain, mail: InboxMessage): MailChain {
  const inner = takeApart(bodyText(mail.body), plainSubject(mail.subject));
  const name = mail.from?.name ?? '';
  const address = mail.from?.address;
  const from = {
    name: name === '' ? (address ?? '') : name,
    ...(address !== undefined && { address }),
    words: `${name} <${address ?? ''}>`,
  };
  const first = { from, subject: plainSubject(mail.subject), sent: mail.headers['date'] ?? '', text: inner.note };
  return { note: chain.note, mails: [...chain.mails, first, ...inner.mails], isForward: true };
}

/**
 * Reads draft inquiries from a mail: one for each member, at least one. What is uncertain stays absent or is marked to be checked;
 * nothing is ever decided here. Pure: the same mail and directory give the same drafts.
 */
export function readDrafts(
  message: InboxMessage,
  known: Known,
  opened: OpenedMail = openMail(message, [], known),
): Drafts {
  const { chain, passages, reading } = opened;
  const words = saidIn(reading.passages, unwrapped);
  const originator = findOriginator(
    {
      sender: { name: senderName(message), address: message.from?.address ?? '' },
      words: passages[0].words.join('\n'),
      signature: passages[0].signature.join('\n'),
      forwarded: chain.isForward
        ? chain.mails.map((mail, index) => ({
            ...mail,
            words: (passages[index + 1]?.words ?? []).join('\n'),
            signature: (passages[index + 1]?.signature ?? []).join('\n'),
          }))
        : [],
    },
    known,
  );
  const members = membersIn(reading);
  const scene: Scene = { message, known, opened, words, originator, members, names: nameMentions(reading) };
  const [first, ...others] = members;
  return [draftOf(first, scene), ...others.map((member) => draftOf(member, scene))];
}

type Scene = {
  readonly message: InboxMessage;
  readonly known: Known;
  readonly opened: OpenedMail;
  readonly words: string;
  readonly originator: ReturnType<typeof findOriginator>;
  readonly members: readonly Member[];
  readonly names: ReturnType<typeof nameMentions>;
};

function draftOf(member: Member, scene: Scene): Draft {
  const { message, known, opened, words, originator, names } = scene;
  const { reading, subjects, passages } = opened;
  const said = linesShown(`${subjects.join('\n')}\n\n${words}`);
  const about = aboutMember(member, scene);
  const own = ownOrShared(member, scene.members);
  const category = categoryOf(member, scene);
  const whose = { names, member: member.name?.value, isDental: category?.value === 'DENTAL' };
  const deadline = own((isWithin) => findDeadline(reading, isWithin));
  const isNear = deadline !== undefined && isWithinOneBusinessDay(deadline.value, message.receivedAt, known.closedDays);
  const suggestion = suggestTier(about ?? said, originator.originatorType, isNear);
  const prior = referencesInText(said)[0];
  return {
    ...originator,
    ...given('memberName', member.name),
    ...given('memberId', member.id),
    ...given('dateOfBirth', member.birthDate),
    ...given(
      'county',
      own((isWithin) => findCounty(reading, isWithin)),
    ),
    ...given(
      'mco',
      own((isWithin) => findPlan(reading, whose, isWithin)),
    ),
    ...given(
      'phone',
      own((isWithin) => findPhone(reading, whose.member, isWithin)),
    ),
    issue: issueOf(saidIn(reading.passages), subjects, message),
    ...given('category', category),
    ...given('statedDeadline', deadline),
    ...given('language', findLanguage(reading)),
    suggestedTier: suggestion.tier,
    suggestedReason: suggestion.reason,
    ...given('safetyFlag', suggestion.safetyFlag),
    isFollowUp: prior !== undefined || saysFollowUp(`${subjects[0] ?? ''}\n\n${passages[0].words.join('\n')}`, said),
    ...given('priorRef', prior),
  };
}

/** Of several members: the words about this one and those about all; "not urgent" may be said of another. */
function aboutMember(member: Member, { opened, members }: Scene): string | undefined {
  if (members.length === 1) return undefined;
  let text = opened.reading.text;
  for (const { from, to } of [...members].sort((a, b) => b.from - a.from))
    if (from !== member.from) text = `${text.slice(0, from)}\n\n${text.slice(to)}`;
  return linesShown(text);
}

/** Looks among a member's own words, then among those about nobody alone; never among another member's. */
function ownOrShared({ from, to }: Member, members: readonly Member[]) {
  const isOwn = (place: number) => from <= place && place < to;
  const isShared = (place: number) => !members.some((one) => one.from <= place && place < one.to);
  return <T>(find: (isWithin: (place: number) => boolean) => T | undefined): T | undefined =>
    members.length === 1 ? find(() => true) : (find(isOwn) ?? find(isShared));
}

/** Of several members each may have a matter of their own. */
function categoryOf({ from, to }: Member, { opened, words, members }: Scene): Draft['category'] {
  const own = members.length > 1 ? findCategory('', linesShown(opened.reading.text.slice(from, to))) : undefined;
  return own ?? findCategory(opened.subjects.join('\n'), linesShown(words));
}

/** What was written, without greetings and signatures. `as`: the lines as they are, or in another form. */
export function saidIn(
  passages: readonly Passage[],
  as: (lines: readonly string[]) => readonly string[] = (lines) => lines,
): string {
  return passages
    .map(({ words }) => as(words).join('\n').trim())
    .filter((text) => text !== '')
    .join('\n\n');
}

function linesShown(text: string): string {
  return text
    .split('\n')
    .map((line) => shown(line))
    .join('\n');
}

/** A property only when there is a value: absent and undefined are not the same to those who store a draft. */
function given<K extends keyof Draft>(name: K, value: Draft[K] | undefined): Partial<Pick<Draft, K>> {
  return value === undefined ? {} : ({ [name]: value } as unknown as Pick<Draft, K>);
}

function issueOf(words: string, subjects: readonly string[], message: InboxMessage): string {
  if (words !== '') return cutIssue(linesShown(words));
  const subject = subjects.find((text) => text !== '');
  if (subject !== undefined) return subject;
  return message.attachments.length > 0 ? 'The mail has no words, only attachments.' : 'The mail has no words.';
}

/** One line: a name can hold line ends that would begin a header elsewhere. */
function senderName({ from }: InboxMessage): string {
  return squeeze(from?.name ?? '')
    .replaceAll('\n', ' ')
    .slice(0, 200);
}

function plainSubject(subject: string): string {
  return squeeze(subject).replaceAll('\n', ' ').slice(0, 1_000);
}

/** Subjects without "FW:", "Re:" and the like, each once. */
function bareSubjects(subjects: readonly string[]): string[] {
  const bare = subjects.map((subject) =>
    subject.replace(/^(?:\s*(?:\[[^\]]{0,40}\]|(?:fwd?|re|rv|reenv|aw|wg|tr)\s?:))+/i, '').trim(),
  );
  return [...new Set(bare)];
}
