import { parseArgs } from 'node:util';
import { clouds, manifestVersions, versionFor } from './manifest-version';

/** What a package is made for. Developer values that are absent stay as `manifest.json` has them. */
export type PackageRequest = {
  readonly appId: string;
  readonly botId: string;
  /** Version of the app; Teams takes an update only when it is higher. Absent: the version in `package.json`. */
  readonly version?: string;
  readonly manifestVersion: string;
  readonly developer: Readonly<Partial<Record<DeveloperKey, string>>>;
  readonly out: string;
};
export type DeveloperKey = 'name' | 'websiteUrl' | 'privacyUrl' | 'termsOfUseUrl';

export const packageUsage = `npm run package -- --app-id GUID [options]

  --app-id GUID            by which Teams knows this app; make one once, with
                           node -p "crypto.randomUUID()", and keep it: another id is another app
  --bot-id GUID            the bot's Microsoft app id; absent: the setting MicrosoftAppId
  --cloud CLOUD            ${clouds.join(', ')}; absent: the setting CLOUD, else public
  --manifest-version 1.N   instead of the cloud's own (${versionFor.public}; ${versionFor.gccHigh} for gccHigh and dod)
  --app-version X.Y.Z      absent: the version in package.json; raise it for each update
  --developer NAME         who runs it, at most 32 characters
  --website URL --privacy URL --terms URL
                           the developer's pages, https
  --out FILE               absent: member-escalations.zip
`;

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const emptyGuid = /^[0-]+$/;
const semver = /^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/;
const text = { type: 'string' } as const;

/**
 * Reads the command line, with the settings where it is silent.
 * @returns the request, or a line for everything that is missing or malformed, all at once.
 * @throws TypeError for an option that does not exist.
 */
export function readPackageRequest(
  args: readonly string[],
  settings: Readonly<Record<string, string | undefined>>,
): PackageRequest | readonly string[] {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'app-id': text,
      'bot-id': text,
      cloud: text,
      'manifest-version': text,
      'app-version': text,
      developer: text,
      website: text,
      privacy: text,
      terms: text,
      out: text,
    },
  });
  const faults: string[] = [];
  const check = (good: boolean, fault: string): void => {
    if (!good) faults.push(fault);
  };
  const id = (name: string, value: string | undefined, whatItIs: string): string => {
    if (value === undefined || value === '') faults.push(`${name} is missing: ${whatItIs}.`);
    else
      check(
        guid.test(value) && !emptyGuid.test(value),
        `${name} is no GUID of 8-4-4-4-12 hexadecimal digits: ${value}`,
      );
    return (value ?? '').toLowerCase();
  };
  const appId = id('--app-id', values['app-id'], 'the GUID by which Teams knows this app');
  const botId = id(
    values['bot-id'] === undefined ? '--bot-id (or the setting MicrosoftAppId)' : '--bot-id',
    values['bot-id'] ?? settings['MicrosoftAppId'],
    "the bot's Microsoft app id",
  );

  const named = values.cloud ?? (settings['CLOUD'] === '' ? undefined : settings['CLOUD']) ?? 'public';
  const cloud = clouds.find((known) => known === named);
  check(cloud !== undefined, `The cloud is none of ${clouds.join(', ')}: ${named}`);
  const manifestVersion = values['manifest-version'] ?? versionFor[cloud ?? 'public'];
  check(
    manifestVersions.includes(manifestVersion),
    `--manifest-version is not one this manifest is valid in (1.10 to 1.30 without 1.18): ${manifestVersion}`,
  );

  const version = values['app-version'];
  if (version !== undefined)
    check(semver.test(version), `--app-version is not three numbers such as 1.4.0: ${version}`);
  for (const name of ['website', 'privacy', 'terms'] as const) {
    const url = values[name];
    if (url !== undefined) check(isHttps(url), `--${name} is no https address: ${url}`);
  }
  if (faults.length > 0) return faults;
  return {
    appId,
    botId,
    ...(version !== undefined && { version }),
    manifestVersion,
    developer: {
      ...(values.developer !== undefined && { name: values.developer }),
      ...(values.website !== undefined && { websiteUrl: values.website }),
      ...(values.privacy !== undefined && { privacyUrl: values.privacy }),
      ...(values.terms !== undefined && { termsOfUseUrl: values.terms }),
    },
    out: values.out ?? 'member-escalations.zip',
  };
}

function isHttps(url: string): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}
