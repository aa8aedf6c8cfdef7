import type { DateTime } from 'luxon';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import { actorOf } from '../people/actor';
import { without } from '../inquiry/without';
import type { ClaimedRow } from '../log/due-row';
import { keyHash, utc } from '../log/keys';
import type { Person } from '../people/people';
import { system } from '../procedure/rights';
import { pushedView } from '../views/pushed-view';
import type { ViewContext } from '../views/view-context';
import { deliver, sendByMail, type Delivery, type Parcel } from './deliver';
import type { DueParts } from './due-parts';
import { nextTry, teamsAttempts } from './retry';
import { settle } from './settle';

/** One reminder on its way to one person, or to the Member Escalations mailbox itself. */
export type Sending = {
  readonly row: ClaimedRow;
  readonly inquiry: Inquiry;
  readonly pending: Pending;
  /** Absent: the mailbox itself (the notice of 2.b). */
  readonly person: Person | undefined;
  /** Whose it is, when that is another: a person, or a group of whom nobody is here. */
  readonly insteadOf?: string;
  /** Another sweep had the row before and may have sent. */
  readonly tookOver: boolean;
};

/** Sends, and writes down what became of it. */
export async function sendReminder(parts: DueParts, sending: Sending, view: ViewContext): Promise<void> {
  const { row, inquiry, person, tookOver } = sending;
  const isUnknown = sending.pending.repeated === true || (tookOver && row.claim.begun === undefined);
  const pending: Pending = isUnknown ? { ...sending.pending, repeated: true } : sending.pending;
  const parcel: Parcel = {
    view: pushedView(
      inquiry,
      asSeenBy(person, pending),
      person === undefined ? system : actorOf(person, view.directory, view.now),
      view,
      sending.insteadOf,
    ),
    mark: markOf(inquiry.ref, pending),
    ...(row.claim.begun !== undefined && { begun: row.claim.begun }),
    look: isUnknown,
    byMail: pending.attempts >= teamsAttempts,
    keep: async (begun) => (await parts.log.claim(row, { ...without(row.claim, ['untouched']), begun })) !== undefined,
  };
  const delivery =
    person === undefined
      ? await sendByMail(parts, parts.mailbox.address, parcel)
      : await deliver(parts, person, parcel);
  await writeDown(parts, { ...sending, pending }, delivery, parts.clock.now());
}

async function writeDown(parts: DueParts, sending: Sending, delivery: Delivery, now: DateTime): Promise<void> {
  const { pending, person } = sending;
  const insteadOf = sending.insteadOf === undefined ? {} : { insteadOf: sending.insteadOf };
  const { ref, turn } = sending.inquiry;
  const to = person?.id ?? 'mailbox';
  switch (delivery.outcome) {
    case 'lost':
      return;
    case 'nowhere':
      return settle(parts, ref, pending, { act: 'undeliverable', to });
    case 'later': {
      const next = nextTry({ ...delivery, attempts: pending.attempts }, now, parts.newId());
      if (next === undefined) return settle(parts, ref, pending, { act: 'undeliverable', to });
      const again = { ...pending, ...next, ...(delivery.unknown && { repeated: true as const }) };
      return settle(parts, ref, pending, { again });
    }
    case 'sent': {
      if (delivery.via === 'mail')
        return settle(parts, ref, asSeenBy(person, pending), { act: 'sent', to, via: 'mail', ...insteadOf });
      const { conversationId, activityId } = delivery;
      const copy = { reminderId: pending.id, person: to, conversationId, activityId, turn };
      // An acknowledgement stays what it is, however the inquiry goes on.
      const stays = pending.what === 'acknowledged';
      return settle(parts, ref, pending, { act: 'sent', to, via: 'teams', ...insteadOf, ...(!stays && { copy }) });
    }
  }
}

/** A mail is looked for before it is sent again: only what may have gone by Teams can come twice, and says so. */
function asSeenBy(person: Person | undefined, pending: Pending): Pending {
  return person?.entraId === undefined ? without(pending, ['repeated']) : pending;
}

/** Our mark on the mail of one reminder: the same at every attempt, whatever turn its id names by then. */
function markOf(ref: string, { what, clock, to, dueAt }: Pending): string {
  return keyHash('reminder', ref, what, clock, to, utc(dueAt));
}
