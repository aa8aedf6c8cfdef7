import {
  LinkExpired,
  MailboxUnreachable,
  type InboxMessage,
  type ListedMessage,
  type Mailbox,
  type OutgoingMail,
  type OwnMail,
} from '../../src/intake/mailbox';

/** `answers`: the message in whose thread it stands. */
type Drafted = OutgoingMail & { readonly answers?: string };
export type SentMail = Drafted & { readonly id: string };

/** The moments at which a test can make the mailbox fail, once each. */
type Doing = 'source' | 'draft' | 'send' | 'findByMark' | 'label' | 'file';

export type FakeMailbox = Mailbox & {
  /** A message comes in; it is found by the next walk. */
  arrive(message: InboxMessage, source?: string): void;
  /** A message comes in of which the walk is told nothing. */
  slipIn(message: InboxMessage): void;
  /** A message is deleted before anybody has read it. */
  remove(id: string): void;
  /** Links given out so far are no longer known. */
  forgetLinks(): void;
  /** The mailbox does not give out this message; all messages without an id. */
  refuse(id: string | undefined, fault: Error): void;
  /** Everything is given out again. */
  mend(): void;
  /** The next call of its kind fails; `after`: what was asked has happened all the same. */
  failNext(doing: Doing, fault: Error, after?: 'after'): void;
  readonly labels: Record<string, string>;
  /** Messages that were moved out of the inbox. */
  readonly filed: Set<string>;
  /** What was asked of `changes`: the link, and since when. */
  readonly walks: { readonly link: string | undefined; readonly since: string | null }[];
  readonly drafts: Map<string, Drafted>;
  readonly sent: SentMail[];
};

/** A mailbox in memory that implements the port and records. */
export function fakeMailbox(address = 'escalations@unit.example.org', pageSize = 10): FakeMailbox {
  const inbox: InboxMessage[] = [];
  const unlisted: InboxMessage[] = [];
  const sources = new Map<string, string>();
  const removed = new Set<string>();
  const refused = new Map<string | undefined, Error>();
  const failures = new Map<Doing, { readonly fault: Error; readonly after: boolean }>();
  let generation = 1;
  let made = 0;

  const doing = async <T>(what: Doing, act: () => T): Promise<T> => {
    await Promise.resolve();
    const failure = failures.get(what);
    failures.delete(what);
    if (failure === undefined) return act();
    if (failure.after) act();
    throw failure.fault;
  };

  const conversations = new Map<string, string>();
  const idsOf = (id: string): OwnMail => ({
    id,
    internetMessageId: `<${id}@unit.example.org>`,
    conversationId: conversations.get(id) ?? `conversation-of-${id}`,
  });
  const keep = (mail: Drafted, conversationId?: string): OwnMail => {
    const id = `draft-${String((made += 1))}`;
    box.drafts.set(id, mail);
    if (conversationId !== undefined) conversations.set(id, conversationId);
    return idsOf(id);
  };

  const box: FakeMailbox = {
    address,
    labels: {},
    filed: new Set(),
    walks: [],
    drafts: new Map(),
    sent: [],
    arrive(message, source) {
      inbox.push(message);
      if (source !== undefined) sources.set(message.id, source);
    },
    slipIn: (message) => void unlisted.push(message),
    remove: (id) => void removed.add(id),
    forgetLinks() {
      generation += 1;
    },
    refuse: (id, fault) => void refused.set(id, fault),
    mend() {
      refused.clear();
    },
    failNext: (what, fault, after) => void failures.set(what, { fault, after: after === 'after' }),

    async changes(link, since) {
      await Promise.resolve();
      box.walks.push({ link, since: since.toUTC().toISO() });
      const [given, from = 0] = link?.split(':at:').map(Number) ?? [];
      if (given !== undefined && given < generation) throw new LinkExpired();
      const page = inbox.slice(from, from + pageSize);
      const next = from + page.length;
      return {
        messages: page
          .filter(({ receivedAt }) => link !== undefined || receivedAt >= since)
          // What was moved away since is not in the inbox any more.
          .filter(({ id }) => !box.filed.has(id))
          // The newest first: the walk must not rely on the order.
          .map((message) => ({ ...listed(message), removed: removed.has(message.id) }))
          .reverse(),
        next: `${String(generation)}:at:${String(next)}`,
        done: next >= inbox.length,
      };
    },
    async list(folder, since, next) {
      await Promise.resolve();
      const from = Number(next ?? 0);
      const all = [...inbox, ...unlisted]
        .filter(({ id, receivedAt }) => receivedAt >= since && !removed.has(id))
        .filter(({ id }) => box.filed.has(id) === (folder === 'taken'))
        .sort((a, b) => a.receivedAt.toMillis() - b.receivedAt.toMillis());
      const messages = all.slice(from, from + pageSize).map(listed);
      const isLast = from + pageSize >= all.length;
      return { messages, ...(!isLast && { next: String(from + pageSize) }) };
    },
    async read(id) {
      await Promise.resolve();
      const fault = refused.get(id) ?? refused.get(undefined);
      if (fault !== undefined) throw fault;
      return removed.has(id) ? undefined : [...inbox, ...unlisted].find((message) => message.id === id);
    },
    draft: (mail) => doing('draft', () => keep(mail)),
    draftReply: (messageId, mail) =>
      doing('draft', () => {
        const answered = inbox.find(({ id }) => id === messageId && !removed.has(id));
        return answered === undefined ? keep(mail) : keep({ ...mail, answers: messageId }, answered.conversationId);
      }),
    send: (draftId) =>
      doing('send', () => {
        const mail = box.drafts.get(draftId);
        if (mail === undefined) throw new Error(`there is no draft ${draftId}`);
        box.drafts.delete(draftId);
        box.sent.push({ ...mail, id: draftId });
      }),
    whereIs(draftId) {
      if (box.drafts.has(draftId)) return Promise.resolve('draft' as const);
      return Promise.resolve(box.sent.some(({ id }) => id === draftId) ? ('sent' as const) : ('gone' as const));
    },
    source: (id) => doing('source', () => (removed.has(id) ? undefined : (sources.get(id) ?? ''))),
    findByMark: (mark) =>
      doing('findByMark', () => {
        const gone = box.sent.find((mail) => mail.mark === mark);
        if (gone !== undefined) return { ...idsOf(gone.id), sent: true };
        const waiting = [...box.drafts].find(([, mail]) => mail.mark === mark);
        return waiting && { ...idsOf(waiting[0]), sent: false };
      }),
    label: (id, category) =>
      doing('label', () => {
        box.labels[id] = category;
      }),
    file: (id) =>
      doing('file', () => {
        box.filed.add(id);
      }),
  };
  return box;
}

function listed({ id, receivedAt, internetMessageId, conversationId }: InboxMessage): ListedMessage {
  return {
    id,
    receivedAt,
    ...(internetMessageId !== undefined && { internetMessageId }),
    ...(conversationId !== undefined && { conversationId }),
  };
}

export const mailboxDown = new MailboxUnreachable('reading', 'no', undefined);
