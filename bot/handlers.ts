import type { CardJson } from '../src/reminders/teams';

/** What somebody wrote to the bot. */
export type MessageReceived = {
  /** Of the sender, from the authenticated activity; never from anything a client can fill in. */
  readonly entraId: string;
  /** The sender's display name as Teams gives it: foreign text. */
  readonly name: string;
  /** Without the mention of the bot, trimmed; empty when only `value` came. */
  readonly text: string;
  /** Of an Action.Submit, which Teams sends as a message. */
  readonly value?: unknown;
  readonly conversationId: string;
  readonly activityId: string;
  /** Whether this is the one-to-one chat: member data may be shown there only. */
  readonly personal: boolean;
};

/** A press on an Action.Execute button. Teams may deliver the same press twice, with the same `activityId`. */
export type CardAction = {
  readonly entraId: string;
  readonly name: string;
  readonly verb: string;
  /** The button's own data and all inputs of the card, merged by the client: unchecked. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly conversationId: string;
  /** Of the press itself. */
  readonly activityId: string;
  /** Of the message that carries the card. */
  readonly replyToId?: string;
  readonly personal: boolean;
};

/** The card that takes the place of the pressed one. */
export type CardAnswer = {
  readonly card: CardJson;
  /** The neutral line of the notification. */
  readonly summary: string;
  /** Whether the message itself is replaced too, so that everybody, and every later look, sees the new card. */
  readonly edit: boolean;
};

/** The app was installed where the bot can speak. */
export type Installed = { readonly entraId?: string; readonly conversationId: string; readonly personal: boolean };

/** What the service does with what Teams brings. Each is expected to answer well within five seconds. */
export type BotHandlers = {
  message(received: MessageReceived): Promise<CardJson>;
  action(action: CardAction): Promise<CardAnswer>;
  welcome(installed: Installed): Promise<CardJson | undefined>;
};

/** One line about the bot's own running: codes and numbers only, never text from an activity or an exception. */
export type BotDiagnostic = {
  readonly code: string;
  readonly status?: number;
  /** The stable code, or else the class name, of the error behind it. */
  readonly cause?: string;
};
