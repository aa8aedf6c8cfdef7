/**
 * What the page of `npm run local` needs from the rest of the unit: plain functions and JSON values, no client.
 *
 * Every instant is an ISO string in UTC with milliseconds, on the unit's own (movable) clock.
 */
export type PageParts = {
  readonly chats: Chats;
  readonly clock: ClockControl;
  readonly samples: Samples;
  readonly mailbox: MailboxView;
  /** Is everything up? One line each for the store, the mailbox, Teams and whatever else can be down. */
  readonly health: () => Promise<Health>;
};

/** Something that was asked for and is refused on purpose; the words say what to do instead. */
export type Refused = { readonly refused: string };

/** A person of the unit whose chat with the bot the page can show. */
export type Persona = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly unread: number;
};

/** One message of a chat. `card` is an Adaptive Card as it stands now, `summary` what a notification would say. */
export type ChatMessage = {
  readonly id: string;
  readonly from: 'bot' | 'person';
  readonly at: string;
  readonly text?: string;
  readonly card?: object;
  readonly summary?: string;
  readonly editedAt?: string;
};

/** A press on a card: `data` is the action's own data with the values of the inputs merged in. */
export type CardPress = {
  readonly activityId: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** The bot's answer to a press. `status` is the invoke's own (200, 400, 403, 500 ...), `text` words without a card. */
export type PressAnswer = { readonly status: number; readonly card?: object; readonly text?: string };

/** A message came, or one that was there has changed. */
export type ChatEvent = {
  readonly type: 'chat';
  readonly personaId: string;
  readonly messageId: string;
  readonly kind: 'new' | 'edited';
};

/** The stand-in for Teams, as the page sees it. */
export type Chats = {
  readonly personas: () => Promise<readonly Persona[]>;
  /** The chat, oldest first. Reading it marks it as read. */
  readonly messages: (personaId: string) => Promise<readonly ChatMessage[]>;
  readonly say: (personaId: string, text: string) => Promise<{ readonly ok: boolean; readonly status: number }>;
  readonly execute: (personaId: string, press: CardPress) => Promise<PressAnswer>;
  /** Calls the listener for every event from now on. Called once, when the page starts. */
  readonly onEvent: (listener: (event: ChatEvent) => void) => void;
};

/** The unit's clock in ISO and in words ("Wed Nov 25, 9:00 AM Central"), and whether the unit is open. */
export type ClockReading = {
  readonly now: string;
  readonly words: string;
  readonly open: boolean;
  readonly closesInMinutes?: number;
  readonly nextOpening?: string;
};

/** Where to move the clock. `jump` goes there at once, as if the service had been down; the others walk from due moment to due moment. */
export type ClockMove =
  { readonly to: 'plus1h' | 'endOfDay' | 'nextMorning' } | { readonly to: 'jump'; readonly at: string };

/** Where the clock stands after a move, and how many due moments were worked through. */
export type ClockMoved = { readonly now: string; readonly words: string; readonly steps: number };

/**
 * The clock was moved, or is on its way: `at` is reached, `done` due moments are worked through. How many remain is not
 * known: what is sent at one may bring another.
 */
export type ClockEvent =
  | { readonly type: 'clock'; readonly now: string }
  | { readonly type: 'walk'; readonly at: string; readonly done: number };

/** The clock one can move. */
export type ClockControl = {
  readonly read: () => Promise<ClockReading>;
  /** Answers when the last due moment is worked through. */
  readonly move: (move: ClockMove) => Promise<ClockMoved | Refused>;
  readonly onEvent: (listener: (event: ClockEvent) => void) => void;
};

/** A mail that can be forwarded with one click. */
export type SampleMail = { readonly id: string; readonly title: string; readonly from: string };

/** The sample mails. */
export type Samples = {
  readonly list: () => Promise<readonly SampleMail[]>;
  readonly send: (id: string) => Promise<{ readonly ok: true } | Refused>;
};

/** What became of a mail. `pending` is not decided yet; `ref` names the inquiry, `reason` says why in words. */
export type BecameOfMail = {
  readonly state: 'pending' | 'opened' | 'appended' | 'setAside' | 'ignored';
  readonly ref?: string;
  readonly reason?: string;
};

/** A mail that reached the Member Escalations mailbox. */
export type InboxMail = {
  readonly id: string;
  readonly receivedAt: string;
  readonly subject: string;
  readonly from: string;
  readonly became: BecameOfMail;
};

/** A mail the service has sent. `body` is plain text. */
export type SentMail = {
  readonly id: string;
  readonly at: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
};

/** The mailbox and the ways into it. */
export type Mailbox = {
  readonly address: string;
  readonly smtp: { readonly host: string; readonly port: number };
  readonly dropFolder: string;
  readonly inbox: readonly InboxMail[];
  readonly sent: readonly SentMail[];
};

/** The stand-in for the mailbox, as the page sees it. */
export type MailboxView = {
  readonly read: () => Promise<Mailbox>;
  readonly onEvent: (listener: (event: { readonly type: 'mailbox' }) => void) => void;
};

/** Whether the unit is ready, and the lines that say so. */
export type Health = {
  readonly ready: boolean;
  readonly lines: readonly { readonly ok: boolean; readonly text: string }[];
};

/** Everything that `/api/events` can tell the page. */
export type PageEvent = ChatEvent | ClockEvent | { readonly type: 'mailbox' };
