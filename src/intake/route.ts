import { newWords } from './chain/new-words';
import type { AsideReason, Drafts, Route } from './draft';
import type { Known } from './known';
import { isEncrypted, isTnefOnly } from './mail/encrypted';
import type { InboxMessage } from './mailbox';
import { openMail, readDrafts, saidIn, type OpenedMail } from './read-draft';
import { bodyReferencesIn, referencesIn } from './references';
import { asksForStatus } from './status-question';
import { automaticHeader, isAutomaticAnswer, bounceSign, isAbsenceNote } from './signs/automatic';
import { holdsInstructions } from './signs/instructions';
import { isLookAlike } from './signs/look-alike';
import { isListMail, seemsNoInquiry } from './signs/no-inquiry';
import { saysNotEnrolled } from './signs/not-enrolled';
import { isProvidersOwnMatter } from './signs/provider-matter';
import { saysNewMatter, saysReopen } from './values/follow-up';

const largest = 25 * 1024 * 1024;

/**
 * Where a mail goes. The order decides: what passes for somebody it is not, what no person wrote to us, what cannot be read, what
 * is aimed at a machine, what belongs to an inquiry, what seems to be none; all else opens one. An automatic answer that carries
 * a reference is still automatic: it is no update. `attached`: the mails that it carries.
 */
export function route(message: InboxMessage, known: Known, attached: readonly InboxMessage[] = []): Route {
  if (sizeOf(message) > largest) return { to: 'aside', reason: 'TOO_LARGE' };
  const sender = usableAddress(message.from?.address);
  const isOurAddress = sender?.toLowerCase() === known.mailboxAddress.toLowerCase();
  if (isLookAlike(message, known.ownDomains)) return { to: 'aside', reason: 'LOOK_ALIKE' };
  // Our mark alone proves nothing: anybody can write a header. Our address decides, with or without the mark.
  if (isOurAddress) return { to: 'own' };

  const bounce = bounceSign(message);
  if (bounce !== undefined) return { to: 'bounce', header: bounce, ...given(ourReference(message, known)) };
  const person = sender === undefined ? undefined : known.personByMail(sender);
  const mayBeAutomatic = person?.mayBeAutomatic === true;
  // Newsletters say that they are automatic too; an answer that came through a list is an answer.
  const isList = isListMail(message) && !isAutomaticAnswer(message);
  const header = mayBeAutomatic || isList ? undefined : automaticHeader(message);
  if (header !== undefined) return { to: 'automatic', header };

  const locked = lockedReason(message, sender);
  if (locked) return { to: 'aside', reason: locked };
  if (holdsInstructions(message) || attached.some(holdsInstructions)) return { to: 'aside', reason: 'INSTRUCTIONS' };
  return routeRead(message, sender ?? '', known, openMail(message, attached, known), mayBeAutomatic);
}

/** Once it is clear that the words may be read. */
function routeRead(
  message: InboxMessage,
  sender: string,
  known: Known,
  opened: OpenedMail,
  mayBeAutomatic: boolean,
): Route {
  const own = newWords(message);
  const ref = ourReference(message, known);
  const drafts = readDrafts(message, known, opened);
  const namesMember = drafts.some(
    ({ memberId, memberName }) => memberId?.check === false || memberName?.check === false,
  );
  if (!mayBeAutomatic && !namesMember && isAbsenceNote(message.subject, own))
    return { to: 'automatic', header: 'words' };
  if (ref !== undefined && !(namesMember && saysNewMatter(own))) {
    return { to: 'append', ref, text: own, fromAddress: sender, reopens: saysReopen(own), drafts };
  }
  const whole = saidIn(opened.passages);
  const subject = opened.subjects.join('\n');
  const isKnownSender = known.personByMail(sender) !== undefined;
  const asksForMore = asksForStatus(message.subject, own) !== undefined;
  if (
    !asksForMore &&
    seemsNoInquiry(message, { words: opened.passages[0].words.join('\n'), whole, namesMember, isKnownSender })
  ) {
    return { to: 'aside', reason: 'NOT_AN_INQUIRY' };
  }
  if (isProvidersOwnMatter(`${subject}\n\n${whole}`, namesMember)) return { to: 'aside', reason: 'PROVIDER', drafts };
  return openRoute(drafts, opened);
}

function openRoute(drafts: Drafts, { reading }: OpenedMail): Route {
  const hasPlan = drafts.some(({ mco }) => mco !== undefined);
  return { to: 'open', drafts, ...(saysNotEnrolled(reading, hasPlan) && { hint: 'notEnrolled' as const }) };
}

/** Subject and thread first; then what the words name. */
function ourReference(message: InboxMessage, known: Known): string | undefined {
  return [...referencesIn(message), ...bodyReferencesIn(message)].find((candidate) => known.isOurReference(candidate));
}

function given(ref: string | undefined): { ref?: string } {
  return ref === undefined ? {} : { ref };
}

function lockedReason(message: InboxMessage, sender: string | undefined): AsideReason | undefined {
  if (isEncrypted(message)) return 'ENCRYPTED';
  if (isTnefOnly(message)) return 'TNEF';
  return sender === undefined ? 'NO_SENDER' : undefined;
}

function sizeOf(message: InboxMessage): number {
  const known = message.attachments.reduce((sum, attachment) => sum + attachment.size, message.body.content.length);
  return message.size ?? known;
}

/** The address when mail could be answered to it: one @ with something on both sides, no spaces. */
function usableAddress(address: string | undefined): string | undefined {
  const trimmed = address?.trim() ?? '';
  return trimmed.length <= 320 && /^[^\s@<>]+@[^\s@<>]+$/.test(trimmed) ? trimmed : undefined;
}
