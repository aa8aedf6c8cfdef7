import { schemaAddress } from './manifest-version';
import type { DeveloperKey, PackageRequest } from './package-request';

/** The parts of a manifest that packaging touches; the rest passes through. */
export type Manifest = {
  readonly [part: string]: unknown;
  readonly developer: Readonly<Record<DeveloperKey, string>>;
};

/**
 * The manifest of one installation: ids and version in place of the placeholders, the schema of its cloud, the developer's own pages.
 * @param template text of `manifest.json`.
 * @param request with the version of the app filled in.
 * @throws Error when a placeholder is left that nobody fills.
 */
export function fillManifest(
  template: string,
  request: Omit<PackageRequest, 'out'> & { readonly version: string },
): Manifest {
  const values: Readonly<Record<string, string>> = {
    APP_ID: request.appId,
    BOT_ID: request.botId,
    VERSION: request.version,
  };
  const text = template.replaceAll(/\$\{\{(\w+)\}\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`manifest.json has a placeholder that nobody fills: ${placeholder}`);
    return value;
  });
  const manifest = JSON.parse(text) as Manifest;
  return {
    ...manifest,
    $schema: schemaAddress(request.manifestVersion),
    manifestVersion: request.manifestVersion,
    developer: { ...manifest.developer, ...request.developer },
  };
}
