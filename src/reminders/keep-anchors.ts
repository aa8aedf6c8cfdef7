import type { Clock } from '../clock/clock';
import type { Diagnostics } from '../diagnostics';
import type { Mailbox } from '../intake/mailbox';
import type { Anchors, UnmailedAnchor } from '../log/anchors';
import { keyHash } from '../log/keys';
import { view } from '../views/empty-view';
import { sendByMail } from './deliver';

export type KeepAnchorsParts = {
  readonly anchors: Anchors;
  readonly mailbox: Mailbox;
  /** To whom the line goes as well, so that it is kept where nobody who has the store can change it; nobody unless set. */
  readonly mailTo?: string;
  /** Only one instance anchors at a time. */
  readonly lease: { take(forMs: number): Promise<boolean>; release(): Promise<void> };
  readonly clock: Clock;
  readonly diagnostics: Diagnostics;
};

/** Longer than a walk through all inquiries and the sends with their timeouts. Machine time. */
const leaseMs = 900_000;

/**
 * Sees once a day that the heads of all chains are anchored and the line is mailed: asked on a timer, it does nothing while the
 * day's is done. After days down one anchor covers them.
 * @throws StoreUnreachable, DataKeyLocked; the next call goes on.
 */
export function createKeepAnchors(parts: KeepAnchorsParts): () => Promise<void> {
  let doneOn = '';
  return async () => {
    const now = parts.clock.now();
    const day = parts.anchors.dayOf(now);
    if (day <= doneOn || !(await parts.lease.take(leaseMs))) return;
    try {
      if (await parts.anchors.make(now, parts.mailTo !== undefined)) parts.diagnostics({ event: 'log anchored' });
      if (await mailAll(parts)) doneOn = day;
    } finally {
      await parts.lease.release();
    }
  };
}

/** Whether nothing is left to be mailed. */
async function mailAll(parts: KeepAnchorsParts): Promise<boolean> {
  const { mailTo, anchors, clock } = parts;
  if (mailTo === undefined) return true;
  let isAll = true;
  for (const anchor of await anchors.unmailed(clock.now())) isAll = (await mailOne(parts, mailTo, anchor)) && isAll;
  return isAll;
}

/** Draft, then send; a second try looks first. Whether it need not be tried again. */
async function mailOne(parts: KeepAnchorsParts, to: string, anchor: UnmailedAnchor): Promise<boolean> {
  const { anchors, mailbox } = parts;
  const drawn = mailOf(anchor, await anchors.publicKey());
  const sent = await sendByMail({ mailbox, draw: { mail: () => drawn } }, to, {
    view: view('note', drawn.subject),
    mark: keyHash('anchor', anchor.day),
    look: true,
    ...(anchor.begun !== undefined && { begun: anchor.begun }),
    keep: (begun) => anchors.keepBegun(anchor.day, begun),
  });
  switch (sent.outcome) {
    case 'sent':
      await anchors.settle(anchor.day, 'sent');
      return true;
    case 'nowhere':
      // The next day's line holds the digest of this one.
      await anchors.settle(anchor.day, 'refused');
      parts.diagnostics({ event: 'anchor not mailed', code: 'MAILBOX_REFUSED' });
      return true;
    case 'later':
    case 'lost':
      return false;
  }
}

/** Without a word of any inquiry. The line is not broken, so that it can be checked as it stands. */
function mailOf({ day, line }: UnmailedAnchor, publicKey: string): { readonly subject: string; readonly body: string } {
  const paragraphs = [
    `The MCO Inquiry Log was anchored on ${day}. Please keep this mail: with it, a log that was changed later can be told from the one that stood then.`,
    line,
    'To check: put the lines of these mails into a file, and run  npm run log -- verify --anchors FILE',
    `The signature is Ed25519 over what stands before it; the public key is  ${publicKey}`,
  ];
  return { subject: `MCO Inquiry Log: anchor of ${day}`, body: `${paragraphs.join('\n\n')}\n` };
}
