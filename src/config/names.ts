/** Every setting that the service reads, in the order in which faults are told. */
export const names = [
  'PORT',
  'HOST',
  'PUBLIC_URL',
  'PROXIES',
  'CLOUD',
  'ESCALATIONS_MAILBOX',
  'MAIL_SINCE',
  'PROCESSED_FOLDER',
  'GRAPH_BASE_URL',
  'GRAPH_AUTHORITY_HOST',
  'GRAPH_TENANT_ID',
  'GRAPH_CLIENT_ID',
  'GRAPH_CLIENT_SECRET',
  'GRAPH_MANAGED_IDENTITY',
  'MicrosoftAppId',
  'MicrosoftAppType',
  'MicrosoftAppTenantId',
  'MicrosoftAppPassword',
  'ToChannelFromBotLoginUrl',
  'ToChannelFromBotOAuthScope',
  'ToBotFromChannelTokenIssuer',
  'OAuthUrl',
  'ToBotFromChannelOpenIdMetadataUrl',
  'ToBotFromEmulatorOpenIdMetadataUrl',
  'CallerId',
  'TABLES_ENDPOINT',
  'TABLES_MANAGED_IDENTITY',
  'TABLES_CONNECTION_STRING',
  'KEY_VAULT_KEY',
  'KEY_VAULT_MANAGED_IDENTITY',
  'DATA_KEY',
  'DATA_KEY_BEFORE',
  'PEOPLE_FILE',
  'CALENDAR_FILE',
  'EMERGENCY_TEXT',
  'ABSENCE_FROM_MAIL',
  'EMERGENCY_TEXT_ES',
  'ANSWER_MAIL',
  'ANSWERS_PER_DAY',
  'DAILY_MESSAGES',
  'ANCHOR_MAIL',
  'RETENTION_YEARS',
  'ALARM_WEBHOOK',
  'ALARM_AFTER_MINUTES',
  'METRICS_ENDPOINT',
] as const;

export type Name = (typeof names)[number];

/** Too short, or too common elsewhere, for a likeness to mean anything. */
const unlike = new Set<Name>(['PORT', 'HOST', 'OAuthUrl', 'CallerId']);

/** A variable of the environment that was probably meant to be the setting `name`, though it is spelt otherwise. */
export function misspellingOf(name: Name, env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (unlike.has(name)) return undefined;
  const wanted = squeezed(name);
  const lettersWrong = wanted.length < 7 ? 0 : wanted.length < 14 ? 1 : 2;
  const known = new Set<string>(names);
  return Object.keys(env).find(
    (given) => !known.has(given) && env[given] !== undefined && editsBetween(squeezed(given), wanted) <= lettersWrong,
  );
}

/** `GRAPH_TENANT_ID` and `GraphTenantId` are the same words. */
function squeezed(name: string): string {
  return name.replace(/[^a-z0-9]/gi, '').toUpperCase();
}

/** Letters to be put in, left out or changed until `a` is `b`. */
function editsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Number.POSITIVE_INFINITY;
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of a.split('').entries()) {
    const line = [row + 1];
    for (const [column, other] of b.split('').entries()) {
      const changed = (above[column] ?? 0) + (letter === other ? 0 : 1);
      line.push(Math.min(changed, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1));
    }
    above = line;
  }
  return above[b.length] ?? Number.POSITIVE_INFINITY;
}
