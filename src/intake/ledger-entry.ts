import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { DateTime } from 'luxon';
import { keyHash, utc } from '../log/keys';
import type { Columns, Row } from '../log/rows';
import type { AsideReason } from './draft';
import type { InboxMessage, ListedMessage } from './mailbox';

/** What became of a message. `seen`: recorded, not decided yet. */
export const ledgerStates = ['seen', 'opened', 'appended', 'own', 'automatic', 'bounce', 'aside', 'dismissed'] as const;
export type LedgerState = (typeof ledgerStates)[number];

export type LedgerEntry = {
  /** Fixes the key of the inquiry, and with `receivedAt` its reference. */
  readonly key: string;
  readonly receivedAt: DateTime;
  /** Immutable id in the mailbox. */
  readonly messageId: string;
  readonly state: LedgerState;
  readonly ref?: string;
  readonly reason?: AsideReason;
  /** The name of the header that said that no person wrote it. */
  readonly header?: string;
  /** Domain of the sender's address; foreign signs are written as `xn--`. */
  readonly domain?: string;
  /** Failures that were the message's own. */
  readonly attempts: number;
  /** The same message id came with another sender, date or body: not dropped, but looked at. */
  readonly flagged: boolean;
  /** When it was set aside. */
  readonly asideAt?: DateTime;
  /** Up to which moment the Unit Lead has been told that it waits. */
  readonly toldUpTo?: DateTime;
  /** The Account Manager has been told that it waits too long. */
  readonly managerTold: boolean;
  readonly etag: string;
};

const unseen = { state: 'seen', attempts: 0 } as const;

/** The columns of a message that has just been seen. */
export function seenColumns(message: InboxMessage, flagged: boolean): Columns {
  return {
    ...unseen,
    receivedAt: utc(message.receivedAt),
    flagged,
    ...readColumns(message),
  };
}

/** The columns of a message that the mailbox lists and does not give out. */
export function unreadColumns({ id, receivedAt }: ListedMessage, flagged: boolean): Columns {
  return { ...unseen, receivedAt: utc(receivedAt), messageId: id, fingerprint: '', flagged };
}

/** Whether nothing is known yet of the words of a row's message. */
export function isUnread(row: Row): boolean {
  return row.columns['fingerprint'] === '';
}

/** What is known of a message once it is given out. */
export function readColumns(message: InboxMessage): Columns {
  return { messageId: message.id, fingerprint: fingerprint(message), domain: domainOf(message.from?.address) };
}

/** Whether a row was made of this very message: same words, or same id though its words read otherwise now. */
export function isOf(row: Row, message: InboxMessage): boolean {
  return row.columns['fingerprint'] === fingerprint(message) || row.columns['messageId'] === message.id;
}

/** Hash of both ids: the row of a mail whose message id another mail has. */
export function ownKey(message: Pick<InboxMessage, 'id' | 'internetMessageId'>): string {
  return keyHash(message.internetMessageId ?? '', message.id);
}

/** Hash of the internet message id, else of the immutable id. */
export function keyFor(message: Pick<InboxMessage, 'id' | 'internetMessageId'>): string {
  return keyHash(message.internetMessageId ?? message.id);
}

function fingerprint(message: InboxMessage): string {
  const hash = createHash('sha256');
  for (const part of [message.from?.address ?? '', message.headers['date'] ?? '', message.body.content])
    hash.update(part).update('\n');
  return hash.digest('hex').slice(0, 32);
}

/** Letters of another script that look like ours show themselves as `xn--`. Empty when it is no domain. */
function domainOf(address: string | undefined): string {
  const written = /@([^@\s/?#:\\[\]]+)\s*$/.exec(address ?? '')?.[1] ?? '';
  const domain = domainToASCII(written);
  return domain.length <= 253 ? domain : '';
}

export function entryOf(row: Row): LedgerEntry {
  const { columns } = row;
  const text = (name: string): string => {
    const value = columns[name];
    return typeof value === 'string' ? value : '';
  };
  const at = (name: string): DateTime => DateTime.fromISO(text(name), { zone: 'utc' });
  return {
    key: row.key.slice(2),
    receivedAt: at('receivedAt'),
    messageId: text('messageId'),
    state: text('state') as LedgerState,
    ...(text('ref') !== '' && { ref: text('ref') }),
    ...(text('reason') !== '' && { reason: text('reason') as AsideReason }),
    ...(text('header') !== '' && { header: text('header') }),
    ...(text('domain') !== '' && { domain: text('domain') }),
    attempts: Number(columns['attempts'] ?? 0),
    flagged: columns['flagged'] === true,
    ...(text('asideAt') !== '' && { asideAt: at('asideAt') }),
    ...(text('toldUpTo') !== '' && { toldUpTo: at('toldUpTo') }),
    managerTold: columns['managerTold'] === true,
    etag: row.etag,
  };
}
