import { ServiceEnded, type ServiceProcess } from '../../../local/service-process';
import { startKillProxy, type Passing } from '../kill-proxy';
import type { Seeded } from './seeded';
import type { UnitInProcesses } from '../unit-in-processes';

/** Longer than any lease: what a process held when it was killed is free for the next one. */
const leaseMs = 100_000;
/** A hung reply is given up soon, so that a run is short. */
const graphTimeoutMs = 2_000;

/** A service that is killed between any two of its steps, and started again as soon as it is needed. Graph's word reaches it. */
export type NeverStill = {
  /** It is killed at one of the next requests to a store or service that it talks to; nothing while a kill is still to come. */
  killSoon(): Promise<void>;
  /** Takes in what came and sends what is due, until one process has got to the end of it. */
  drain(): Promise<void>;
  /** Its business clock goes there. */
  moveClock(): Promise<void>;
  /** An hour of machine time goes by, and it compares the mailbox with the ledger. */
  compare(): Promise<void>;
  /** No kill comes any more. */
  calm(): Promise<void>;
  /** At which requests it was killed, such as "tables POST $batch, once done". */
  kills(): readonly string[];
  /** The page for the one who looks after it. */
  readiness(): Promise<{ readonly status: number; readonly text: string }>;
  stop(): Promise<void>;
};

/** How far ahead a kill may lie, in requests, and in those that change something; about what one mail takes. */
const within = {
  tables: { all: 60, writes: 20 },
  graph: { all: 12, writes: 5 },
  connector: { all: 4, writes: 4 },
} as const;
type Before = keyof typeof within;

export async function startNeverStill(unit: UnitInProcesses, random: Seeded): Promise<NeverStill> {
  const kills: string[] = [];
  let starts = 0;
  let isKillComing = false;
  let isCalm = false;
  let running: Promise<ServiceProcess> | undefined;
  const front = await startKillProxy(async () => (await running)?.url ?? '');

  const start = (): Promise<ServiceProcess> => {
    starts += 1;
    return unit.start(String(starts), starts * leaseMs, { publicUrl: front.url, graphTimeoutMs });
  };
  running = start();

  /** Does it with the service that runs; when that is killed meanwhile, with the next one. */
  async function withOne<T>(act: (service: ServiceProcess) => Promise<T>): Promise<T> {
    for (;;) {
      const service = await running;
      if (service === undefined) throw new Error('The service does not run.');
      try {
        return await act(service);
      } catch (fault) {
        if (!(fault instanceof ServiceEnded) || fault.why !== undefined) throw fault;
        // Each that was started was killed: by itself it never ends.
        if ((await service.exited) !== null || kills.length < starts) throw fault;
        running = start();
      }
    }
  }

  const moveClock = (): Promise<void> => withOne((service) => service.moveClock(unit.clock.now()));

  async function kill(pid: number): Promise<void> {
    const by = random.oneOf<Before>(['tables', 'tables', 'graph', 'graph', 'connector']);
    const isWrite = random.below(4) > 0;
    const nth = 1 + random.below(within[by][isWrite ? 'writes' : 'all']);
    const when = random.oneOf(['before', 'after'] as const);
    const point = { at: ({ method }: Passing) => !isCalm && !(isWrite && method === 'GET'), nth, when };
    const at = await unit.before[by].killAt(point, pid);
    kills.push(`${by} ${stepOf(at)}${when === 'before' ? '' : ', once done'}`);
    isKillComing = false;
  }

  return {
    async killSoon() {
      if (isKillComing) return;
      isKillComing = true;
      const pid = await withOne(async (service) => {
        await service.moveClock(unit.clock.now());
        return service.pid;
      });
      void kill(pid);
    },
    drain: () =>
      withOne(async (service) => {
        await service.drain();
      }),
    moveClock,
    compare: () =>
      withOne(async (service) => {
        await service.skipMachineTime(3_700_000);
        await service.drain();
        await service.compare();
      }),
    async calm() {
      isCalm = true;
      await moveClock();
    },
    kills: () => [...kills],
    readiness: () =>
      withOne(async ({ url }) => {
        const response = await fetch(`${url}/readyz`);
        return { status: response.status, text: await response.text() };
      }),
    async stop() {
      await (await running)?.kill();
      await front.stop();
    },
  };
}

/** What kind of request it was, without ids: its method, the last name in its path, the kinds of rows. */
function stepOf({ method, path, body }: Passing): string {
  const last = path.replace(/\?.*/, '').split('/').at(-1) ?? '';
  const named = last.startsWith('AA') ? 'message' : last.replace(/\(.*/, '');
  const rows = [...`${path}\n${body}`.matchAll(/RowKey(?:='|":"| ge ')([a-z])\|/g)].map(([, kind = '']) => kind);
  return [method, named, ...[...new Set(rows)].sort()].join(' ');
}
