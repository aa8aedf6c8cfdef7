/** The clouds a tenant can live in. */
export type Cloud = 'public' | 'gcc' | 'gccHigh' | 'dod';

/**
 * The SDK's own settings for another authority than Microsoft's, under the SDK's own names.
 * Either all of them are given or none: the SDK leaves the rest undefined otherwise.
 */
export type AuthorityOverrides = {
  readonly ToChannelFromBotLoginUrl: string;
  readonly ToChannelFromBotOAuthScope: string;
  readonly ToBotFromChannelTokenIssuer: string;
  readonly OAuthUrl: string;
  readonly ToBotFromChannelOpenIdMetadataUrl: string;
  readonly ToBotFromEmulatorOpenIdMetadataUrl: string;
  readonly CallerId: string;
};

/** Who the bot is, and whom it believes. */
export type BotSettings = {
  readonly appId: string;
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId: string;
  readonly password?: string;
  /** Hosts to which the bot's token may go: the host itself or a name below it. A loopback literal counts only when listed. */
  readonly serviceUrlHosts: readonly string[];
  readonly authority?: AuthorityOverrides;
  /** `https://botframework.azure.us` in GCC High and DoD; absent elsewhere. */
  readonly channelService?: string;
};

type CloudPreset = Pick<BotSettings, 'serviceUrlHosts' | 'channelService'>;

const governmentChannelService = 'https://botframework.azure.us';

/**
 * What differs between the clouds. The hosts are whole names: anybody can register a name beside
 * `smba` under `trafficmanager.net`.
 */
export const cloudPresets: Readonly<Record<Cloud, CloudPreset>> = {
  public: { serviceUrlHosts: ['smba.trafficmanager.net'] },
  gcc: { serviceUrlHosts: ['smba.infra.gcc.teams.microsoft.com'] },
  gccHigh: { serviceUrlHosts: ['smba.infra.gov.teams.microsoft.us'], channelService: governmentChannelService },
  dod: { serviceUrlHosts: ['smba.infra.dod.teams.microsoft.us'], channelService: governmentChannelService },
};

/** Channels whose activities are answered; the signing key must be endorsed for the channel as well. */
export const channels: readonly string[] = ['msteams'];

/** The issuer of the channel's tokens. Tokens of any other issuer are refused before the SDK reads them. */
export function channelIssuer(settings: BotSettings): string {
  if (settings.authority !== undefined) return settings.authority.ToBotFromChannelTokenIssuer;
  return settings.channelService === undefined ? 'https://api.botframework.com' : 'https://api.botframework.us';
}

/**
 * Names everything that is wrong with the settings, one sentence each; empty when they are good.
 * The SDK would start all the same: without an app id it turns authentication off, and with a mistyped type it
 * becomes multi-tenant.
 */
export function faultsOfBotSettings(settings: BotSettings, hasToken: boolean): readonly string[] {
  const faults: string[] = [];
  // Settings come from the environment: the declared type is a promise that this function has to check.
  const appType: string = settings.appType;
  if (settings.appId.trim() === '') faults.push('The app id is missing.');
  if (settings.tenantId.trim() === '') faults.push('The tenant id is missing.');
  if (appType !== 'SingleTenant' && appType !== 'UserAssignedMSI')
    faults.push('The app type is neither SingleTenant nor UserAssignedMSI.');
  if (!hasToken && appType === 'SingleTenant' && (settings.password ?? '').trim() === '')
    faults.push('A SingleTenant app needs a password.');
  if (appType === 'UserAssignedMSI' && settings.password !== undefined)
    faults.push('A UserAssignedMSI app must not have a password.');
  if (settings.serviceUrlHosts.length === 0) faults.push('No service URL host is allowed.');
  if (settings.channelService !== undefined && settings.channelService !== governmentChannelService)
    faults.push('The channel service is unknown.');
  if (settings.authority !== undefined && Object.values(settings.authority).some((value) => value.trim() === ''))
    faults.push('The authority overrides are incomplete: give all of them or none.');
  return faults;
}

/** The bot was not built: its settings would have left it open or unable to answer. */
export class BotMisconfigured extends Error {
  readonly code = 'BOT_MISCONFIGURED';
  constructor(readonly faults: readonly string[]) {
    super(`The Teams bot was not started. ${faults.join(' ')}`);
    this.name = 'BotMisconfigured';
  }
}
