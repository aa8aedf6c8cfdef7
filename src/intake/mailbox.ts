import type { DateTime } from 'luxon';

/** One message of the Member Escalations inbox as the service needs it: plain values, parsed at the border. */
export type InboxMessage = {
  /** Immutable id in the mailbox; case-sensitive. */
  readonly id: string;
  readonly internetMessageId?: string;
  readonly receivedAt: DateTime;
  readonly conversationId?: string;
  readonly subject: string;
  readonly from?: { readonly name: string; readonly address: string };
  /** Lower-cased names; only those that the reader needs are guaranteed. A header that stands several times is joined with a line feed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly type: 'text' | 'html'; readonly content: string };
  /** Size of the whole mail in bytes, when known. */
  readonly size?: number;
  readonly attachments: readonly { readonly name: string; readonly contentType: string; readonly size: number }[];
  /** The bytes of mails among the attachments, the first three up to 2 MB each: whose words they hold decides who asks. */
  readonly attachedMails: readonly Uint8Array[];
  /** `message`, or another kind such as `eventMessage`. */
  readonly kind: string;
};

/** What a list tells of a message without giving it out. */
export type ListedMessage = {
  readonly id: string;
  readonly receivedAt: DateTime;
  readonly internetMessageId?: string;
  readonly conversationId?: string;
};

/** One page of the walk through the inbox. `next` is where to go on: a further page, or the link for the next walk. */
export type InboxPage = {
  readonly messages: readonly (Partial<ListedMessage> & Pick<ListedMessage, 'id'> & { readonly removed: boolean })[];
  readonly next: string;
  readonly done: boolean;
};

/** One page of a folder's list. Without `next` it is the last. */
export type FolderPage = {
  readonly messages: readonly ListedMessage[];
  readonly next?: string;
};

/** The header our own outgoing mail carries, so that it is known when it comes back. */
export const markHeader = 'x-member-escalations-mark';

/** Outgoing mail. `body` is plain text; nothing in `subject` or the first line names a member. */
export type OutgoingMail = {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  /** Our own mark, found again in Sent Items after an unknown outcome. One word, no member data. */
  readonly mark: string;
  /** No person sends it: it asks the other side's machines not to answer it, so that no two of them go on for ever. */
  readonly automatic?: true;
};

/** A mail of ours in the mailbox. By its other two ids, as far as the mailbox tells them, an answer to it is known. */
export type OwnMail = { readonly id: string; readonly internetMessageId?: string; readonly conversationId?: string };

/** The Member Escalations mailbox. Reads retry by themselves within limits; writes never do. */
export type Mailbox = {
  readonly address: string;
  /**
   * One page of changes. Without `link`: start anew with mail received at or after `since`.
   * @throws LinkExpired when the mailbox no longer knows `link`: start anew with an overlap.
   */
  changes(link: string | undefined, since: DateTime): Promise<InboxPage>;
  /**
   * One page of what lies in the inbox, or in the folder for what is taken in, received at or after `since`, oldest first.
   * Not of what has changed: what nobody was told of is in it too.
   */
  list(folder: 'inbox' | 'taken', since: DateTime, next?: string): Promise<FolderPage>;
  /** The message, or undefined when it is gone (moved, deleted). */
  read(id: string): Promise<InboxMessage | undefined>;
  /** The mail as it came (RFC 5322), its first 200,000 characters; undefined when it is gone. Only for small ones: it is read whole. */
  source(id: string): Promise<string | undefined>;
  /** Makes the draft; its ids stay the same in Sent Items. */
  draft(mail: OutgoingMail): Promise<OwnMail>;
  /**
   * Makes a draft that stands in the thread of a message of the inbox, with nothing of that message in it: `mail` alone
   * says subject, words and recipient. When the message is gone, or cannot be answered so, it is a draft of its own.
   */
  draftReply(messageId: string, mail: OutgoingMail): Promise<OwnMail>;
  /** Sends a draft made before. */
  send(draftId: string): Promise<void>;
  /** Whether a draft still waits, was sent, or is not there. */
  whereIs(draftId: string): Promise<'draft' | 'sent' | 'gone'>;
  /** Looks for a draft or sent mail by its mark. */
  findByMark(mark: string): Promise<(OwnMail & { readonly sent: boolean }) | undefined>;
  /** Shows people in the mailbox what became of a message (a category, in place of `instead` if that is there); failing is harmless. */
  label(id: string, category: string, instead?: string): Promise<void>;
  /** Moves a message out of the inbox, to the folder for what is taken in; its id stays. One that is no longer in the inbox stays; failing is harmless. */
  file(id: string): Promise<void>;
};

export class LinkExpired extends Error {
  readonly code = 'LINK_EXPIRED';
  constructor() {
    super('The mailbox no longer knows the place where the last walk ended. The walk starts anew with an overlap.');
    this.name = 'LinkExpired';
  }
}

/** Graph answered with a refusal that trying again will not change by itself (401, 403, 404 on send ...). */
export class MailboxRefused extends Error {
  readonly code = 'MAILBOX_REFUSED';
  constructor(
    doing: string,
    readonly status: number,
    readonly graphCode: string,
  ) {
    super(
      `The mailbox refused while ${doing} (${String(status)} ${graphCode}). Check the app's permissions for this mailbox.`,
    );
    this.name = 'MailboxRefused';
  }
}

/** No answer, or a fault (timeout, reset, 5xx): the outcome of a write is unknown. */
export class MailboxUnreachable extends Error {
  readonly code = 'MAILBOX_UNREACHABLE';
  /** `unknown` when a write may have got through; `no` when it certainly did not (429, refused connection). */
  constructor(
    doing: string,
    readonly gotThrough: 'no' | 'unknown',
    readonly retryAfterMs: number | undefined,
    cause?: unknown,
  ) {
    super(`The mailbox did not answer while ${doing}. It is tried again.`, { cause });
    this.name = 'MailboxUnreachable';
  }
}
