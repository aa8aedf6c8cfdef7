import { DateTime } from 'luxon';
import type { InboxMessage, Mailbox, OutgoingMail, OwnMail } from '../../src/intake/mailbox';
import { referenceIn } from '../../src/inquiry/reference';
import { isListOfReminders, type About, type Arrivals } from './arrived';
import { withTrouble, type Troubles } from './trouble';

export type MailboxEdgeParts = {
  readonly address: string;
  readonly now: () => number;
  readonly troubles: Troubles;
  /** Whose address it is; `mailbox` for the mailbox itself; of anybody else it is the writer of a mail. */
  readonly personOf: (address: string) => string | undefined;
  readonly arrived: Arrivals;
};

/** The Member Escalations mailbox as the simulation has it: implements the port, and tells of every mail that arrives. */
export type MailboxEdge = Mailbox & {
  /** A mail comes in; the next walk finds it. */
  receive(message: InboxMessage): void;
  readonly counts: { received: number; sent: number };
};

const pageSize = 50;

/** The inquiry of the subject, or those of a list; each with its link. */
function aboutIn({ subject, body }: OutgoingMail): readonly About[] {
  const parts =
    referenceIn(subject) === undefined ? (isListOfReminders(subject) ? itemsOf(body) : []) : [`${subject}\n${body}`];
  return parts.flatMap((part) => {
    const ref = referenceIn(part);
    const link = /\/answer\/([\w-]+)/.exec(part)?.[1];
    return ref === undefined ? [] : [{ ref, ...(link !== undefined && { link }) }];
  });
}

function itemsOf(body: string): readonly string[] {
  return body.split('\n\n').filter((part) => part.startsWith('- '));
}

function ownMail(address: string, id: string, mail: OutgoingMail, at: number): InboxMessage {
  return {
    id: `inbox-${id}`,
    internetMessageId: `<${id}@example.org>`,
    receivedAt: DateTime.fromMillis(at, { zone: 'utc' }).startOf('second'),
    subject: mail.subject,
    from: { name: 'Member Escalations', address },
    headers: {},
    body: { type: 'text', content: mail.body },
    attachments: [],
    attachedMails: [],
    kind: 'message',
  };
}

export function mailboxEdge({ address, now, troubles, personOf, arrived }: MailboxEdgeParts): MailboxEdge {
  const order: { readonly id: string; readonly receivedAt: InboxMessage['receivedAt'] }[] = [];
  const inbox = new Map<string, InboxMessage>();
  const filed = new Set<string>();
  const drafts = new Map<string, OutgoingMail>();
  const sent = new Set<string>();
  const byMark = new Map<string, string>();
  const counts = { received: 0, sent: 0 };
  let made = 0;

  const receive = (message: InboxMessage): void => {
    counts.received += 1;
    order.push({ id: message.id, receivedAt: message.receivedAt });
    inbox.set(message.id, message);
  };

  const draft = (mail: OutgoingMail): Promise<OwnMail> =>
    withTrouble(troubles, 'writing a draft', () => {
      made += 1;
      const id = `draft-${String(made)}`;
      drafts.set(id, mail);
      byMark.set(mail.mark, id);
      return { id };
    });

  return {
    address,
    counts,
    receive,
    async changes(link) {
      await Promise.resolve();
      const from = Number(link ?? 0);
      const page = order.slice(from, from + pageSize);
      const next = from + page.length;
      const messages = page.map((message) => ({ ...message, removed: false }));
      return { messages, next: String(next), done: next >= order.length };
    },
    list(folder, since, next) {
      return withTrouble(troubles, 'listing mail', () => {
        const from = Number(next ?? 0);
        const there = order.filter(
          ({ id, receivedAt }) => receivedAt >= since && filed.has(id) === (folder === 'taken'),
        );
        const messages = there.slice(from, from + pageSize);
        const end = from + messages.length;
        return { messages, ...(end < there.length && { next: String(end) }) };
      });
    },
    source: () => Promise.resolve(undefined),
    read: (id) => withTrouble(troubles, 'reading a mail', () => inbox.get(id)),
    draft,
    draftReply: (_messageId, mail) => draft(mail),
    send(id) {
      return withTrouble(troubles, 'sending a mail', () => {
        const mail = drafts.get(id);
        if (mail === undefined) return;
        drafts.delete(id);
        sent.add(id);
        counts.sent += 1;
        const to = personOf(mail.to) ?? 'writer';
        // What goes to the mailbox itself (the notice of 2.b) comes back as its own mail.
        if (mail.to === address) receive(ownMail(address, id, mail, now()));
        arrived({
          at: now(),
          to,
          via: 'mail',
          headline: mail.subject,
          about: aboutIn(mail),
          names: isListOfReminders(mail.subject) ? [] : itemsOf(mail.body).flatMap((item) => referenceIn(item) ?? []),
          reminder: mail.mark,
          isRepeated: false,
          isBrought: false,
        });
      });
    },
    whereIs: (id) =>
      withTrouble(troubles, 'looking for a draft', () =>
        drafts.has(id) ? ('draft' as const) : sent.has(id) ? ('sent' as const) : ('gone' as const),
      ),
    findByMark: (mark) =>
      withTrouble(troubles, 'looking for a mail', () => {
        const id = byMark.get(mark);
        return id === undefined ? undefined : { id, sent: sent.has(id) };
      }),
    label: () => withTrouble(troubles, 'labelling a mail', () => undefined),
    file: (id) => withTrouble(troubles, 'filing a mail', () => void filed.add(id)),
  };
}
