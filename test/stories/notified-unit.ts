import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Azurite } from '../../local/azurite';
import { localSetting, mailboxAddress, startStandIns, type StandIns, type UnitOptions } from '../../local/unit';
import { movableClock } from '../../src/clock/movable-clock';
import { systemTime } from '../../src/clock/system';
import { startService, type Service } from '../../src/compose';
import type { Diagnostic } from '../../src/diagnostics';
import { referenceIn } from '../../src/inquiry/reference';
import { azureRows } from '../../src/tables/azure-rows';
import { watchTable } from '../../src/tables/watch-table';
import { startKillProxy } from './kill-proxy';
import { instant } from './lines';

/** Services whose timers never come by themselves: what happens without being asked for happens by notification. */
export type NotifiedUnit = {
  readonly standIns: StandIns;
  readonly diagnostics: readonly Diagnostic[];
  /** Starts a service at the one public address and waits until notifications are on and nothing is left to be done. */
  start(): Promise<Service>;
  /** Graph's word goes to this one from now on. */
  bringTo(service: Service): void;
  /** So much machine time goes by, and each service sees to its notifications. */
  passMachineTime(ms: number): Promise<void>;
  /** Resolves when the liaison's chat has so many claim cards. */
  claims(count: number): Promise<void>;
  claimRefs(): readonly string[];
  /** How often a service has asked for changes of the inbox. */
  walks(): number;
  /** The last note of a notification in the store. */
  lastPoke(): Promise<string>;
  /** Resolves when it holds. */
  until(holds: () => boolean): Promise<void>;
  stop(): Promise<void>;
};

const never = 24 * 3_600_000;
/** So long sleep three loops of each service: between looks at the notifications, at the comparison with the ledger, at the day's anchor. */
const tendMs = 60_000;
const loopsOfEach = 3;

export async function startNotifiedUnit(azurite: Azurite, prefix: string): Promise<NotifiedUnit> {
  const folder = mkdtempSync(path.join(tmpdir(), 'notified-'));
  const clock = movableClock(() => 0, instant('2026-11-24T09:00'));
  const diagnostics: Diagnostic[] = [];
  const services: Service[] = [];
  const sleepers = new Set<() => void>();
  let aheadMs = 0;
  let door = '';
  let isStopped = false;
  const proxy = await startKillProxy(() => door);
  const machineNow = (): number => systemTime.now() + aheadMs;
  const options: UnitOptions = {
    folder,
    keep: false,
    clock,
    tables: { azurite, prefix },
    everyMs: never,
    machineNow,
    diagnostics: (line) => diagnostics.push(line),
  };
  const standIns = await startStandIns(options, () => `${door}/api/messages`);
  const { mailbox, teams } = standIns;

  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) {
      if (isStopped) throw new Error('The unit was stopped before it came to this.');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const claimRefs = (): readonly string[] =>
    teams
      .cardsOf('d-reyes')
      .filter(({ summary }) => /^ME-\S+: new inquiry/.test(summary ?? ''))
      .map(({ summary = '' }) => referenceIn(summary) ?? '');
  const walks = (): number => mailbox.requests().filter(({ url }) => url.includes('/messages/delta')).length;
  /** The last thing that a service does after it has made its subscription. */
  const tidied = (): number =>
    mailbox.requests().filter(({ method, url }) => method === 'GET' && /\/subscriptions(\/|$)/.test(url)).length;

  return {
    standIns,
    diagnostics,
    async start() {
      const before = tidied();
      const setting = await localSetting(standIns, options, clock.now());
      const service = await startService({
        ...setting,
        publicUrl: proxy.url,
        systemTime: {
          now: machineNow,
          sleep: (ms, signal) => (ms === tendMs ? sleepsUntilTold(sleepers, signal) : systemTime.sleep(ms, signal)),
        },
      });
      if (services.length === 0) door = service.url;
      services.push(service);
      await teams.installAll();
      await until(() => tidied() > before);
      // Twice, so that a walk which was asked for beside the first one is over, too.
      await service.drain();
      await service.drain();
      return service;
    },
    bringTo(service) {
      door = service.url;
    },
    async passMachineTime(ms) {
      await until(() => sleepers.size === loopsOfEach * services.length);
      aheadMs += ms;
      for (const wake of [...sleepers]) wake();
      await until(() => sleepers.size === loopsOfEach * services.length);
    },
    claims: (count) => until(() => claimRefs().length >= count),
    claimRefs,
    walks,
    lastPoke: () =>
      watchTable(
        azureRows({ connectionString: azurite.connectionString, prefix }),
        mailboxAddress,
        () => '',
      ).lastPoke(),
    until,
    async stop() {
      isStopped = true;
      for (const service of services) await service.stop();
      await standIns.stop();
      await proxy.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function sleepsUntilTold(sleepers: Set<() => void>, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      sleepers.delete(wake);
      resolve();
    };
    if (signal?.aborted === true) {
      resolve();
      return;
    }
    sleepers.add(wake);
    signal?.addEventListener('abort', wake, { once: true });
  });
}
