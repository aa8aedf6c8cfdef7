import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { DateTime } from 'luxon';
import { startService, type Service, type Setting } from '../src/compose';
import type { MovableClock } from '../src/clock/movable-clock';
import { iowaCalendarRules } from '../src/clock/iowa-calendar';
import { systemTime } from '../src/clock/system';
import type { Diagnostics } from '../src/diagnostics';
import { emergencyText, emergencyTextEs } from '../src/config/emergency-text';
import { startAzurite, type Azurite } from './azurite';
import { masterKeyFromFile } from './key-file';
import { startMailboxStandIn, type MailboxStandIn } from './mailbox/stand-in';
import { startTeamsStandIn, type TeamsStandIn } from './teams/stand-in';
import { personas, unitPeople } from './unit-people';

export const mailboxAddress = 'member.escalations@example.org';
export const botAppId = '00000000-0000-4000-8000-0000000000b0';
export const tenantId = '00000000-0000-4000-8000-0000000000e0';
/** Any token would do: the stand-in only wants to see that one is sent. */
export const graphToken = 'stand-in-token';

export type UnitOptions = {
  /** Log, mailbox and chats are kept here; without it they end with the process (the key file needs it, so tests give one). */
  readonly folder: string;
  /** Keep tables, mailbox and chats across runs. */
  readonly keep: boolean;
  readonly clock: MovableClock;
  readonly smtpPort?: number;
  readonly dropFolder?: string;
  /** Chats of an earlier run are answered where they were when this stays the same. */
  readonly teamsPort?: number;
  readonly servicePort?: number;
  /** Tables that several units share; whoever started them ends them. Each unit needs a prefix of its own. */
  readonly tables?: { readonly azurite: Azurite; readonly prefix: string };
  /** Machine time between two looks into the mailbox, and between two sweeps; a second unless set. */
  readonly everyMs?: number;
  /** Machine time by which the mailbox's subscriptions end, in ms since 1970; the machine's own unless set. */
  readonly machineNow?: () => number;
  /** To whom the mailbox writes by itself; people of the directory unless set, five times a business day. */
  readonly answers?: Partial<Setting['answers']>;
  /** To whom the daily anchor of the log is mailed; nobody unless set. */
  readonly anchorMail?: string;
  readonly diagnostics: Diagnostics;
};

/** The stand-ins on this machine, without the service. */
export type StandIns = {
  readonly azurite: Azurite;
  readonly mailbox: MailboxStandIn;
  readonly teams: TeamsStandIn;
  stop(): Promise<void>;
};

/** What the service has to know of them; it may be in another process. */
export type ReachableStandIns = {
  readonly azurite: Pick<Azurite, 'connectionString'>;
  readonly mailbox: Pick<MailboxStandIn, 'graphUrl'>;
  readonly teams: Pick<TeamsStandIn, 'botSettings' | 'botToken'>;
};

/** Starts Azurite, the mailbox and Teams. `botUrl` is asked at every activity. */
export async function startStandIns(options: UnitOptions, botUrl: () => string): Promise<StandIns> {
  const kept = (name: string): { folder?: string } => (options.keep ? { folder: ensured(options.folder, name) } : {});
  const [azurite, mailbox, teams] = await Promise.all([
    options.tables?.azurite ?? startAzurite(kept('tables')),
    startMailboxStandIn({
      address: mailboxAddress,
      clock: options.clock,
      token: graphToken,
      people: unitPeople.map(({ mail, entraId }) => ({ address: mail, ...(entraId !== undefined && { id: entraId }) })),
      ...kept('mailbox'),
      ...(options.machineNow !== undefined && { machineNow: options.machineNow }),
      ...(options.smtpPort !== undefined && { smtpPort: options.smtpPort }),
      ...(options.dropFolder !== undefined && { dropFolder: ensured(options.folder, options.dropFolder) }),
    }),
    startTeamsStandIn({
      botUrl,
      appId: botAppId,
      tenantId,
      personas,
      now: () => options.clock.now().toJSDate(),
      ...kept('teams'),
      ...(options.teamsPort !== undefined && { port: options.teamsPort }),
    }),
  ]);
  return {
    azurite,
    mailbox,
    teams,
    async stop() {
      await Promise.all([mailbox.stop(), teams.stop()]);
      if (options.tables === undefined) await azurite.stop();
    },
  };
}

/** What the service is given on this machine: the same parts as in a tenant, with stand-in addresses and keys. */
export async function localSetting(
  standIns: ReachableStandIns,
  options: Pick<
    UnitOptions,
    'folder' | 'clock' | 'servicePort' | 'everyMs' | 'answers' | 'anchorMail' | 'diagnostics'
  > & {
    readonly tables?: { readonly prefix: string };
  },
  mailSince: DateTime,
): Promise<Setting> {
  const { teams } = standIns;
  return {
    port: options.servicePort ?? 0,
    host: '127.0.0.1',
    clock: options.clock,
    systemTime,
    calendarRules: iowaCalendarRules,
    mailSince,
    emergencyText,
    emergencyTextEs,
    answers: { to: 'directory', perDay: 5, ...options.answers },
    dailyMessages: 40,
    ...(options.anchorMail !== undefined && { anchorMail: options.anchorMail }),
    people: unitPeople,
    absenceFromMail: true,
    masterKey: await masterKeyFromFile(path.join(ensured(options.folder, '.'), 'master.key')),
    tables: { connectionString: standIns.azurite.connectionString, prefix: options.tables?.prefix ?? '' },
    graph: { baseUrl: standIns.mailbox.graphUrl, mailbox: mailboxAddress, token: () => Promise.resolve(graphToken) },
    bot: {
      settings: { appId: botAppId, appType: 'SingleTenant', tenantId, ...teams.botSettings },
      token: (audience) => teams.botToken(audience),
    },
    pollMs: options.everyMs ?? 1_000,
    sweepMs: options.everyMs ?? 1_000,
    diagnostics: options.diagnostics,
  };
}

export type Unit = { readonly standIns: StandIns; readonly service: Service; stop(): Promise<void> };

/** The whole unit in this process: stand-ins, service, everybody's app installed. */
export async function startUnit(options: UnitOptions): Promise<Unit> {
  const running: { service?: Service } = {};
  const standIns = await startStandIns(options, () => `${running.service?.url ?? ''}/api/messages`);
  try {
    // Mail of earlier runs stays what it was; what came since the office last opened is taken in.
    const service = await startService(await localSetting(standIns, options, options.clock.now().minus({ days: 7 })));
    running.service = service;
    await standIns.teams.installAll();
    return {
      standIns,
      service,
      async stop() {
        await service.stop();
        await standIns.stop();
      },
    };
  } catch (fault) {
    await running.service?.stop();
    await standIns.stop();
    throw fault;
  }
}

function ensured(folder: string, name: string): string {
  const full = path.join(folder, name);
  mkdirSync(full, { recursive: true });
  return full;
}
