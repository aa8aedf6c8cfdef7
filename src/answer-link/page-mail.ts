import { MailboxRefused, MailboxUnreachable, type Mailbox, type OutgoingMail } from '../intake/mailbox';
import { codeOf, type Diagnostics } from '../diagnostics';
import type { PageMail } from './open-details';

/**
 * Mails that somebody waits for at the page: sent at once, and not again. When the outcome is unknown the page says that it
 * was not sent; two codes in a box do no harm, since only the latest one counts.
 */
export function pageMail(
  mailbox: Pick<Mailbox, 'draft' | 'send'>,
  newId: () => string,
  diagnostics: Diagnostics,
): PageMail {
  const post = async (mail: Omit<OutgoingMail, 'mark'>): Promise<boolean> => {
    try {
      const { id } = await mailbox.draft({ ...mail, mark: newId() });
      await mailbox.send(id);
      return true;
    } catch (fault) {
      if (!(fault instanceof MailboxRefused || fault instanceof MailboxUnreachable)) throw fault;
      diagnostics({ event: 'page mail failed', code: codeOf(fault) });
      return false;
    }
  };
  return {
    sendCode: (to, code) =>
      post({ to, subject: 'Your one-time code for Iowa Medicaid Member Services', body: codeBody(code) }),
    sendLink: (to, ref, link) => post({ to, subject: `Member inquiry ${ref} - your fresh link`, body: linkBody(link) }),
  };
}

function codeBody(code: string): string {
  return `${[
    `Your code: ${code}`,
    'Type it on the page that asked for it. It lasts 10 minutes and works once. It opens all requests that are open for this address for 30 minutes.',
    'If you did not ask for it, nothing has happened: please tell Member Services.',
    `Su código: ${code}`,
    'Escríbalo en la página que lo pidió. Dura 10 minutos y sirve una sola vez. Abre durante 30 minutos todas las solicitudes pendientes de esta dirección.',
  ].join('\n\n')}\n`;
}

function linkBody(link: string): string {
  return `${[
    'Here is the fresh link that was asked for on our page. You do not need an account.',
    `See the details and answer / Vea los datos y responda:\n${link}`,
    'It takes one answer and lasts 14 days.',
  ].join('\n\n')}\n`;
}
