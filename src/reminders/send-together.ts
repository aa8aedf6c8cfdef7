import type { Inquiry, Pending } from '../inquiry/inquiry';
import { without } from '../inquiry/without';
import type { ClaimedRow, DueRow } from '../log/due-row';
import { keyHash } from '../log/keys';
import type { Person } from '../people/people';
import { countSend } from './budget';
import { deliver, type Delivery, type Parcel } from './deliver';
import type { DueParts } from './due-parts';
import { envelopeView } from './enclosed-views';
import { envelopeName, envelopeNamed, type Envelope } from '../log/envelope';
import { carryOut } from './handle-due';
import { judgeDue, type Verdict } from './judge-due';
import type { OwnMail } from '../intake/mailbox';
import { nextTry, teamsAttempts } from './retry';
import { goesAtOnce } from './schedule';
import { asSeenBy, markOf, type Sending } from './send-reminder';
import { settle } from './settle';

/** Longer than the longest send with its timeouts. */
const leaseMs = 90_000;
/** So many fit into one card, with the longest words. */
const mostInACard = 20;
/** A mail has no such limit; further than this nobody reads. */
const mostInAMail = 50;
/** After so many tries of which nobody knows whether they got through, somebody is to look at it. */
const mostAttempts = 8;

/** One reminder of an envelope that we hold. */
type Held = { readonly row: ClaimedRow } & Pick<Sending, 'inquiry' | 'pending' | 'insteadOf'>;

/** Those with whom a due row goes together, if there are so many of them. */
export type Group = { readonly key: string; readonly person: Person; readonly least: number };

/**
 * With what a due row goes together; undefined when it goes alone: an answer belongs into its thread, and what may not wait is
 * not put into a list, nor is a new inquiry of which somebody may be in danger. A few other new ones come one by one, each to be
 * taken with one press; a morning's heap of them as a list.
 */
export function groupFor(verdict: Verdict): Group | undefined {
  if (verdict.is !== 'sent' || typeof verdict.to === 'string') return undefined;
  const { to: person, pending, inquiry } = verdict;
  if (pending.answers !== undefined || pending.what === 'acknowledged' || goesAtOnce(pending)) return undefined;
  if (pending.what !== 'claim') return { key: person.id, person, least: 2 };
  return inquiry.safetyFlag === undefined ? { key: `claim ${person.id}`, person, least: 4 } : undefined;
}

/** How many reminders one card or mail to this person holds. */
export function mostTogether({ entraId }: Person): number {
  return entraId === undefined ? mostInAMail : mostInACard;
}

/**
 * Sends what is due for one person as one card or mail. Claims say in which envelope a row goes before the envelope is there;
 * the envelope is there before anything is sent: so a takeover knows what was sent, and with what.
 * @returns how many rows were handled; none when another instance gathers for this person at this moment.
 */
export async function sendTogether(parts: DueParts, person: Person, rows: readonly DueRow[]): Promise<number> {
  const letGo = await parts.outbox.hold(person.id, leaseMs);
  if (letGo === undefined) return 0;
  let isHeld = false;
  try {
    const id = parts.newId();
    const held: Held[] = [];
    let handled = 0;
    for (const row of rows) {
      const leaseUntil = parts.systemTime.now() + leaseMs;
      const name = envelopeName({ person: person.id, id });
      const mine = await parts.log.claim(row, { id: parts.newId(), leaseUntil, envelope: name });
      if (mine === undefined) continue;
      handled += 1;
      const verdict = await judgeDue(parts, mine);
      if (verdict.is === 'sent' && groupFor(verdict)?.person.id === person.id) held.push({ row: mine, ...verdict });
      else await alone(parts, mine, verdict);
    }
    if (held.length === 0) return handled;
    // The sort keeps the order of those that are alike.
    held.sort((a, b) => Number(isHigh(b.inquiry)) - Number(isHigh(a.inquiry)));
    const enclosed = held.map(({ inquiry, pending, ...more }) => ({
      ref: inquiry.ref,
      turn: inquiry.turn,
      pending,
      ...insteadOf(more),
    }));
    const envelope: Envelope = { id, person: person.id, enclosed, attempts: 0 };
    await parts.outbox.put(envelope);
    isHeld = (await post(parts, envelope, person, held, false)) === 'unknown';
    return handled;
  } finally {
    if (!isHeld) await letGo();
  }
}

/**
 * Goes on with a row whose envelope another sweep had: what was sent is proved, what may have been sent is looked for, and the
 * same list goes out again when nobody knows. A row that is in no sealed envelope was never sent, and goes alone.
 */
export async function takeOverTogether(parts: DueParts, row: ClaimedRow): Promise<void> {
  const named = envelopeNamed(row.claim.envelope ?? '');
  const verdict = await judgeDue(parts, row);
  if (verdict.is !== 'sent') return carryOut(parts, row, verdict, true);
  const { inquiry, pending, view } = verdict;
  const mark = markOf(inquiry.ref, pending);
  const enclosedIn = (envelope: Envelope): Envelope['enclosed'][number] | undefined =>
    envelope.enclosed.find((one) => markOf(one.ref, one.pending) === mark);
  const person = view.directory.byId(named.person);
  const sealed = await parts.outbox.read(named.person, named.id);
  const enclosed = sealed && enclosedIn(sealed);
  if (enclosed === undefined || person === undefined) return alone(parts, row, verdict);
  // Another row of the same envelope is at it: this one waits for its lease, and finds it done.
  const letGo = await parts.outbox.hold(person.id, leaseMs);
  if (letGo === undefined) return;
  let isHeld = false;
  try {
    const envelope = await parts.outbox.read(named.person, named.id);
    const held = { row, inquiry, pending, ...insteadOf(enclosed) };
    if (envelope !== undefined) isHeld = (await post(parts, envelope, person, [held], true)) === 'unknown';
  } finally {
    // Until its lease ends nobody else asks the mailbox, which gives no answer: each row would count as a try.
    if (!isHeld) await letGo();
  }
}

/** Takes the row out of the envelope first: what is sent alone is not looked for in it. */
async function alone(parts: DueParts, row: ClaimedRow, verdict: Verdict): Promise<void> {
  const mine = await parts.log.claim(row, without(row.claim, ['envelope']));
  if (mine !== undefined) await carryOut(parts, mine, verdict, false);
}

function isHigh({ tier, suggestedTier }: Inquiry): boolean {
  return (tier ?? suggestedTier) === 'high';
}

/**
 * @param isAgain an earlier try may have sent it.
 * @returns `unknown`: a mail may have gone out, and nothing is written down; it is looked for after the leases.
 */
async function post(
  parts: DueParts,
  envelope: Envelope,
  person: Person,
  held: readonly Held[],
  isAgain: boolean,
): Promise<'unknown' | undefined> {
  let begun = envelope.begun;
  // A mail is looked for before it is sent again: only a card may come twice.
  const isUnknown = isAgain && begun === undefined && person.entraId !== undefined;
  const isRepeated = isUnknown || envelope.repeated === true;
  const parcel: Parcel = {
    view: await envelopeView(parts, envelope, person, isRepeated || held.some(({ pending }) => pending.repeated)),
    hasTeams: person.entraId !== undefined,
    links: () => linksOf(parts, envelope, person),
    mark: keyHash('envelope', envelopeName(envelope)),
    ...(begun !== undefined && { begun }),
    look: isAgain,
    byMail: held.every(({ pending }) => pending.attempts >= teamsAttempts),
    keep: async (what, mail) => {
      if (mail !== undefined) await noteThread(parts, envelope, mail);
      const isOurs = await parts.outbox.begin({ ...envelope, ...(begun !== undefined && { begun }) }, what, isRepeated);
      if (isOurs) begun = what;
      return isOurs;
    },
  };
  const delivery = await deliver(parts, person, parcel);
  const isUnknownMail = delivery.outcome === 'later' && delivery.unknown && begun?.startsWith('m:') === true;
  // The claims stay: after their lease the mail is looked for by its draft before it is sent again.
  if (isUnknownMail && (await parts.outbox.failed(envelope)) < mostAttempts) return 'unknown';
  const next = delivery.outcome === 'later' && !isUnknownMail ? commonNext(parts, delivery, held) : undefined;
  for (const one of held)
    await writeDown(parts, { ...one, pending: marked(one.pending, isRepeated) }, person, envelope, delivery, next);
  if (delivery.outcome === 'sent') await countSend(parts.budget, person.id, parts.clock.now(), parts.calendar);
  return undefined;
}

/** Whose it is, if another's: as it was when the list was sealed. */
function insteadOf(one: Pick<Sending, 'insteadOf'>): Pick<Sending, 'insteadOf'> {
  return one.insteadOf === undefined ? {} : { insteadOf: one.insteadOf };
}

function marked(pending: Pending, isRepeated: boolean): Pending {
  return isRepeated ? { ...pending, repeated: true } : pending;
}

/** One instant for all of them, so that they go together again. */
function commonNext(parts: DueParts, failed: Extract<Delivery, { outcome: 'later' }>, held: readonly Held[]) {
  const attempts = Math.max(...held.map(({ pending }) => pending.attempts));
  return nextTry({ ...failed, attempts }, parts.clock.now(), parts.newId());
}

async function writeDown(
  parts: DueParts,
  { inquiry, pending, ...more }: Held,
  person: Person,
  envelope: Envelope,
  delivery: Delivery,
  next: ReturnType<typeof nextTry>,
): Promise<void> {
  const { ref, turn } = inquiry;
  const to = person.id;
  switch (delivery.outcome) {
    case 'lost':
      return;
    case 'nowhere':
      return settle(parts, ref, pending, { act: 'undeliverable', to });
    case 'later':
      if (next === undefined) return settle(parts, ref, pending, { act: 'undeliverable', to, tooOften: true });
      return settle(parts, ref, pending, {
        again: { ...pending, ...next, ...(delivery.unknown && { repeated: true as const }) },
      });
    case 'sent': {
      if (delivery.via === 'mail')
        return settle(parts, ref, asSeenBy(person, pending), { act: 'sent', to, via: 'mail', ...insteadOf(more) });
      const { conversationId, activityId } = delivery;
      const copy = { reminderId: pending.id, person: to, conversationId, activityId, turn, envelope: envelope.id };
      return settle(parts, ref, pending, { act: 'sent', to, via: 'teams', ...insteadOf(more), copy });
    }
  }
}

/** Where each of them is answered without an account. */
async function linksOf(
  parts: DueParts,
  { enclosed }: Envelope,
  person: Person,
): Promise<readonly (string | undefined)[]> {
  const links: (string | undefined)[] = [];
  for (const { ref } of enclosed) {
    const inquiry = (await parts.log.read(ref))?.inquiry;
    links.push(inquiry && (await parts.answerLink(inquiry, person, parts.clock.now())));
  }
  return links;
}

/** An answer to such a mail may be about any of them; a report that it came back is about all. */
function noteThread(parts: DueParts, { person, enclosed, ...envelope }: Envelope, mail: OwnMail): Promise<void> {
  const [first, ...others] = [...new Set(enclosed.map(({ ref }) => ref))];
  if (first === undefined) return Promise.resolve();
  const { internetMessageId, conversationId } = mail;
  const signs = {
    marks: [keyHash('envelope', envelopeName({ person, ...envelope }))],
    ...(internetMessageId !== undefined && { messageIds: [internetMessageId] }),
    ...(conversationId !== undefined && { conversationId }),
  };
  const what = enclosed.some(({ pending }) => pending.what === 'mcoRequest' || pending.what === 'mcoRedirected')
    ? 'mcoRequest'
    : (enclosed[0]?.pending.what ?? '');
  return parts.threads.note(signs, {
    ref: first,
    ...(others.length > 0 && { others }),
    ours: { what, to: person, at: parts.clock.now() },
  });
}
