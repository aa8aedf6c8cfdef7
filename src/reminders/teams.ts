import type { Conversation } from '../people/conversations';

/** An Adaptive Card as JSON. Its first text block, and `fallbackText`, hold no member data. */
export type CardJson = Readonly<Record<string, unknown>> & { readonly type: 'AdaptiveCard' };

/** Teams, outgoing. Every call has a timeout; nothing is retried here: the reminder rows retry. */
export type Teams = {
  /** Posts a card as a new message; `summary` is the neutral line of the notification. Answers the activity's id. */
  send(conversation: Conversation, card: CardJson, summary: string): Promise<string>;
  /** Replaces a message's card. @throws TeamsGone when the message is no longer there. */
  edit(conversation: Conversation, activityId: string, card: CardJson, summary: string): Promise<void>;
  /** Creates the personal conversation with a person of the tenant in whom the app is installed. @throws TeamsGone when it is not. */
  open(entraId: string, serviceUrl: string): Promise<Conversation>;
};

/** The conversation or message is gone (403, 404): make a new one once, then go by mail. */
export class TeamsGone extends Error {
  readonly code = 'TEAMS_GONE';
  constructor(
    doing: string,
    readonly status: number,
  ) {
    super(
      `Teams no longer has this conversation (${String(status)} while ${doing}). A new one is tried once, then mail.`,
    );
    this.name = 'TeamsGone';
  }
}

/** No answer, a fault, or "too many requests". `gotThrough` is `unknown` when the message may have been posted all the same. */
export class TeamsUnreachable extends Error {
  readonly code = 'TEAMS_UNREACHABLE';
  constructor(
    doing: string,
    readonly gotThrough: 'no' | 'unknown',
    readonly retryAfterMs: number | undefined,
    cause?: unknown,
  ) {
    super(`Teams did not answer while ${doing}. It is tried again.`, { cause });
    this.name = 'TeamsUnreachable';
  }
}

/** Teams refused for another reason (400, 401, 413 ...): trying the same again will not help. */
export class TeamsRefused extends Error {
  readonly code = 'TEAMS_REFUSED';
  constructor(
    doing: string,
    readonly status: number,
    readonly channelCode: string,
  ) {
    super(
      `Teams refused while ${doing} (${String(status)} ${channelCode}). Check the app's registration and the card's size.`,
    );
    this.name = 'TeamsRefused';
  }
}
