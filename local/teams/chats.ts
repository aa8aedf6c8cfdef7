import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { ReceivedCard } from './card-rules';

const message = z.object({
  id: z.string(),
  from: z.enum(['bot', 'person']),
  /** ISO, UTC. */
  at: z.string(),
  text: z.string().exactOptional(),
  card: z.looseObject({ type: z.literal('AdaptiveCard'), version: z.string() }).exactOptional(),
  summary: z.string().exactOptional(),
  editedAt: z.string().exactOptional(),
});
const chat = z.object({ messages: z.array(message), unread: z.number(), isInstalled: z.boolean() });

/** A message of a chat, as the page shows it. */
export type ChatMessage = z.infer<typeof message>;
type Chat = z.infer<typeof chat>;

/** Something changed in a chat. */
export type ChatEvent = {
  readonly type: 'chat';
  readonly personaId: string;
  readonly messageId: string;
  readonly kind: 'new' | 'edited' | 'deleted';
};

/** The personal chats, one for each persona; kept in a folder when one is given. */
export class Chats {
  private readonly chats: Map<string, Chat>;
  private readonly listeners = new Set<(event: ChatEvent) => void>();
  private lastId = 0;

  constructor(
    private readonly now: () => Date,
    private readonly folder: string | undefined,
  ) {
    this.chats = new Map(Object.entries(folder === undefined ? {} : load(folder)));
  }

  messages(personaId: string): readonly ChatMessage[] {
    return this.chat(personaId).messages;
  }

  find(personaId: string, messageId: string): ChatMessage | undefined {
    return this.chat(personaId).messages.find(({ id }) => id === messageId);
  }

  unread(personaId: string): number {
    return this.chat(personaId).unread;
  }

  read(personaId: string): void {
    this.chat(personaId).unread = 0;
    this.save();
  }

  isInstalled(personaId: string): boolean {
    return this.chat(personaId).isInstalled;
  }

  setInstalled(personaId: string, isInstalled: boolean): void {
    this.chat(personaId).isInstalled = isInstalled;
    this.save();
  }

  /** Adds a message and answers it with its id. */
  add(personaId: string, said: Pick<ChatMessage, 'from'> & Partial<ChatMessage>): ChatMessage {
    const added = { ...said, id: this.newId(), at: this.now().toISOString() };
    const into = this.chat(personaId);
    into.messages.push(added);
    if (said.from === 'bot') into.unread += 1;
    this.changed({ type: 'chat', personaId, messageId: added.id, kind: 'new' });
    return added;
  }

  /** Replaces a message's card; false when there is no such message. */
  edit(personaId: string, messageId: string, card: ReceivedCard, summary?: string): boolean {
    const found = this.find(personaId, messageId);
    if (found === undefined) return false;
    found.card = card;
    if (summary !== undefined) found.summary = summary;
    found.editedAt = this.now().toISOString();
    this.changed({ type: 'chat', personaId, messageId, kind: 'edited' });
    return true;
  }

  remove(personaId: string, messageId: string): boolean {
    const from = this.chat(personaId);
    const rest = from.messages.filter(({ id }) => id !== messageId);
    if (rest.length === from.messages.length) return false;
    from.messages = rest;
    this.changed({ type: 'chat', personaId, messageId, kind: 'deleted' });
    return true;
  }

  /** Hears of every change until the answered function is called. */
  listen(listener: (event: ChatEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Ids look like Teams': milliseconds, never twice the same, also across restarts. */
  newId(): string {
    this.lastId = Math.max(this.lastId + 1, Date.now());
    return String(this.lastId);
  }

  private chat(personaId: string): Chat {
    const found = this.chats.get(personaId) ?? { messages: [], unread: 0, isInstalled: false };
    this.chats.set(personaId, found);
    return found;
  }

  private changed(event: ChatEvent): void {
    this.save();
    for (const listener of this.listeners) listener(event);
  }

  private save(): void {
    if (this.folder === undefined) return;
    mkdirSync(this.folder, { recursive: true });
    const file = path.join(this.folder, fileName);
    writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(this.chats)));
    renameSync(`${file}.new`, file);
  }
}

const fileName = 'chats.json';

function load(folder: string): Record<string, Chat> {
  const file = path.join(folder, fileName);
  return existsSync(file) ? z.record(z.string(), chat).parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}
