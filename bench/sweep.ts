import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DateTime } from 'luxon';
import { startAzurite } from '../local/azurite';
import type { Inquiry } from '../src/inquiry/inquiry';
import { memoryRows } from '../src/log/memory-rows';
import type { Rows } from '../src/log/rows';
import { azureRows } from '../src/tables/azure-rows';
import { medianOf } from './median';
import type { Report } from './report';
import { unitOnRows, type UnitOnRows } from './unit-on-rows';

const rounds = 9;
const dueAtOnce = 40;
const inMemory = [100, 1_000, 100_000];
const onAzurite = [100, 1_000];
const start = DateTime.fromISO('2026-11-24T10:00', { zone: 'America/Chicago' }).toUTC();

type Swept = { readonly rowsRead: number; readonly ms: number };
type Store = { readonly open: number; readonly unit: UnitOnRows; readonly swept: Swept[] };

/**
 * One sweep with so many open inquiries, of which as many are due in each: rows read and time per reminder. The stores take
 * turns in the same rounds; the ratio is to the smallest. And what 100,000 inquiries take of memory, with the store in it.
 */
export async function benchSweep(report: Report): Promise<void> {
  const heapBefore = heap();
  await compare(
    report,
    'sweep, in memory',
    inMemory,
    () => Promise.resolve(memoryRows()),
    (stores) => {
      const kept = heap() - heapBefore;
      const opened = stores.reduce((sum, { open }) => sum + open, 0);
      report.figure({
        name: `sweep: heap with ${opened.toLocaleString('en-US')} inquiries`,
        value: kept / 2 ** 20,
        unit: 'MiB',
      });
      report.figure({ name: 'sweep: the same, for each inquiry', value: kept / opened / 1_024, unit: 'KiB' });
    },
  );
  const azurite = await startAzurite();
  try {
    let count = 0;
    await compare(report, 'sweep, on Azurite', onAzurite, async () => {
      const rows = azureRows({ connectionString: azurite.connectionString, prefix: `bench${String((count += 1))}x` });
      await rows.createTables(['inquiries', 'people', 'conversations', 'meta', 'outbox', 'mail']);
      return rows;
    });
  } finally {
    await azurite.stop();
  }
}

async function compare(
  report: Report,
  name: string,
  sizes: readonly number[],
  make: () => Promise<Rows>,
  opened: (stores: readonly Store[]) => void = () => undefined,
): Promise<void> {
  const stores: Store[] = [];
  for (const open of sizes) {
    const unit = await unitOnRows(await make(), start);
    for (let n = 0; n < open; n++) {
      if (n % 1_000 === 0) report.progress(`${name}: opening ${String(n)} of ${String(open)}`);
      await unit.open(`waits-${String(n)}`, waiting(unit));
    }
    stores.push({ open, unit, swept: [] });
  }
  opened(stores);
  for (let round = 0; round <= rounds; round++) {
    report.progress(`${name}: round ${String(round)} of ${String(rounds)}`);
    // In turns, and each time in another order: whoever comes first finds the machine in another state.
    const turn = round % stores.length;
    for (const { unit, swept } of [...stores.slice(turn), ...stores.slice(0, turn)]) {
      const found = await sweepOnce(unit, round);
      // The first one warms up.
      if (round > 0) swept.push(found);
    }
  }
  for (const { open, swept: all } of stores) {
    const figure = (what: string, unit: string, of: (swept: Swept) => number): void => {
      report.figure({
        name: `${name}, ${open.toLocaleString('en-US')} open: ${what}`,
        value: medianOf(all.map(of)),
        unit,
        // Of the same round: a busy moment of the machine is in both.
        ratio: medianOf(all.map((swept, round) => of(swept) / of(stores[0]?.swept[round] ?? swept))),
      });
    };
    figure('rows read', 'rows', ({ rowsRead }) => rowsRead);
    figure('each reminder', 'ms', ({ ms }) => ms);
  }
}

/** Some become due at the same minute; the rest of the store waits for weeks. */
async function sweepOnce(unit: UnitOnRows, round: number): Promise<Swept> {
  const { clock, sweep } = unit;
  for (let n = 0; n < dueAtOnce; n++) await unit.open(`due-${String(round)}-${String(n)}`, soonDue(unit));
  clock.set(clock.now().plus({ minutes: 31 }));
  unit.rowsRead();
  // What was opened before is cleared away before, not while, the sweep runs.
  collectGarbage();
  const from = process.hrtime.bigint();
  const { handled, failed } = await sweep.run();
  const ms = Number(process.hrtime.bigint() - from) / 1e6;
  if (handled < dueAtOnce || failed > 0) throw new Error(`${String(handled)} were sent, and ${String(failed)} failed.`);
  return { rowsRead: unit.rowsRead() / handled, ms: ms / handled };
}

/** At 4.b, three weeks ahead: nothing of it is due while the benchmark runs. */
function waiting({ clock }: UnitOnRows): Partial<Inquiry> {
  return contacting(clock.now().plus({ weeks: 3 }));
}

/** At 4.b, and its target comes in half an hour. */
function soonDue({ clock }: UnitOnRows): Partial<Inquiry> {
  return contacting(clock.now().minus({ minutes: 90 }));
}

function contacting(received: DateTime): Partial<Inquiry> {
  const anchors = { received, clockStart: received, since: received };
  return { step: '4b', turn: 2, tier: 'high', owner: 'd-reyes', liaison: 'd-reyes', mco: 'ITC', anchors };
}

/** Bytes of the heap after what is not needed was cleared away. */
function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
