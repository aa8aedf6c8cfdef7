import type { DateTime } from 'luxon';
import { findBirthDate } from './birth-date';
import { bodyText } from './body-text';
import { findCategory } from './category';
import { findDeadline, isWithinOneBusinessDay } from './deadline';
import type { Draft, Found } from './draft';
import { cutIssue } from './issue';
import type { Known } from './known';
import { findLanguage } from './language';
import { takeApart } from './mail-chain';
import type { InboxMessage } from './mailbox';
import { findMedicaidId } from './medicaid-id';
import { findMemberName } from './member-name';
import { findPhone } from './phone';
import { findPlan } from './plan';
import { findOriginator } from './sender';
import { sentDate } from './sent-date';
import { splitSignature } from './signature';
import { squeeze } from './squeeze';
import { suggestTier } from './suggest-tier';

/**
 * Reads a draft inquiry from a mail. What is uncertain stays absent or is marked to be checked; nothing is ever decided here.
 * Pure: the same mail and directory give the same draft. Several members in one mail are left to people.
 */
export function readDraft(message: InboxMessage, known: Known): Draft {
  const subject = squeeze(message.subject).replaceAll('\n', ' ').slice(0, 1_000);
  const chain = takeApart(bodyText(message.body), subject);
  const parts = [
    splitSignature(chain.note.split('\n'), message.from?.name),
    ...chain.mails.map((mail) => splitSignature(mail.text.split('\n'), mail.from.name)),
  ];
  const subjects = bareSubjects([subject, ...chain.mails.flatMap((mail) => mail.subject ?? [])]);
  const signatures = parts.map(({ signature }) => signature.join('\n'));

  const words = parts
    .map((part) => part.words.join('\n').trim())
    .filter((text) => text !== '')
    .join('\n\n');
  const said = `${subjects.join('\n')}\n\n${words}`;
  // Members put their id and birth date below their name, where a signature stands.
  const whole = withoutLinks(
    `${subjects.join('\n')}\n\n${[chain.note, ...chain.mails.map(({ text }) => text)].join('\n\n')}`,
  );

  const originator = findOriginator(
    {
      sender: { name: message.from?.name ?? '', address: message.from?.address ?? '' },
      signature: signatures[0] ?? '',
      forwarded: chain.isForward
        ? chain.mails.map((mail, index) => ({ ...mail, signature: signatures[index + 1] ?? '' }))
        : [],
    },
    known,
  );
  const deadline = earliest(
    message.receivedAt,
    findDeadline(`${subject}\n\n${chain.note}`, message.receivedAt),
    ...chain.mails.map((mail) => findDeadline(mail.text, sentDate(mail.sent, message.receivedAt))),
  );
  const isNear = deadline !== undefined && isWithinOneBusinessDay(deadline.value, message.receivedAt, known.closedDays);
  const suggestion = suggestTier(said, originator.originatorType, isNear);

  return {
    ...originator,
    ...given('memberName', findMemberName(whole)),
    ...given('memberId', findMedicaidId(whole)),
    ...given('dateOfBirth', findBirthDate(whole, message.receivedAt)),
    ...given('mco', findPlan(said, message.receivedAt)),
    ...given('phone', findPhone(words, signatures.join('\n'))),
    issue: issueOf(words, subjects, message),
    ...given('category', findCategory(said)),
    ...given('statedDeadline', deadline),
    ...given('language', findLanguage(words)),
    suggestedTier: suggestion.tier,
    suggestedReason: suggestion.reason,
    ...given('safetyFlag', suggestion.safetyFlag),
  };
}

/** A property only when there is a value: absent and undefined are not the same to those who store a draft. */
function given<K extends keyof Draft>(name: K, value: Draft[K] | undefined): Partial<Pick<Draft, K>> {
  return value === undefined ? {} : ({ [name]: value } as unknown as Pick<Draft, K>);
}

function issueOf(words: string, subjects: readonly string[], message: InboxMessage): string {
  if (words !== '') return cutIssue(words);
  const subject = subjects.find((text) => text !== '');
  if (subject !== undefined) return subject;
  return message.attachments.length > 0 ? 'The mail has no words, only attachments.' : 'The mail has no words.';
}

/** Subjects without "FW:", "Re:" and the like, each once. */
function bareSubjects(subjects: readonly string[]): string[] {
  const bare = subjects.map((subject) =>
    subject.replace(/^(?:\s*(?:\[[^\]]{0,40}\]|(?:fwd?|re|rv|reenv|aw|wg|tr)\s?:))+/i, '').trim(),
  );
  return [...new Set(bare)];
}

/** Numbers in links are no ids. */
function withoutLinks(text: string): string {
  return text.replace(/\bhttps?:\/\/\S+/gi, ' ');
}

/** The earliest deadline that is not already a week gone. */
function earliest(receivedAt: DateTime, ...found: readonly (Found | undefined)[]): Found | undefined {
  const weekAgo = receivedAt.minus({ days: 7 }).toISODate() ?? '';
  const [first] = found
    .flatMap((one) => (one && one.value >= weekAgo ? [one] : []))
    .sort((a, b) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
  return first;
}
