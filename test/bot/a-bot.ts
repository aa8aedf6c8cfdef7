import Fastify from 'fastify';
import { type Bot, type BotParts, createBot } from '../../bot/adapter';
import type { BotDiagnostic, BotHandlers } from '../../bot/handlers';
import { startTeamsStandIn, type TeamsStandIn } from '../../local/teams/stand-in';
import type { SystemTime } from '../../src/clock/clock';
import type { Conversation, Conversations } from '../../src/people/conversations';
import type { CardJson } from '../../src/reminders/teams';

export const appId = '5a3b0000-0000-4000-8000-000000000001';
export const tenantId = '7e000000-0000-4000-8000-000000000002';
export const reyes = { id: 'reyes', entraId: 'e1-reyes', name: 'D. Reyes', title: 'Member Liaison' };
export const okafor = { id: 'okafor', entraId: 'e2-okafor', name: 'M. Okafor', title: 'ESR' };

/** A card whose first line says which one it is. */
export const aCard = (line: string): CardJson => ({
  type: 'AdaptiveCard',
  version: '1.5',
  fallbackText: line,
  body: [{ type: 'TextBlock', text: line }],
});

/** Machine time that passes only when told. */
export class HandTime implements SystemTime {
  private ms = Date.parse('2026-11-24T15:00:00.000Z');
  private readonly sleepers: { until: number; wake: () => void }[] = [];

  now(): number {
    return this.ms;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      signal?.addEventListener('abort', () => {
        resolve();
      });
      this.sleepers.push({ until: this.ms + ms, wake: resolve });
    });
  }

  pass(ms: number): void {
    this.ms += ms;
    for (const { until, wake } of this.sleepers) if (until <= this.ms) wake();
  }
}

/** Conversations in memory; `remembered` counts the writes. */
export class RememberedConversations implements Conversations {
  readonly stored = new Map<string, Conversation>();
  readonly remembered: Conversation[] = [];
  fault: Error | undefined;

  of(entraId: string): Promise<Conversation | undefined> {
    return Promise.resolve(this.stored.get(entraId));
  }

  remember(conversation: Conversation): Promise<void> {
    if (this.fault !== undefined) return Promise.reject(this.fault);
    this.remembered.push(conversation);
    this.stored.set(conversation.entraId, conversation);
    return Promise.resolve();
  }

  forget(entraId: string): Promise<void> {
    this.stored.delete(entraId);
    return Promise.resolve();
  }

  anyServiceUrl(): Promise<string | undefined> {
    return Promise.resolve([...this.stored.values()][0]?.serviceUrl);
  }
}

/** A bot behind HTTP, its Teams, and everything that can be looked at. */
export type BotInTeams = {
  readonly bot: Bot;
  readonly teams: TeamsStandIn;
  readonly conversations: RememberedConversations;
  readonly time: HandTime;
  readonly diagnostics: BotDiagnostic[];
  /** Replaceable by a test. */
  readonly handlers: { -readonly [K in keyof BotHandlers]: BotHandlers[K] };
  /** Of one persona, as remembered. */
  conversationOf(entraId: string): Conversation;
  stop(): Promise<void>;
};

/** Starts a bot and its Teams, each on a free port of 127.0.0.1. */
export async function aBotInTeams(overrides: Partial<BotParts> = {}): Promise<BotInTeams> {
  const server = Fastify();
  let botUrl = '';
  const teams = await startTeamsStandIn({ botUrl: () => botUrl, appId, tenantId, personas: [reyes, okafor] });
  const conversations = new RememberedConversations();
  const time = new HandTime();
  const diagnostics: BotDiagnostic[] = [];
  const handlers: BotInTeams['handlers'] = {
    message: ({ text }) => Promise.resolve(aCard(`heard ${text}`)),
    action: ({ verb }) => Promise.resolve({ card: aCard(`did ${verb}`), summary: `did ${verb}`, edit: true }),
    welcome: () => Promise.resolve(undefined),
  };
  const bot = createBot({
    settings: { appId, appType: 'SingleTenant', tenantId, ...teams.botSettings },
    token: teams.botToken,
    conversations,
    systemTime: time,
    handlers: {
      message: (received) => handlers.message(received),
      action: (action) => handlers.action(action),
      welcome: (installed) => handlers.welcome(installed),
    },
    diagnostics: (event) => diagnostics.push(event),
    ...overrides,
  });
  server.post('/api/messages', async (request, reply) => {
    const { status, body } = await bot.receive(request);
    return reply.code(status).send(body);
  });
  botUrl = `${await server.listen({ host: '127.0.0.1', port: 0 })}/api/messages`;
  return {
    bot,
    teams,
    conversations,
    time,
    diagnostics,
    handlers,
    conversationOf(entraId) {
      const found = conversations.stored.get(entraId);
      if (found === undefined) throw new Error('The bot has not remembered this conversation.');
      return found;
    },
    async stop() {
      await bot.settled();
      await server.close();
      await teams.stop();
    },
  };
}
