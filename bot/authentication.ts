import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { BotFrameworkAuthentication, ServiceClientCredentialsFactory } from 'botframework-connector';
import type { BotSettings } from './settings';

/** The SDK's part: it validates the channel's tokens and makes clients that carry ours. */
export function sdkAuthentication(
  settings: BotSettings,
  credentials: ServiceClientCredentialsFactory,
): BotFrameworkAuthentication {
  return new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: settings.appId,
      MicrosoftAppTenantId: settings.tenantId,
      ...(settings.channelService !== undefined && { ChannelService: settings.channelService }),
      ...settings.authority,
    },
    credentials,
  );
}
