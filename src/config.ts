import type { DateTime } from 'luxon';
import type { BotSettings } from '../bot/settings';
import type { CloudName } from '../graph/clouds';
import type { CalendarRules } from './clock/calendar-rules';
import { readAlarm, readMetricsEndpoint, type AlarmConfig } from './config/alarm';
import { readAnswers, readDailyMessages, type AnswersConfig } from './config/answers';
import { readOrigin } from './config/addresses';
import { readBot } from './config/bot';
import { readCalendar, readPeople, type ReadFile } from './config/files';
import { readGraph, type GraphConfig } from './config/graph';
import { readMasterKey, type MasterKeyConfig } from './config/master-key';
import {
  readAnchorMail,
  readAbsenceFromMail,
  readCloud,
  readEmergencyText,
  readEmergencyTextEs,
  readHost,
  readProxies,
  readMailbox,
  readMailSince,
  readPort,
  readProcessedFolder,
} from './config/service';
import { readRetentionYears } from './config/retention';
import { settingsFrom, type Environment } from './config/settings';
import { readTables, type TablesConfig } from './config/tables';
import { checkTogether } from './config/together';
import type { Person } from './people/people';

/** All that a tenant sets, read and checked. The table of the settings: `docs/settings.md`. */
export type Config = {
  readonly port: number;
  /** An address of this machine to listen on. */
  readonly host: string;
  /** Proxies of the platform in front of the service. */
  readonly proxies?: number;
  /** Where Teams, Graph and people reach the service; without a slash at its end. */
  readonly publicUrl: string;
  readonly cloud: CloudName;
  readonly mailbox: string;
  readonly mailSince?: DateTime;
  /** Folder below the inbox for what is taken in. */
  readonly processedFolder: string;
  readonly graph: GraphConfig;
  readonly bot: BotSettings;
  readonly tables: TablesConfig;
  readonly masterKey: MasterKeyConfig;
  readonly people: readonly Person[];
  readonly absenceFromMail: boolean;
  readonly calendarRules: CalendarRules;
  readonly emergencyText: string;
  readonly emergencyTextEs: string;
  readonly answers: AnswersConfig;
  /** So many messages a person gets in a day before what can wait comes as a list at the full hour. */
  readonly dailyMessages: number;
  /** To whom the daily anchor of the log is mailed. */
  readonly anchorMail?: string;
  /** Where the alarm goes when nothing comes in or goes out any more. */
  readonly alarm?: AlarmConfig;
  /** Where figures are sent. */
  readonly metricsEndpoint?: string;
};

/** The service was not started: settings are missing or wrong, and every one of them is named. */
export class ConfigInvalid extends Error {
  readonly code = 'CONFIG_INVALID';
  constructor(readonly faults: readonly string[]) {
    super(`The settings cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigInvalid';
  }
}

/**
 * Reads every setting once.
 * @throws ConfigInvalid naming all that is missing or mistyped, each as `NAME: what is wrong, what to do`.
 */
export function readConfig(env: Environment, readFile: ReadFile): Config {
  const settings = settingsFrom(env);
  const port = readPort(settings);
  const host = readHost(settings);
  const proxies = readProxies(settings);
  const publicUrl = readOrigin(
    settings,
    'PUBLIC_URL',
    settings.required('PUBLIC_URL', 'Give the https address at which Teams and Graph reach this service.'),
  );
  const cloud = readCloud(settings);
  const mailbox = readMailbox(settings);
  const mailSince = readMailSince(settings);
  const processedFolder = readProcessedFolder(settings);
  const graph = readGraph(settings, cloud);
  const bot = readBot(settings, cloud);
  const tables = readTables(settings);
  const masterKey = readMasterKey(settings);
  const people = readPeople(settings, readFile);
  const calendarRules = readCalendar(settings, readFile);
  const emergency = readEmergencyText(settings);
  const absenceFromMail = readAbsenceFromMail(settings);
  const emergencyEs = readEmergencyTextEs(settings);
  const answers = readAnswers(settings);
  const dailyMessages = readDailyMessages(settings);
  const anchorMail = readAnchorMail(settings);
  // The command that purges reads it; the service refuses to start with one that is mistyped.
  readRetentionYears(settings);
  const alarm = readAlarm(settings);
  const metricsEndpoint = readMetricsEndpoint(settings);
  const read = {
    port,
    host,
    proxies,
    publicUrl,
    cloud,
    mailbox,
    graph,
    bot,
    tables,
    masterKey,
    people,
    calendarRules,
    answers,
    dailyMessages,
  };
  checkTogether(settings, read);

  const faults = settings.faults();
  if (faults.length > 0 || !isWhole(read)) throw new ConfigInvalid(faults);
  return {
    ...read,
    processedFolder,
    absenceFromMail,
    emergencyText: emergency,
    emergencyTextEs: emergencyEs,
    ...(mailSince !== undefined && { mailSince }),
    ...(anchorMail !== undefined && { anchorMail }),
    ...(alarm !== undefined && { alarm }),
    ...(metricsEndpoint !== undefined && { metricsEndpoint }),
  };
}

type Whole<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

/** Whatever could not be read has left its fault, so this only tells the compiler. */
function isWhole<T extends object>(read: T): read is T & Whole<T> {
  return Object.values(read).every((value) => value !== undefined);
}
