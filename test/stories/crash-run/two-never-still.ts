import type { DateTime } from 'luxon';
import { ServiceEnded, type ServiceProcess } from '../../../local/service-process';
import { startKillProxy, type Passing } from '../kill-proxy';
import type { Seeded } from '../mail-faults/seeded';
import type { UnitInProcesses } from '../unit-in-processes';

export const instances = ['east', 'west'] as const;
export type Instance = (typeof instances)[number];

/** Two services on the same stores. Either is killed at any moment of its own or of the other, and started again at once. */
export type TwoNeverStill = {
  /** One of them is killed when one of the next requests of either passes; nothing while a kill is still to come. */
  killSoon(): Promise<void>;
  /** Both take in what came and send what is due, at the same time. */
  drain(): Promise<void>;
  /** Machine time goes by: what a process held when it was killed is free. Both must be at rest. */
  outlastLeases(): Promise<void>;
  /** Business clocks go there, one before the other: what is due goes out where it is that late first. */
  moveClocks(at: DateTime): Promise<void>;
  /** What people do reaches this one from now on. */
  bringTo(instance: Instance): Promise<void>;
  /** An hour of machine time goes by, and one of them compares the mailbox with the ledger. */
  compare(): Promise<void>;
  /** No kill comes any more. */
  calm(): Promise<void>;
  /** At which requests one was killed, such as "west at tables POST, once done". */
  kills(): readonly string[];
  readiness(): Promise<{ readonly status: number; readonly text: string }>;
  stop(): Promise<void>;
};

/** Longer than any lease. */
const leaseMs = 100_000;
/** A hung reply is given up soon, so that a run is short. */
const graphTimeoutMs = 2_000;
/** How far ahead a kill may lie, in requests of either. */
const within = { tables: 400, graph: 30, connector: 20 } as const;
/** A store that fails may keep one from starting; so often in a row it is not the store. */
const mostStarts = 20;

export async function startTwoNeverStill(unit: UnitInProcesses, random: Seeded): Promise<TwoNeverStill> {
  const kills: string[] = [];
  let aheadMs = 0;
  let isKillComing = false;
  let isCalm = false;
  const running = new Map<Instance, Promise<ServiceProcess>>();
  const front = await startKillProxy(async () => (await running.get('east'))?.url ?? '');

  async function begin(instance: Instance): Promise<ServiceProcess> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await unit.start(instance, aheadMs, { publicUrl: front.url, graphTimeoutMs });
      } catch (fault) {
        if (!(fault instanceof ServiceEnded) || tries === mostStarts) throw fault;
      }
    }
  }
  const start = (instance: Instance): void => {
    running.set(instance, begin(instance));
  };

  /** Does it with one of them; when that is killed meanwhile, with the one that takes its place. */
  async function withOne<T>(instance: Instance, act: (service: ServiceProcess) => Promise<T>): Promise<T> {
    for (;;) {
      const current = running.get(instance);
      if (current === undefined) throw new Error(`The service ${instance} does not run.`);
      const service = await current;
      try {
        return await act(service);
      } catch (fault) {
        if (!(fault instanceof ServiceEnded)) throw fault;
        // It lives, and the store did not answer it.
        if (fault.why !== undefined) continue;
        // Killed; by itself it never ends.
        if ((await service.exited) !== null) throw fault;
        if (running.get(instance) === current) start(instance);
      }
    }
  }
  const withBoth = async (act: (service: ServiceProcess) => Promise<unknown>): Promise<void> => {
    await Promise.all(instances.map((instance) => withOne(instance, act)));
  };

  async function kill(instance: Instance, pid: number): Promise<void> {
    const by = random.oneOf(['tables', 'tables', 'graph', 'connector'] as const);
    const when = random.oneOf(['before', 'after'] as const);
    const nth = 1 + random.below(within[by]);
    const at = await unit.before[by].killAt({ at: () => !isCalm, nth, when }, pid);
    kills.push(`${instance} at ${by} ${stepOf(at)}${when === 'before' ? '' : ', once done'}`);
    isKillComing = false;
  }

  instances.forEach(start);
  return {
    async killSoon() {
      if (isKillComing) return;
      isKillComing = true;
      const instance = random.oneOf(instances);
      const pid = await withOne(instance, async (service) => {
        await service.moveClock(unit.clock.now());
        return service.pid;
      });
      void kill(instance, pid);
    },
    drain: () => withBoth((service) => service.drain()),
    async outlastLeases() {
      aheadMs += leaseMs;
      await withBoth((service) => service.skipMachineTime(leaseMs));
    },
    async moveClocks(at) {
      unit.clock.set(at);
      const [first, second] = random.shuffled(instances);
      for (const instance of [first, second])
        if (instance !== undefined)
          await withOne(instance, async (service) => {
            await service.moveClock(at);
            await service.drain();
          });
    },
    async bringTo(instance) {
      unit.bringTo(await withOne(instance, (service) => Promise.resolve(service)));
    },
    compare: () =>
      withOne('east', async (service) => {
        await service.skipMachineTime(3_700_000);
        await service.drain();
        await service.compare();
      }),
    async calm() {
      isCalm = true;
      await withBoth((service) => service.moveClock(unit.clock.now()));
    },
    kills: () => [...kills],
    readiness: () =>
      withOne('east', async ({ url }) => {
        const response = await fetch(`${url}/readyz`);
        return { status: response.status, text: await response.text() };
      }),
    async stop() {
      const started = await Promise.allSettled(running.values());
      for (const one of started) if (one.status === 'fulfilled') await one.value.kill();
      await front.stop();
    },
  };
}

/** What kind of request it was, without ids. */
function stepOf({ method, path }: Passing): string {
  const last = path.replace(/\?.*/, '').split('/').at(-1) ?? '';
  return last === '$batch' ? `${method} $batch` : method;
}
