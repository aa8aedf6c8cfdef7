/** The clouds that Teams runs in, as the setting CLOUD names them. */
export const clouds = ['public', 'gcc', 'gccHigh', 'dod'] as const;
export type Cloud = (typeof clouds)[number];

/** The versions that our manifest is valid in: a test checks each. 1.18 was never released. */
export const manifestVersions: readonly string[] = Array.from({ length: 21 }, (_, n) => `1.${String(n + 10)}`).filter(
  (version) => version !== '1.18',
);

/** The newest version that each cloud is known or expected to take: `docs/decisions/manifest-version.md`. */
export const versionFor: Readonly<Record<Cloud, string>> = {
  public: '1.30',
  gcc: '1.30',
  gccHigh: '1.10',
  dod: '1.10',
};

/** The address by which a manifest names its schema. Nothing is fetched from it. */
export function schemaAddress(version: string): string {
  return `https://developer.microsoft.com/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`;
}
