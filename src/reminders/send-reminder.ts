import type { DateTime } from 'luxon';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import { actorOf } from '../people/actor';
import { without } from '../inquiry/without';
import type { ClaimedRow } from '../log/due-row';
import { keyHash, utc } from '../log/keys';
import type { Person } from '../people/people';
import { stranger, system, type Actor } from '../procedure/rights';
import { pushedView } from '../views/pushed-view';
import type { ViewContext } from '../views/view-context';
import type { Mailbox, OwnMail } from '../intake/mailbox';
import { countSend } from './budget';
import { deliver, sendByMail, type Delivery, type Parcel } from './deliver';
import type { DueParts } from './due-parts';
import { nextTry, teamsAttempts } from './retry';
import { settle } from './settle';

/** One reminder on its way to one person, to the Member Escalations mailbox itself, or to who wrote to it. */
export type Sending = {
  readonly row: ClaimedRow;
  readonly inquiry: Inquiry;
  readonly pending: Pending;
  /** `mailbox`: the notice of 2.b. `writer`: the sender of the mail that is answered. */
  readonly to: Person | 'mailbox' | 'writer';
  /** Whose it is, when that is another: a person, or a group of whom nobody is here. */
  readonly insteadOf?: string;
  /** Another sweep had the row before and may have sent. */
  readonly tookOver: boolean;
};

/** Sends, and writes down what became of it. */
export async function sendReminder(parts: DueParts, sending: Sending, view: ViewContext): Promise<void> {
  const { row, inquiry, to, tookOver } = sending;
  const isUnknown = sending.pending.repeated === true || (tookOver && row.claim.begun === undefined);
  const pending: Pending = isUnknown ? { ...sending.pending, repeated: true } : sending.pending;
  const mark = markOf(inquiry.ref, pending);
  const parcel: Parcel = {
    view: pushedView(inquiry, asSeenBy(to, pending), seer(to, view), view, sending.insteadOf),
    ...(typeof to !== 'string' && {
      hasTeams: to.entraId !== undefined,
      link: () => parts.answerLink(inquiry, to, parts.clock.now()),
    }),
    mark,
    ...(row.claim.begun !== undefined && { begun: row.claim.begun }),
    look: isUnknown,
    byMail: pending.attempts >= teamsAttempts,
    ...(pending.answers !== undefined && { answers: pending.answers.messageId }),
    keep: async (begun, mail) => {
      // Before the send: an answer may come at once, and nobody would know what it answers.
      if (mail !== undefined) await noteThread(parts, sending, mail, mark, view.now);
      return (await parts.log.claim(row, { ...without(row.claim, ['untouched']), begun })) !== undefined;
    },
  };
  const delivery = await send(parts, to, pending, parcel);
  await writeDown(parts, { ...sending, pending }, delivery, parts.clock.now());
  if (delivery.outcome === 'sent' && typeof to !== 'string')
    await countSend(parts.budget, to.id, parts.clock.now(), parts.calendar);
}

/** By its ids an answer to a mail finds its inquiry, by its mark a report that it came back. */
function noteThread(
  { threads }: DueParts,
  { inquiry, pending, to }: Sending,
  { internetMessageId, conversationId }: OwnMail,
  mark: string,
  at: DateTime,
): Promise<void> {
  const signs = {
    marks: [mark],
    ...(internetMessageId !== undefined && { messageIds: [internetMessageId] }),
    ...(conversationId !== undefined && { conversationId }),
  };
  const ours = { what: pending.what, to: idOf(to), at };
  return threads.note(signs, { ref: inquiry.ref, ours });
}

function idOf(to: Sending['to']): string {
  return typeof to === 'string' ? to : to.id;
}

/** What answers a mail goes by mail. */
function send(parts: DueParts, to: Sending['to'], { answers }: Pending, parcel: Parcel): Promise<Delivery> {
  if (to === 'mailbox') return sendByMail(parts, parts.mailbox.address, parcel);
  if (to === 'writer') return sendByMail(parts, () => writerOf(parts.mailbox, answers), parcel);
  return answers === undefined ? deliver(parts, to, parcel) : sendByMail(parts, to.mail, parcel);
}

/** The address stays in the mailbox, with the mail. */
async function writerOf(mailbox: Mailbox, answers: Pending['answers']): Promise<string | undefined> {
  return answers === undefined ? undefined : (await mailbox.read(answers.messageId))?.from?.address;
}

export function seer(to: Sending['to'], view: ViewContext): Actor {
  if (typeof to !== 'string') return actorOf(to, view.directory, view.now);
  return to === 'mailbox' ? system : stranger;
}

async function writeDown(parts: DueParts, sending: Sending, delivery: Delivery, now: DateTime): Promise<void> {
  const { pending } = sending;
  const insteadOf = sending.insteadOf === undefined ? {} : { insteadOf: sending.insteadOf };
  const { ref, turn } = sending.inquiry;
  const to = idOf(sending.to);
  switch (delivery.outcome) {
    case 'lost':
      return;
    case 'nowhere':
      return settle(parts, ref, pending, { act: 'undeliverable', to });
    case 'later': {
      const next = nextTry({ ...delivery, attempts: pending.attempts }, now, parts.newId());
      if (next === undefined) return settle(parts, ref, pending, { act: 'undeliverable', to, tooOften: true });
      const again = { ...pending, ...next, ...(delivery.unknown && { repeated: true as const }) };
      return settle(parts, ref, pending, { again });
    }
    case 'sent': {
      if (delivery.via === 'mail')
        return settle(parts, ref, asSeenBy(sending.to, pending), { act: 'sent', to, via: 'mail', ...insteadOf });
      const { conversationId, activityId } = delivery;
      const copy = { reminderId: pending.id, person: to, conversationId, activityId, turn };
      // An acknowledgement stays what it is, however the inquiry goes on.
      const stays = pending.what === 'acknowledged';
      return settle(parts, ref, pending, { act: 'sent', to, via: 'teams', ...insteadOf, ...(!stays && { copy }) });
    }
  }
}

/** A mail is looked for before it is sent again: only what may have gone by Teams can come twice, and says so. */
export function asSeenBy(to: Sending['to'], pending: Pending): Pending {
  const isMail = typeof to === 'string' || to.entraId === undefined || pending.answers !== undefined;
  return isMail ? without(pending, ['repeated']) : pending;
}

/** Our mark on the mail of one reminder: the same at every attempt, whatever turn its id names by then. */
export function markOf(ref: string, { what, clock, to, dueAt, answers }: Pending): string {
  return keyHash('reminder', ref, what, clock, to, utc(dueAt), ...(answers === undefined ? [] : [answers.messageId]));
}
