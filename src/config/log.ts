import { ConfigInvalid } from '../config';
import type { CalendarRules } from '../clock/calendar-rules';
import { readCalendar, type ReadFile } from './files';
import { refuseStraySecrets } from './identity';
import { readMasterKey, type MasterKeyConfig } from './master-key';
import { readRetentionYears } from './retention';
import { settingsFrom, type Environment } from './settings';
import { readTables, type TablesConfig } from './tables';

/** What `npm run log` needs of the settings: where the log is, and its key. */
export type LogConfig = {
  readonly tables: TablesConfig;
  readonly masterKey: MasterKeyConfig;
  readonly calendarRules: CalendarRules;
  readonly retentionYears: number;
};

/** Reads them, under the names of `docs/settings.md`. @throws ConfigInvalid naming all that is missing or mistyped. */
export function readLogConfig(env: Environment, readFile: ReadFile): LogConfig {
  const settings = settingsFrom(env);
  const tables = readTables(settings);
  const masterKey = readMasterKey(settings);
  const calendarRules = readCalendar(settings, readFile);
  const retentionYears = readRetentionYears(settings);
  const isManaged =
    (tables !== undefined && 'managedIdentity' in tables) ||
    (masterKey !== undefined && 'managedIdentity' in masterKey.present);
  if (isManaged) refuseStraySecrets(settings);
  const faults = settings.faults();
  if (faults.length > 0 || tables === undefined || masterKey === undefined || calendarRules === undefined)
    throw new ConfigInvalid(faults);
  return { tables, masterKey, calendarRules, retentionYears };
}

/** Settings in a file, a line `NAME=value` each; they go before those of the environment. Blank lines and lines with # are passed over. */
export function withSettingsFile(env: Environment, text: string): Environment {
  const entries = text.split(/\r?\n/).flatMap((line) => {
    const [, name, value] = /^\s*([A-Za-z]\w*)\s*=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return { ...env, ...Object.fromEntries(entries) };
}
