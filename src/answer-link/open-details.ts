import { text } from '../desk/press-data';
import type { Person } from '../people/people';
import type { AnswerPage, Notice } from './answer-page';
import { followLink, type LinkDeskParts } from './link-desk';
import { linkFor, type LinkParts } from './link-for';
import { boxOf } from './link-state';
import { showPage } from './show-page';
import { lifeOfVisit, sealVisit, type Visit } from './visit';

/** Mails that somebody asked for on the page; to the registered address only, whoever presses. */
export type PageMail = {
  /** Sends the code; false when the mailbox did not take it. */
  sendCode(to: string, code: string): Promise<boolean>;
  /** Sends a fresh link; false when the mailbox did not take it. */
  sendLink(to: string, ref: string, link: string): Promise<boolean>;
};

export type DetailsParts = LinkDeskParts &
  LinkParts & {
    readonly pageMail: PageMail;
    /** Whether one more mail may go to an address within the hour: more would only fill its box. */
    readonly mayMail: (box: string) => Promise<boolean>;
  };

/** Mails a one-time code to the registered address; what was typed stays on the page. */
export async function sendCode(
  parts: DetailsParts,
  token: string,
  visit: Visit | undefined,
  typed: Readonly<Record<string, unknown>>,
): Promise<AnswerPage> {
  const followed = await followLink(parts, token);
  if (followed.state.is !== 'good' || !('person' in followed)) return showPage(parts, followed, visit);
  const { person } = followed;
  const notice = await mailTo(parts, person, 'codeSent', async () => {
    const code = await parts.codes.issue(boxOf(person));
    return code !== undefined && parts.pageMail.sendCode(person.mail, code);
  });
  return showPage(parts, followed, visit, { notice, typed });
}

/** The code as it was typed or pasted; the right one begins a visit, which the browser keeps. */
export async function enterCode(
  parts: DetailsParts,
  token: string,
  visit: Visit | undefined,
  typed: Readonly<Record<string, unknown>>,
): Promise<{ readonly page: AnswerPage; readonly keep?: string }> {
  const followed = await followLink(parts, token);
  if (followed.state.is !== 'good' || !('person' in followed)) return { page: await showPage(parts, followed, visit) };
  const box = boxOf(followed.person);
  const checked = await parts.codes.check(box, text(typed, 'code').replace(/\D/g, ''));
  if (checked !== 'right') {
    const notice: Notice = checked === 'wrong' ? 'codeWrong' : 'codeOver';
    return { page: await showPage(parts, followed, visit, { notice, typed }) };
  }
  const begun: Visit = { box, until: parts.systemTime.now() + lifeOfVisit };
  return { page: await showPage(parts, followed, begun, { typed }), keep: await sealVisit(parts.cipher, begun) };
}

/** A used, expired or superseded link: a fresh one goes to the registered address, if something is still asked. */
export async function sendFreshLink(parts: DetailsParts, token: string): Promise<AnswerPage> {
  const followed = await followLink(parts, token);
  if (!('person' in followed)) return { kind: 'unknown' };
  const { person, inquiry, now } = followed;
  const fresh = await linkFor(parts, inquiry, person, now);
  if (fresh === undefined) return showPage(parts, followed, undefined);
  const notice = await mailTo(parts, person, 'linkSent', () =>
    parts.pageMail.sendLink(person.mail, inquiry.ref, fresh),
  );
  return showPage(parts, followed, undefined, { notice });
}

/** Sends, unless enough went to this address within the hour, and tells what became of it. */
async function mailTo(
  parts: DetailsParts,
  person: Person,
  sent: Notice,
  send: () => Promise<boolean>,
): Promise<Notice> {
  if (!(await parts.mayMail(boxOf(person)))) return 'tooManyMails';
  return (await send()) ? sent : 'notSent';
}
