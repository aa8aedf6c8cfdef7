import type { Conversation, Conversations } from '../people/conversations';
import type { Person } from '../people/people';
import { MailboxRefused, MailboxUnreachable, type Mailbox, type OwnMail } from '../intake/mailbox';
import type { CardView } from '../views/card-view';
import { TeamsGone, TeamsRefused, TeamsUnreachable, type CardJson, type Teams } from './teams';

/** How cards and mails are drawn; given by the composition root, so that the core names no template. */
export type Draw = {
  card(view: CardView): CardJson;
  /**
   * `link`: where an MCO contact answers without an account. `isAnswer`: to somebody who wrote to the mailbox, in the thread of
   * that mail. `hasTeams` false: to somebody who cannot open a chat.
   */
  mail(
    view: CardView,
    more: {
      readonly link?: string;
      /** One for each item of a list. */
      readonly links?: readonly (string | undefined)[];
      readonly isAnswer?: boolean;
      readonly hasTeams?: boolean;
    },
  ): { readonly subject: string; readonly body: string };
};

export type DeliveryParts = {
  readonly teams: Teams;
  readonly mailbox: Mailbox;
  readonly conversations: Conversations;
  readonly draw: Draw;
};

export type Delivery =
  | { readonly outcome: 'sent'; readonly via: 'teams'; readonly conversationId: string; readonly activityId: string }
  | { readonly outcome: 'sent'; readonly via: 'mail' }
  /** Not now. `unknown`: it may have got through, so the next try looks first and says "repeated". */
  | { readonly outcome: 'later'; readonly unknown: boolean; readonly afterMs?: number }
  | { readonly outcome: 'nowhere' }
  /** Somebody else holds it now, or nobody waits for it any more: nothing was sent. */
  | { readonly outcome: 'lost' };

export type Parcel = {
  readonly view: CardView;
  /** Where somebody without an account answers; made only when a mail is drafted. */
  readonly link?: () => Promise<string | undefined>;
  /** The same for each item of a list. */
  readonly links?: () => Promise<readonly (string | undefined)[]>;
  /** Whether the reader can open a chat here; unless set they can. */
  readonly hasTeams?: boolean;
  /** Our own mark on mails: found again in Sent Items. */
  readonly mark: string;
  /** What an earlier try began: an activity's or draft's id. */
  readonly begun?: string;
  /** An earlier try may have got through: look before sending. */
  readonly look: boolean;
  /** The message of the inbox in whose thread it goes, by mail. */
  readonly answers?: string;
  /** Teams has failed too often for this one. */
  readonly byMail?: boolean;
  /**
   * Keeps what was begun on the due row, so that a takeover finds it; false when the row is no longer ours. With the ids of
   * a mail that is about to be sent: whoever wants to know an answer to it keeps them now, before one can come.
   */
  readonly keep: (begun: string, mail?: OwnMail) => Promise<boolean>;
};

/** Teams when the person has a live conversation, else neutral mail; a dead conversation is made anew once. */
export async function deliver(parts: DeliveryParts, person: Person, parcel: Parcel): Promise<Delivery> {
  if (parcel.begun?.startsWith('t:') === true) {
    const [conversationId = '', activityId = ''] = parcel.begun.slice(2).split('|');
    return { outcome: 'sent', via: 'teams', conversationId, activityId };
  }
  if (parcel.begun?.startsWith('m:') !== true && parcel.byMail !== true && person.entraId !== undefined) {
    const byTeams = await sendByTeams(parts, person.entraId, parcel);
    if (byTeams !== 'notThere') return byTeams;
  }
  return sendByMail(parts, person.mail, parcel);
}

async function sendByTeams(parts: DeliveryParts, entraId: string, parcel: Parcel): Promise<Delivery | 'notThere'> {
  const card = parts.draw.card(parcel.view);
  try {
    const conversation = (await parts.conversations.of(entraId)) ?? (await openOne(parts, entraId));
    if (conversation === undefined) return 'notThere';
    try {
      return await post(parts, conversation, card, parcel);
    } catch (fault) {
      if (!(fault instanceof TeamsGone)) throw fault;
      await parts.conversations.forget(entraId);
      const anew = await openOne(parts, entraId);
      return anew === undefined ? 'notThere' : await post(parts, anew, card, parcel);
    }
  } catch (fault) {
    if (fault instanceof TeamsGone || fault instanceof TeamsRefused) return 'notThere';
    if (fault instanceof TeamsUnreachable) return later(fault.gotThrough, fault.retryAfterMs);
    throw fault;
  }
}

async function post(parts: DeliveryParts, to: Conversation, card: CardJson, parcel: Parcel): Promise<Delivery> {
  const activityId = await parts.teams.send(to, card, parcel.view.headline);
  // It has gone out, whoever holds the row: the proof is written in any case.
  await parcel.keep(`t:${to.conversationId}|${activityId}`);
  return { outcome: 'sent', via: 'teams', conversationId: to.conversationId, activityId };
}

async function openOne(parts: DeliveryParts, entraId: string): Promise<Conversation | undefined> {
  const serviceUrl = await parts.conversations.anyServiceUrl();
  if (serviceUrl === undefined) return undefined;
  const conversation = await parts.teams.open(entraId, serviceUrl);
  await parts.conversations.remember(conversation);
  return conversation;
}

/** What a mail needs of them. */
type MailParts = { readonly mailbox: Mailbox; readonly draw: Pick<Draw, 'mail'> };

/** Of a mail: known, or looked up when it is needed; undefined when nobody can be written to. */
export type Address = string | (() => Promise<string | undefined>);

/** Draft, then send; before a second try it looks where the first one went. */
export async function sendByMail(parts: MailParts, to: Address, parcel: Parcel): Promise<Delivery> {
  try {
    const earlier = await earlierMail(parts.mailbox, parcel);
    if (earlier?.sent === true) return { outcome: 'sent', via: 'mail' };
    // Found by its mark: what it will be known by was not kept yet.
    if (earlier?.internetMessageId !== undefined && !(await parcel.keep(`m:${earlier.id}`, earlier)))
      return { outcome: 'lost' };
    const id = earlier?.id ?? (await draft(parts, to, parcel));
    if (typeof id !== 'string') return id;
    await parts.mailbox.send(id);
    return { outcome: 'sent', via: 'mail' };
  } catch (fault) {
    if (fault instanceof MailboxUnreachable) return later(fault.gotThrough, fault.retryAfterMs);
    if (fault instanceof MailboxRefused) return { outcome: 'nowhere' };
    throw fault;
  }
}

/** What an earlier try left in the mailbox: by the draft it began, else by our mark. */
async function earlierMail(
  mailbox: Mailbox,
  { begun, look, mark }: Parcel,
): Promise<(OwnMail & { readonly sent: boolean }) | undefined> {
  if (begun?.startsWith('m:') === true) {
    const id = begun.slice(2);
    const where = await mailbox.whereIs(id);
    if (where !== 'gone') return { id, sent: where === 'sent' };
  }
  return look || begun !== undefined ? mailbox.findByMark(mark) : undefined;
}

/** A fresh draft; when the row is no longer ours, it is not sent. */
async function draft(
  parts: MailParts,
  address: Address,
  parcel: Parcel,
): Promise<string | Extract<Delivery, { readonly outcome: 'nowhere' | 'lost' }>> {
  const to = typeof address === 'string' ? address : await address();
  if (to === undefined) return { outcome: 'nowhere' };
  const { answers, mark, hasTeams = true } = parcel;
  const link = await parcel.link?.();
  const links = await parcel.links?.();
  const drawn = parts.draw.mail(parcel.view, {
    isAnswer: answers !== undefined,
    hasTeams,
    ...(link !== undefined && { link }),
    ...(links !== undefined && { links }),
  });
  const mail = { to, ...drawn, mark };
  const made =
    answers === undefined
      ? await parts.mailbox.draft(mail)
      : await parts.mailbox.draftReply(answers, { ...mail, automatic: true });
  return (await parcel.keep(`m:${made.id}`, made)) ? made.id : { outcome: 'lost' };
}

function later(gotThrough: 'no' | 'unknown', retryAfterMs: number | undefined): Delivery {
  return {
    outcome: 'later',
    unknown: gotThrough === 'unknown',
    ...(retryAfterMs !== undefined && { afterMs: retryAfterMs }),
  };
}
