import { readFileSync } from 'node:fs';
import { clouds } from '../graph/clouds';
import { systemClock, systemTime } from './clock/system';
import { startService, type Setting } from './compose';
import { ConfigInvalid, readConfig, type Config } from './config';
import { botToken, graphToken, masterKeyOf, tableAccount } from './credentials';
import { codeOf, type Diagnostics } from './diagnostics';
import { MasterKeyUnavailable } from './log/cipher';
import { DataKeyLocked } from './log/data-keys';
import { pinoDiagnostics } from './pino-diagnostics';
import { stopOnSignals } from './stop-on-signals';

/** Machine time between two looks into the mailbox, and between two sweeps: people are to have their card within seconds. */
const pollMs = 5_000;
const sweepMs = 5_000;

const diagnostics = pinoDiagnostics();
endOnCrash(diagnostics);
start().catch(failed);

/** Production: reads the settings, starts the service, stops it when told to. */
async function start(): Promise<void> {
  const config = readConfig(process.env, (path) => readFileSync(path, 'utf8'));
  const service = await startService(await settingOf(config));
  stopOnSignals(service, diagnostics);
}

async function settingOf(config: Config): Promise<Setting> {
  return {
    port: config.port,
    host: config.host,
    publicUrl: config.publicUrl,
    clock: systemClock,
    systemTime,
    calendarRules: config.calendarRules,
    ...(config.mailSince !== undefined && { mailSince: config.mailSince }),
    emergencyText: config.emergencyText,
    emergencyTextEs: config.emergencyTextEs,
    answers: config.answers,
    dailyMessages: config.dailyMessages,
    ...(config.anchorMail !== undefined && { anchorMail: config.anchorMail }),
    ...(config.metricsEndpoint !== undefined && { metricsEndpoint: config.metricsEndpoint }),
    ...(config.alarm !== undefined && { alarm: config.alarm }),
    people: config.people,
    absenceFromMail: config.absenceFromMail,
    masterKey: await masterKeyOf(config.masterKey),
    tables: await tableAccount(config.tables),
    graph: {
      baseUrl: config.graph.baseUrl,
      mailbox: config.mailbox,
      token: graphToken(config.graph),
      processedFolder: config.processedFolder,
    },
    bot: { settings: config.bot, token: botToken(config.bot, clouds[config.cloud].authorityHost) },
    pollMs,
    sweepMs,
    diagnostics,
  };
}

/** The faults of the settings and of the key are for the person who starts the service; any other fault leaves its code alone. */
function failed(fault: unknown): void {
  const isForPeople = [ConfigInvalid, MasterKeyUnavailable, DataKeyLocked].some((one) => fault instanceof one);
  if (isForPeople) process.stderr.write(`${(fault as Error).message}\n`);
  if (!(fault instanceof ConfigInvalid)) diagnostics({ event: 'start failed', code: codeOf(fault) });
  process.exit(1);
}

/** A fault that nobody caught may quote what was handled: only its code is told, and the platform starts the service anew. */
function endOnCrash(tell: Diagnostics): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (fault: unknown) => {
      tell({ event: 'crashed', code: codeOf(fault) });
      process.exit(1);
    });
  }
}
