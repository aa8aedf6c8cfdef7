import { DateTime } from 'luxon';
import type { Service } from '../src/compose';
import { asideReasons } from '../src/intake/draft';
import type { LedgerEntry } from '../src/intake/ledger';
import type { ListedMail, MailboxStandIn } from './mailbox/stand-in';
import type { BecameOfMail, InboxMail, MailboxView, SentMail } from './page-server/parts';

export type MailboxViewParts = {
  readonly mailbox: MailboxStandIn;
  readonly became: Service['became'];
  readonly dropFolder: string;
  /** Tells when cards have moved: what waits for a person may have been decided. */
  readonly onCards: (listener: () => void) => void;
};

/** The mailbox as the page shows it: each mail with what became of it in the ledger. */
export function mailboxView({ mailbox, became, dropFolder, onCards }: MailboxViewParts): MailboxView {
  /** What cannot change any more is asked for once. */
  const settled = new Map<string, BecameOfMail>();
  let isWaiting = false;

  async function becameOf(mail: ListedMail): Promise<BecameOfMail> {
    const known = settled.get(mail.id);
    if (known !== undefined) return known;
    const found = becameInWords(await became({ id: mail.id, internetMessageId: mail.internetMessageId }));
    if (found.state !== 'pending' && found.state !== 'setAside') settled.set(mail.id, found);
    return found;
  }

  return {
    async read() {
      const mails = mailbox.incoming();
      const inbox = await Promise.all(
        mails.map(async (mail): Promise<InboxMail> => ({
          id: mail.id,
          receivedAt: instant(mail.at),
          subject: mail.subject,
          from: mail.from,
          became: await becameOf(mail),
        })),
      );
      isWaiting = inbox.length > settled.size;
      return {
        address: mailbox.address,
        smtp: { host: '127.0.0.1', port: mailbox.smtpPort },
        dropFolder,
        inbox,
        sent: mailbox.sent().map(sentMail),
      };
    },
    onEvent(listener) {
      const tell = (): void => {
        listener({ type: 'mailbox' });
      };
      mailbox.onChange(tell);
      onCards(() => {
        if (isWaiting) tell();
      });
    },
  };
}

/** The words for a row of the ledger; none yet while the mail has not been looked at. */
export function becameInWords(entry: Pick<LedgerEntry, 'state' | 'ref' | 'reason'> | undefined): BecameOfMail {
  const ref = entry?.ref === undefined ? {} : { ref: entry.ref };
  switch (entry?.state) {
    case undefined:
    case 'seen':
      return { state: 'pending' };
    case 'opened':
      return { state: 'opened', ...ref };
    case 'appended':
      return { state: 'appended', ...ref };
    case 'own':
      return { state: 'ignored', reason: 'our own mail' };
    case 'automatic':
      return { state: 'ignored', reason: 'an automatic answer' };
    case 'bounce':
      return { state: 'ignored', ...ref, reason: 'a mail of ours that came back' };
    case 'dismissed':
      return { state: 'ignored', reason: 'the Unit Lead decided that it is not an inquiry' };
    case 'aside':
      return {
        state: 'setAside',
        reason: entry.reason === undefined ? 'It waits for the Unit Lead.' : asideReasons[entry.reason],
      };
  }
}

function sentMail(mail: ListedMail): SentMail {
  return { id: mail.id, at: instant(mail.at), to: mail.to.join(', '), subject: mail.subject, body: mail.text };
}

/** The mailbox tells instants to the second, without milliseconds. */
function instant(at: string): string {
  return DateTime.fromISO(at, { zone: 'utc' }).toISO({ suppressMilliseconds: false }) ?? at;
}
