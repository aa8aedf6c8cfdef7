import { names } from '../src/config/names';

/** Settings that a machine may have for other reasons. */
const anybodys: readonly string[] = ['PORT', 'HOST', 'CLOUD', 'PROXIES'];

/** The settings of a tenant that stand in the environment: the unit on one machine reads none of them. */
export function tenantSettings(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  return names.filter((name) => !anybodys.includes(name) && (env[name] ?? '').trim() !== '');
}

/** Why nothing was started, without a value. */
export function ofATenant(settings: readonly string[]): string {
  return [
    `Not started: settings of a tenant are here (${settings.join(', ')}).`,
    'npm run local uses invented people and no tenant. For the tenant: npm start. To try it out: a terminal without these settings.',
  ].join('\n');
}
