import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startMailboxStandIn, type MailboxStandIn } from '../../local/mailbox/stand-in';
import { startTeamsStandIn, type TeamsStandIn } from '../../local/teams/stand-in';
import { botAppId, graphToken, localSetting, mailboxAddress, tenantId } from '../../local/unit';
import { personas, unitPeople } from '../../local/unit-people';
import { movableClock, type MovableClock } from '../../src/clock/movable-clock';
import { startService, type Service, type Setting } from '../../src/compose';
import type { Diagnostic } from '../../src/diagnostics';
import type { AzureRows } from '../../src/tables/azure-rows';
import { instant } from '../stories/lines';
import { watchCard } from './watch-card';
import { watchedRows } from './watched-rows';
import type { Watcher } from './watcher';

/** The service with the stand-ins over loopback, on rows in memory; a watcher sees all that leaves it or is kept. */
export type WatchedUnit = {
  readonly watcher: Watcher;
  readonly service: Service;
  readonly setting: Setting;
  readonly rows: AzureRows;
  readonly mailbox: MailboxStandIn;
  readonly teams: TeamsStandIn;
  readonly clock: MovableClock;
  /** Every diagnostic so far. */
  readonly told: readonly Diagnostic[];
  /** Ends everything; the figures leave at the end. */
  stop(): Promise<void>;
};

/** What somebody outside asks for with member data in the address is no address of ours: it starts so. */
export const hostilePath = '/hostile';

export async function startWatchedUnit(watcher: Watcher, start: string): Promise<WatchedUnit> {
  const folder = mkdtempSync(path.join(tmpdir(), 'leaks-'));
  const clock = movableClock(() => 0, instant(start));
  const end = [watchAddresses(watcher), watchConsole(watcher)];
  const running: { service?: Service } = {};
  const told: Diagnostic[] = [];
  const collector = await startCollector(watcher);
  const [mailbox, teams] = await Promise.all([
    startMailboxStandIn({ address: mailboxAddress, clock, token: graphToken, people: owners() }),
    startTeamsStandIn({
      botUrl: () => `${running.service?.url ?? ''}/api/messages`,
      appId: botAppId,
      tenantId,
      personas,
      now: () => clock.now().toJSDate(),
    }),
  ]);
  mailbox.faults.loseNotifications(true);
  const rows = watchedRows(watcher);
  const setting: Setting = {
    ...(await localSetting(
      { azurite: { connectionString: '' }, mailbox, teams },
      {
        folder,
        clock,
        everyMs: 600_000, // Everything is done when the journeys say so.
        answers: { perDay: 10_000 },
        anchorMail: 'anchors@member-services.example.org',
        diagnostics: (line) => {
          told.push(line);
          watcher.look('diagnostics', JSON.stringify(line), line.event);
        },
      },
      clock.now().minus({ days: 1 }),
    )),
    metricsEndpoint: `http://127.0.0.1:${String((collector.address() as AddressInfo).port)}/v1/metrics`,
  };
  const service = await startService(setting, rows);
  running.service = service;
  await teams.installAll();

  return {
    watcher,
    service,
    setting,
    rows,
    mailbox,
    teams,
    clock,
    told,
    async stop() {
      await service.stop();
      for (const sent of [...teams.sends(), ...teams.edits()]) {
        watcher.look('summary of a message', JSON.stringify([sent.summary, { ...sent, card: undefined }]));
        watchCard(watcher, sent.card);
      }
      for (const { id, subject } of mailbox.sent()) {
        watcher.look('subject of a mail', subject);
        watcher.look('mail', String(mailbox.eml(id)), subject.replace(/ME-\d{6}-\w+/g, 'ME-...'));
      }
      await Promise.all([mailbox.stop(), teams.stop()]);
      collector.close();
      for (const ended of end) ended();
      rmSync(folder, { recursive: true });
    },
  };
}

function owners() {
  return unitPeople.map(({ mail, entraId }) => ({ address: mail, ...(entraId !== undefined && { id: entraId }) }));
}

/** Every request in this process: to the mailbox, to Teams, to the service. */
function watchAddresses({ look }: Watcher): () => void {
  const heard = (message: unknown): void => {
    const { url = '' } = (message as { request: IncomingMessage }).request;
    if (!url.startsWith(hostilePath)) look('address that was asked for', url, url.split('/').slice(0, 3).join('/'));
  };
  subscribe('http.server.request.start', heard);
  return () => void unsubscribe('http.server.request.start', heard);
}

function watchConsole({ look }: Watcher): () => void {
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    jest.spyOn(console, name).mockImplementation((...said: unknown[]) => {
      look('console', said.map(String).join(' '), name);
    }),
  );
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}

async function startCollector({ look }: Watcher): Promise<Server> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString('latin1')));
    request.on('end', () => {
      look('metrics', body);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return server;
}
