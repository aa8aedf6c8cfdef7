import { createHash, randomBytes } from 'node:crypto';
import type { Email } from 'postal-mime';
import type { DraftFields } from './draft-fields';
import type { FolderName } from './folders';

/** What is kept of a mail beside its bytes. Instants are ISO in UTC, to the second, as Graph gives them. */
export type ItemState = {
  /** Immutable id; case-sensitive. */
  readonly id: string;
  /** Name of its files, when kept on disk. */
  readonly file: string;
  readonly folder: FolderName;
  /** Rises with every change in the mailbox; the delta query walks along it. */
  readonly seq: number;
  /** The change with which it came into its folder. */
  readonly enteredSeq: number;
  /** Folders it has left, with the change that took it away. */
  readonly left: readonly { readonly folder: FolderName; readonly seq: number }[];
  readonly deleted: boolean;
  readonly receivedAt: string;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly sentAt: string;
  readonly isDraft: boolean;
  readonly isRead: boolean;
  readonly categories: readonly string[];
  readonly flagged: 'notFlagged' | 'complete' | 'flagged';
  readonly conversationId: string;
  /** Extended properties that were set through Graph. */
  readonly properties: readonly { readonly id: string; readonly value: string }[];
  /** A mail made through Graph: what it was made from. Others came from outside. */
  readonly draft?: DraftFields;
};

export type MailItem = ItemState & { readonly eml: Buffer; readonly email: Email };

/** A new immutable id, in the look of Graph's. */
export function newImmutableId(): string {
  return `AAkALgAAAAAA${randomBytes(39).toString('base64url')}AAA=`;
}

/** The id as a request asks for it: without `IdType="ImmutableId"` it changes whenever the message moves. */
export function publicId(item: ItemState, immutable: boolean): string {
  if (immutable) return item.id;
  return `AAMkAD${Buffer.from(`${String(item.left.length)}:${item.id}`).toString('base64url')}=`;
}

/** The item that an id in either form names. */
export function hasId(item: ItemState, id: string): boolean {
  return item.id === id || publicId(item, false) === id;
}

/** Changes with every change of the item. */
export function changeKey(item: ItemState): string {
  return createHash('sha256')
    .update(`${item.id}:${String(item.seq)}`)
    .digest('base64')
    .slice(0, 24);
}
