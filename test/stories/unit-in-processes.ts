import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { startAzurite, type Azurite } from '../../local/azurite';
import { startMailboxStandIn, type MailboxStandIn } from '../../local/mailbox/stand-in';
import {
  startServiceProcess,
  type ServiceProcess,
  type ServiceProcessOptions,
  type ServiceSurroundings,
} from '../../local/service-process';
import { startTeamsStandIn, type TeamsStandIn } from '../../local/teams/stand-in';
import { botAppId, mailboxAddress, tenantId } from '../../local/unit';
import { personas } from '../../local/unit-people';
import { movableClock, type MovableClock } from '../../src/clock/movable-clock';
import type { Diagnostic } from '../../src/diagnostics';
import type { InquiryLog } from '../../src/log/inquiry-log';
import type { Rows } from '../../src/log/rows';
import { azureRows } from '../../src/tables/azure-rows';
import { startKillProxy, type KillProxy } from './kill-proxy';
import { instant } from './lines';
import { storedLog } from './stored-log';

/** The stand-ins in this process, the service in others: killed, started again, or two at once on the same stores. */
export type UnitInProcesses = {
  readonly mailbox: MailboxStandIn;
  readonly teams: TeamsStandIn;
  /** Of the stand-ins; the service's own are moved by hand. */
  readonly clock: MovableClock;
  readonly before: { readonly tables: KillProxy; readonly connector: KillProxy; readonly graph: KillProxy };
  /** What every service process reported. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Starts a service process; Teams brings what people do to the last one started until `bringTo` names another. With
   * `more` it is told of mail, too, and does not wait for Graph as long as it otherwise would.
   */
  start(
    instance: string,
    machineAheadMs?: number,
    more?: Pick<ServiceProcessOptions, 'publicUrl' | 'graphTimeoutMs'>,
  ): Promise<ServiceProcess>;
  bringTo(service: ServiceProcess): void;
  /** Where a service process finds all this. */
  surroundings(): ServiceSurroundings & { readonly folder: string };
  forward(eml: string): Promise<void>;
  /** The tables, read past the proxy. */
  readonly rows: Rows;
  log(): Promise<InquiryLog>;
  stop(): Promise<void>;
};

/** Tests forward many mails of one person in one day. */
export const answersPerDay = 100;

/** @param before the address of what stands before the tables, for faults of the store; it gets theirs. */
export async function startUnitInProcesses(
  start: string,
  before: (store: Azurite) => Promise<string> = (store) => Promise.resolve(store.url),
): Promise<UnitInProcesses> {
  const folder = mkdtempSync(path.join(tmpdir(), 'unit-'));
  const clock = movableClock(() => 0, instant(start));
  const running: ServiceProcess[] = [];
  const reported: Diagnostic[] = [];
  let door = '';
  let connectorUrl = '';
  const connector = await startKillProxy(() => connectorUrl);
  const [azurite, mailbox, teams] = await Promise.all([
    startAzurite(),
    startMailboxStandIn({ address: mailboxAddress, clock }),
    startTeamsStandIn({
      botUrl: () => `${door}/api/messages`,
      appId: botAppId,
      tenantId,
      personas,
      now: () => clock.now().toJSDate(),
      serviceUrl: `${connector.url}/`,
    }),
  ]);
  connectorUrl = teams.url;
  // Mail is taken in when a story says so.
  mailbox.faults.loseNotifications(true);
  const storeUrl = await before(azurite);
  const tables = await startKillProxy(() => storeUrl);
  const graph = await startKillProxy(() => mailbox.graphUrl);
  const botToken = await teams.botToken(teams.botSettings.authority.ToChannelFromBotOAuthScope);

  const surroundings = (): ReturnType<UnitInProcesses['surroundings']> => ({
    connectionString: azurite.connectionString.replace(new URL(azurite.url).origin, tables.url),
    graphUrl: graph.url,
    botSettings: teams.botSettings,
    botToken,
    folder,
  });

  return {
    mailbox,
    teams,
    clock,
    before: { tables, connector, graph },
    diagnostics: reported,
    rows: azureRows({ connectionString: azurite.connectionString }),
    log: () => storedLog(azurite, '', folder),
    async start(instance, machineAheadMs = 0, more = {}) {
      const service = await startServiceProcess({
        ...surroundings(),
        ...more,
        now: clock.now(),
        mailSince: instant(start),
        machineAheadMs,
        instance,
        answersPerDay,
        diagnostics: (line) => reported.push(line),
      });
      running.push(service);
      door = service.url;
      return service;
    },
    surroundings,
    bringTo(service) {
      door = service.url;
    },
    async forward(eml) {
      const transport = createTransport({ host: '127.0.0.1', port: mailbox.smtpPort, ignoreTLS: true });
      const from = /^From:.*?([^\s<>]+@[^\s<>]+)/m.exec(eml)?.[1] ?? '';
      await transport.sendMail({ envelope: { from, to: mailboxAddress }, raw: eml });
      transport.close();
    },
    async stop() {
      await Promise.all(running.map((service) => service.kill()));
      await Promise.all([mailbox.stop(), teams.stop(), tables.stop(), connector.stop(), graph.stop()]);
      await azurite.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
