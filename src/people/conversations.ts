/** A Teams conversation between the bot and one person, as stored. Only from authenticated activities, or created by us at such a service URL. */
export type Conversation = {
  readonly entraId: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
  readonly conversationId: string;
  /** The bot's own channel id, such as `28:<app id>`. */
  readonly botId: string;
};

/** Where the bot can reach people in Teams. */
export type Conversations = {
  of(entraId: string): Promise<Conversation | undefined>;
  /** Stores or overwrites; idempotent. */
  remember(conversation: Conversation): Promise<void>;
  /** The channel said that this conversation is gone; `of` answers undefined until a new one is remembered. */
  forget(entraId: string): Promise<void>;
  /** Any live service URL of the tenant, to create a conversation with somebody who never wrote. */
  anyServiceUrl(): Promise<string | undefined>;
};
