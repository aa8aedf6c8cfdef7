import Fastify from 'fastify';
import { authoritySettings, createAuthority, type Authority } from './authority';
import type { ReceivedCard } from './card-rules';
import { type ChatEvent, type ChatMessage, Chats } from './chats';
import { connectorRoutes } from './connector';
import { createFaults, type Faults } from './faults';
import { type BotAnswer, Inbound } from './inbound';
import type { Persona } from './persona';
import { type Press, type Pressed, pressButton } from './press';
import { type Call, CallRecord, type Delivered } from './record';

/** How to start the stand-in. */
export type TeamsStandInOptions = {
  /** Where `/api/messages` of the bot is; asked at every activity when it is a function. */
  readonly botUrl: string | (() => string);
  readonly appId: string;
  readonly tenantId: string;
  readonly personas: readonly Persona[];
  /** Where chats are kept between runs; without it they end with the process. */
  readonly folder?: string;
  /** Default 0: any free one. */
  readonly port?: number;
  /** What activities name as the service URL, when something stands before the connector; else its own. */
  readonly serviceUrl?: string;
  /** For the times shown in chats; default the machine's clock. */
  readonly now?: () => Date;
};

/** A card that stands in a chat now. */
export type CardInChat = {
  readonly activityId: string;
  readonly card: ReceivedCard;
  readonly summary?: string;
  readonly at: string;
};

/** Microsoft Teams on this machine, as far as a bot and its people can tell. */
export type TeamsStandIn = {
  readonly url: string;
  /** What inbound activities name as their service URL; goes on the bot's allow-list as `127.0.0.1`. */
  readonly serviceUrl: string;
  /** The metadata document of the authority. */
  readonly openIdUrl: string;
  /** For the bot's settings: `authority` and `serviceUrlHosts`. */
  readonly botSettings: {
    readonly authority: ReturnType<typeof authoritySettings>;
    readonly serviceUrlHosts: readonly string[];
  };
  /** The bot's own token, as its `token` source. */
  readonly botToken: (audience: string) => Promise<string>;
  /** The signing key, for tests that need a token with a fault in it. */
  readonly signingKey: Authority['key'];
  readonly personas: readonly Persona[];
  /** Installs the app for a persona: the bot learns of the conversation. */
  install(personaId: string): Promise<BotAnswer>;
  /** Installs it for everybody. Who has it from an earlier run is not welcomed again: the bot only hears where they are now. */
  installAll(): Promise<readonly BotAnswer[]>;
  /** Removes the app: the connector answers 403 from now on. The bot is told unless `silently`. */
  uninstall(personaId: string, silently?: boolean): Promise<void>;
  /** Writes to the bot. */
  say(personaId: string, text: string): Promise<BotAnswer>;
  /** Presses a button of the message `activityId`. */
  press(personaId: string, activityId: string, verb: string, data?: Press['data']): Promise<Pressed>;
  /** The same with everything that the page can say. */
  execute(personaId: string, press: Press): Promise<Pressed>;
  /** An activity of a persona's, to be changed and delivered by a test. */
  activityOf(personaId: string, particulars: { type: string } & Record<string, unknown>): Record<string, unknown>;
  deliver(activity: Readonly<Record<string, unknown>>, token?: string): Promise<BotAnswer>;
  /** The next activity is brought twice. */
  deliverNextTwice(): void;
  readonly faults: Faults;
  messages(personaId: string): readonly ChatMessage[];
  unread(personaId: string): number;
  markRead(personaId: string): void;
  /** The cards in a chat as they stand now, oldest first. */
  cardsOf(personaId: string): readonly CardInChat[];
  /** Every card that was posted, in order, as it was when posted. */
  sends(): readonly Delivered[];
  /** Every replacement by the bot's own call; the answer to a press is not among them. */
  edits(): readonly Delivered[];
  /** Every answered call of the bot. */
  calls(): readonly Call[];
  /** Hears of every change in a chat until the answered function is called. */
  listen(listener: (event: ChatEvent) => void): () => void;
  stop(): Promise<void>;
};

/** Starts the stand-in on 127.0.0.1. Nobody has the app yet: `installAll()` once the bot listens. */
export async function startTeamsStandIn(options: TeamsStandInOptions): Promise<TeamsStandIn> {
  const { appId, tenantId, personas } = options;
  const authority = createAuthority(appId);
  const chats = new Chats(options.now ?? (() => new Date()), options.folder);
  const faults = createFaults();
  const record = new CallRecord();
  const server = Fastify({ forceCloseConnections: true });
  let url = '';
  authority.publish(server, () => url);
  connectorRoutes(server, { appId, tenantId, personas, authority, chats, faults, record });
  url = await server.listen({ host: '127.0.0.1', port: options.port ?? 0 });

  const serviceUrl = options.serviceUrl ?? `${url}/`;
  const openIdUrl = `${url}/.well-known/openidconfiguration`;
  const { botUrl } = options;
  const bot = { url: typeof botUrl === 'string' ? () => botUrl : botUrl, appId, tenantId };
  const inbound = new Inbound(bot, () => serviceUrl, authority, chats);

  const personaOf = (id: string): Persona => {
    const found = personas.find((persona) => persona.id === id);
    if (found === undefined) throw new UnknownPersona(id);
    return found;
  };

  function introduce(personaId: string): Promise<BotAnswer> {
    const membersAdded = [{ id: `28:${appId}` }];
    return inbound.deliver(inbound.activityOf(personaOf(personaId), { type: 'conversationUpdate', membersAdded }));
  }

  async function install(personaId: string): Promise<BotAnswer> {
    const persona = personaOf(personaId);
    chats.setInstalled(personaId, true);
    await introduce(personaId);
    return inbound.deliver(inbound.activityOf(persona, { type: 'installationUpdate', action: 'add' }));
  }

  const execute = (personaId: string, press: Press): Promise<Pressed> =>
    pressButton(personaOf(personaId), press, chats, inbound);

  return {
    url,
    serviceUrl,
    openIdUrl,
    botSettings: { authority: authoritySettings(openIdUrl), serviceUrlHosts: ['127.0.0.1'] },
    botToken: (audience) => Promise.resolve(authority.botToken(audience)),
    signingKey: authority.key,
    personas,
    install,
    async installAll() {
      const answers: BotAnswer[] = [];
      for (const { id } of personas) answers.push(await (chats.isInstalled(id) ? introduce(id) : install(id)));
      return answers;
    },
    async uninstall(personaId, silently = false) {
      chats.setInstalled(personaId, false);
      if (silently) return;
      await inbound.deliver(inbound.activityOf(personaOf(personaId), { type: 'installationUpdate', action: 'remove' }));
    },
    say(personaId, text) {
      const persona = personaOf(personaId);
      const { id } = chats.add(personaId, { from: 'person', text });
      return inbound.deliver(inbound.activityOf(persona, { type: 'message', id, text, textFormat: 'plain' }));
    },
    press: (personaId, activityId, verb, data = {}) => execute(personaId, { activityId, verb, data }),
    execute,
    activityOf: (personaId, particulars) => ({ ...inbound.activityOf(personaOf(personaId), particulars) }),
    deliver: (activity, token) => inbound.deliver(activity, token),
    deliverNextTwice: () => {
      inbound.deliverNextTwice();
    },
    faults,
    messages: (personaId) => chats.messages(personaOf(personaId).id),
    unread: (personaId) => chats.unread(personaOf(personaId).id),
    markRead: (personaId) => {
      chats.read(personaOf(personaId).id);
    },
    cardsOf: (personaId) =>
      chats
        .messages(personaOf(personaId).id)
        .flatMap(({ id, card, summary, at }) =>
          card === undefined ? [] : [{ activityId: id, card, at, ...(summary !== undefined && { summary }) }],
        ),
    sends: () => record.sends,
    edits: () => record.edits,
    calls: () => record.calls,
    listen: (listener) => chats.listen(listener),
    stop: () => server.close(),
  };
}

/** No persona of the stand-in has this id. */
export class UnknownPersona extends Error {
  readonly code = 'UNKNOWN_PERSONA';
  constructor(readonly personaId: string) {
    super(`The Teams stand-in has no persona "${personaId}".`);
    this.name = 'UnknownPersona';
  }
}
