import type {
  CardPress,
  ChatEvent,
  ChatMessage,
  ClockEvent,
  ClockMove,
  InboxMail,
  PageParts,
  PressAnswer,
  SentMail,
} from '../../local/page-server/parts';

const at = '2026-11-25T15:00:00.000Z';

/** A card that a whole group sees, with the one button that claims the inquiry. */
export const claimCard = (line = 'ME-261125-7K2QXM: new inquiry, suggested High Priority.') => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: line, style: 'heading', wrap: true },
    { type: 'TextBlock', text: 'Respond by Wed Nov 25, 11:00 AM Central.', wrap: true },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Take it', verb: 'take', style: 'positive', data: { ref: 'ME-261125-7K2QXM' } },
  ],
});

/** A form with a field of each kind that can be filled wrongly. */
export const formCard = (line = 'ME-261125-7K2QXM: who and what?') => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: line, style: 'heading', wrap: true },
    {
      type: 'Input.Text',
      id: 'member',
      label: 'Member name (required)',
      isRequired: true,
      errorMessage: 'Member name: write first and last name',
    },
    {
      type: 'Input.ChoiceSet',
      id: 'message',
      label: 'Safe to leave a message? (required)',
      style: 'expanded',
      isRequired: true,
      errorMessage: 'Safe to leave a message?: choose one',
      choices: [
        { title: 'Yes', value: 'yes' },
        { title: 'No', value: 'no' },
      ],
    },
    { type: 'Input.Text', id: 'issue', label: 'Issue', isMultiline: true },
    { type: 'Input.Date', id: 'born', label: 'Date of birth' },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Next', verb: 'next', style: 'positive' },
    { type: 'Action.Execute', title: 'Put back', verb: 'putBack', associatedInputs: 'none' },
  ],
});

/** A card that says what was done and asks nothing. */
export const doneCard = (line: string) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: line, style: 'heading', wrap: true }],
});

/** Parts of the page that record what was asked of them and answer what a test has laid down. */
export class FakePageParts implements PageParts {
  readonly asked: unknown[] = [];
  readonly messages = new Map<string, ChatMessage[]>();
  inbox: InboxMail[] = [];
  sent: SentMail[] = [];
  answerPress: (press: CardPress) => Promise<PressAnswer> = () => Promise.resolve({ status: 200 });
  moveClock: (move: ClockMove) => ReturnType<PageParts['clock']['move']> = () =>
    Promise.resolve({ now: at, words: 'Wed Nov 25, 9:00 AM Central', steps: 0 });
  #chatListener: (event: ChatEvent) => void = () => undefined;
  #clockListener: (event: ClockEvent) => void = () => undefined;
  #mailboxListener: (event: { type: 'mailbox' }) => void = () => undefined;
  readonly #unread = new Map<string, number>();

  /** Puts a message into a chat, or changes the one with this id, and tells the page. */
  put(personaId: string, id: string, content: Partial<ChatMessage>): void {
    const chat = this.messages.get(personaId) ?? [];
    const place = chat.findIndex((message) => message.id === id);
    const message: ChatMessage = { id, from: 'bot', at, ...content };
    if (place === -1) chat.push(message);
    else chat[place] = { ...message, editedAt: at };
    this.messages.set(personaId, chat);
    if (place === -1) this.#unread.set(personaId, (this.#unread.get(personaId) ?? 0) + 1);
    this.#chatListener({ type: 'chat', personaId, messageId: id, kind: place === -1 ? 'new' : 'edited' });
  }

  tellClock(event: ClockEvent): void {
    this.#clockListener(event);
  }

  tellMailbox(): void {
    this.#mailboxListener({ type: 'mailbox' });
  }

  readonly chats: PageParts['chats'] = {
    personas: () =>
      Promise.resolve(
        [
          { id: 'dana-reyes', name: 'Dana Reyes', title: 'Member Liaison' },
          { id: 'ruth-abel', name: 'Ruth Abel', title: 'ESR' },
          { id: 'gail-hart', name: 'Gail Hart', title: 'Unit Lead' },
        ].map((persona) => ({ ...persona, unread: this.#unread.get(persona.id) ?? 0 })),
      ),
    messages: (personaId) => {
      this.#unread.set(personaId, 0);
      return Promise.resolve(this.messages.get(personaId) ?? []);
    },
    say: (personaId, text) => {
      this.asked.push({ personaId, text });
      if (text === 'a fault') return Promise.reject(new Error('Jane Doe is in this message'));
      this.put(personaId, `said-${String(this.asked.length)}`, { from: 'person', text });
      return Promise.resolve({ ok: true, status: 200 });
    },
    execute: (personaId, press) => {
      this.asked.push({ personaId, ...press });
      return this.answerPress(press);
    },
    onEvent: (listener) => {
      this.#chatListener = listener;
    },
  };

  readonly clock: PageParts['clock'] = {
    read: () => Promise.resolve({ now: at, words: 'Wed Nov 25, 9:00 AM Central', open: true, closesInMinutes: 480 }),
    move: (move) => {
      this.asked.push(move);
      return this.moveClock(move);
    },
    onEvent: (listener) => {
      this.#clockListener = listener;
    },
  };

  readonly samples: PageParts['samples'] = {
    list: () => Promise.resolve([{ id: 'oxygen', title: 'Ombudsman: oxygen', from: 'ombudsman@example.org' }]),
    send: (id) => {
      this.asked.push({ sample: id });
      return Promise.resolve(id === 'oxygen' ? { ok: true } : { refused: 'There is no such sample mail.' });
    },
  };

  readonly mailbox: PageParts['mailbox'] = {
    read: () =>
      Promise.resolve({
        address: 'escalations@unit.example.org',
        smtp: { host: '127.0.0.1', port: 2525 },
        dropFolder: '/tmp/drop',
        inbox: this.inbox,
        sent: this.sent,
      }),
    onEvent: (listener) => {
      this.#mailboxListener = listener;
    },
  };

  readonly health = () => Promise.resolve({ ready: true, lines: [{ ok: true, text: 'Store: answers' }] });
}
