import { cloudPresets, type AuthorityOverrides, type BotSettings, type Cloud } from '../../bot/settings';
import { isLoopback } from './addresses';
import { readGuid } from './identity';
import type { Settings } from './settings';

/** The SDK's settings for another authority, and which of them are addresses; the others are only names. */
const overrides = {
  ToChannelFromBotLoginUrl: 'address',
  ToChannelFromBotOAuthScope: 'name',
  ToBotFromChannelTokenIssuer: 'name',
  OAuthUrl: 'address',
  ToBotFromChannelOpenIdMetadataUrl: 'address',
  ToBotFromEmulatorOpenIdMetadataUrl: 'address',
  CallerId: 'name',
} as const satisfies Record<keyof AuthorityOverrides, 'address' | 'name'>;
const overrideNames = Object.keys(overrides) as (keyof typeof overrides)[];

/** Reads who the bot is and whom it believes. The SDK itself would start with any of this missing, and believe anybody. */
export function readBot(settings: Settings, cloud: Cloud | undefined): BotSettings | undefined {
  const appId = readGuid(
    settings,
    'MicrosoftAppId',
    settings.required('MicrosoftAppId', 'Give the app id of the bot. Without it the bot would believe anybody.'),
  );
  const appType = readAppType(settings);
  const tenantId = readGuid(
    settings,
    'MicrosoftAppTenantId',
    settings.required('MicrosoftAppTenantId', 'Give the directory (tenant) id of the bot and its people.'),
  );
  const password = readPassword(settings, appType);
  const authority = readAuthority(settings);
  if (appId === undefined || appType === undefined || tenantId === undefined) return undefined;
  return {
    appId,
    appType,
    tenantId,
    ...(password !== undefined && { password }),
    ...cloudPresets[cloud ?? 'public'],
    // With an authority on this machine, Teams is on this machine too: no token leaves it.
    ...(authority !== undefined && { authority, serviceUrlHosts: ['127.0.0.1', '[::1]'] }),
  };
}

function readAppType(settings: Settings): BotSettings['appType'] | undefined {
  const text = settings.required('MicrosoftAppType', 'Give SingleTenant or UserAssignedMSI.');
  if (text === undefined || text === 'SingleTenant' || text === 'UserAssignedMSI') return text;
  settings.fault('MicrosoftAppType', 'is neither SingleTenant nor UserAssignedMSI. Write one of them exactly so.');
  return undefined;
}

function readPassword(settings: Settings, appType: BotSettings['appType'] | undefined): string | undefined {
  if (appType !== 'UserAssignedMSI') {
    return settings.required(
      'MicrosoftAppPassword',
      'A SingleTenant bot needs it: give the client secret of its app. A UserAssignedMSI bot has none.',
    );
  }
  if (settings.optional('MicrosoftAppPassword') !== undefined) {
    settings.fault('MicrosoftAppPassword', 'is set beside UserAssignedMSI, which has no password. Remove it.');
  }
  return undefined;
}

/** All of the overrides or none: with some of them the SDK leaves the rest undefined. */
function readAuthority(settings: Settings): AuthorityOverrides | undefined {
  if (!overrideNames.some((name) => settings.optional(name) !== undefined)) return undefined;
  const read = (name: keyof AuthorityOverrides): string => {
    const text =
      settings.required(name, 'Another authority needs all of ToChannel*, ToBot*, OAuthUrl and CallerId, or none.') ??
      '';
    if (text !== '' && overrides[name] === 'address' && !isLoopback(text)) {
      settings.fault(name, 'is not on this machine. Another authority may be 127.0.0.1 or [::1] only: remove it.');
    }
    // The token library refuses plain http, to this machine too.
    if (name === 'ToChannelFromBotLoginUrl' && text !== '' && !text.startsWith('https://')) {
      settings.fault(name, 'must begin with https://, on this machine too.');
    }
    return text;
  };
  return Object.fromEntries(overrideNames.map((name) => [name, read(name)])) as AuthorityOverrides;
}
