import type { Activity, ConversationParameters } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { SystemTime } from '../src/clock/clock';
import { within } from '../src/clock/within';
import type { Conversation } from '../src/people/conversations';
import { type CardJson, type Teams, TeamsRefused, TeamsUnreachable } from '../src/reminders/teams';
import type { Connectors } from './connectors';
import { isAllowedServiceUrl } from './service-url';
import type { BotSettings } from './settings';
import { teamsFault } from './teams-fault';

type Call<T> = (client: ConnectorClient, options: { abortSignal: AbortSignal }) => Promise<T>;

/** Teams, outgoing, over the Bot Connector: one attempt per call, each with its own timeout. */
export function createSender(
  settings: BotSettings,
  connectors: Connectors,
  time: SystemTime,
  timeoutMs: number,
): Teams {
  async function call<T>(doing: string, { serviceUrl, tenantId }: Place, work: Call<T>): Promise<T> {
    if (tenantId !== settings.tenantId) throw new TeamsRefused(doing, 0, 'OtherTenant');
    if (!isAllowedServiceUrl(serviceUrl, settings.serviceUrlHosts))
      throw new TeamsRefused(doing, 0, 'ServiceUrlNotAllowed');
    try {
      return await within(timeoutMs, time, async (abortSignal) => work(await connectors(serviceUrl), { abortSignal }));
    } catch (error) {
      throw teamsFault(doing, error, time.now());
    }
  }

  return {
    send: (to, card, summary) =>
      call('posting a card', to, async ({ conversations }, options) => {
        const posted = await conversations.sendToConversation(to.conversationId, message(to, card, summary), options);
        return idOf(posted, 'posting a card');
      }),

    edit: (to, activityId, card, summary) =>
      call('replacing a card', to, async ({ conversations }, options) => {
        const activity = { ...message(to, card, summary), id: activityId };
        await conversations.updateActivity(to.conversationId, activityId, activity, options);
      }),

    open: (entraId, serviceUrl) => {
      const place = { serviceUrl, tenantId: settings.tenantId };
      return call('opening a conversation', place, async ({ conversations }, options) => {
        const botId = `28:${settings.appId}`;
        const created = await conversations.createConversation(personal(entraId, botId, settings.tenantId), options);
        return { entraId, ...place, conversationId: idOf(created, 'opening a conversation'), botId };
      });
    },
  };
}

type Place = Pick<Conversation, 'serviceUrl' | 'tenantId'>;

/** The SDK's types ask for fields that Teams neither needs nor wants: hence the two casts. */
function message(to: Conversation, card: CardJson, summary: string): Partial<Activity> {
  return {
    type: 'message',
    from: { id: to.botId },
    conversation: { id: to.conversationId },
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  } as unknown as Partial<Activity>;
}

function personal(entraId: string, botId: string, tenantId: string): ConversationParameters {
  return {
    isGroup: false,
    bot: { id: botId },
    members: [{ id: entraId }],
    tenantId,
    channelData: { tenant: { id: tenantId } },
  } as unknown as ConversationParameters;
}

/** Without an id the message could never be edited, and whether it was posted is open. */
function idOf(answer: { id?: string }, doing: string): string {
  if (answer.id === undefined || answer.id === '') throw new TeamsUnreachable(doing, 'unknown', undefined);
  return answer.id;
}
