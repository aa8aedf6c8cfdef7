import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DateTime } from 'luxon';
import { startAzurite, type Azurite } from '../local/azurite';
import { startUnit, type Unit } from '../local/unit';
import { movableClock } from '../src/clock/movable-clock';
import { azureRows } from '../src/tables/azure-rows';
import { aMail } from './a-mail';
import { medianOf } from './median';
import type { Report } from './report';

const rounds = 5;
const mailsARound = 15;
const transactionsARound = 100;
const rowsATransaction = 4;
const bytesARow = 1_000;
const never = 24 * 3_600_000;

type Round = { readonly transactions: number; readonly takenIn: number; readonly told: number };

/**
 * Mails taken in per second beside transactions per second of the store alone, one after the other in the same rounds on the
 * same Azurite. The ratio is mails to transactions: its inverse is what one mail costs.
 */
export async function benchMailRate(report: Report): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const azurite = await startAzurite();
  try {
    const unit = await startUnit({
      folder,
      keep: false,
      clock: movableClock(() => 0, DateTime.fromISO('2026-11-24T09:00', { zone: 'America/Chicago' })),
      tables: { azurite, prefix: 'unit' },
      everyMs: never,
      diagnostics: () => undefined,
    });
    try {
      tell(report, await measured(report, azurite, unit));
    } finally {
      await unit.stop();
    }
  } finally {
    await azurite.stop();
    rmSync(folder, { recursive: true });
  }
}

async function measured(report: Report, azurite: Azurite, unit: Unit): Promise<readonly Round[]> {
  // Nothing is taken in before the clock runs.
  unit.standIns.mailbox.faults.loseNotifications(true);
  await unit.service.drain();
  const rows = azureRows({ connectionString: azurite.connectionString, prefix: 'alone' });
  await rows.createTables(['inquiries']);
  const all: Round[] = [];
  for (let round = 0; round <= rounds; round++) {
    report.progress(round === 0 ? 'warming up' : `round ${String(round)} of ${String(rounds)}`);
    const transactions = await perSecond(transactionsARound, () => transactAlone(rows));
    const { takenIn, told } = await takeMailsIn(unit, round);
    // The first one warms up: threads start, code is compiled.
    if (round > 0) all.push({ transactions, takenIn, told });
  }
  return all;
}

async function transactAlone(rows: ReturnType<typeof azureRows>): Promise<void> {
  for (let n = 0; n < transactionsARound; n++) {
    const partition = randomUUID();
    const ops = Array.from({ length: rowsATransaction }, (_, row) => ({
      do: 'insert' as const,
      key: `h|${String(row)}`,
      columns: { words: new Uint8Array(bytesARow) },
    }));
    await rows.transact('inquiries', partition, ops);
  }
}

/** Mails of as many members: ledger, reading, opening, label; `told`: until the liaisons have their cards, too. */
async function takeMailsIn({ standIns, service }: Unit, round: number): Promise<Omit<Round, 'transactions'>> {
  for (let n = 0; n < mailsARound; n++) await standIns.mailbox.deliver(aMail(round * mailsARound + n));
  const start = process.hrtime.bigint();
  const taken = await service.app.takeMail();
  const takenIn = mailsARound / secondsSince(start);
  if (taken !== mailsARound)
    throw new Error(`${String(taken)} mails were looked at instead of ${String(mailsARound)}.`);
  await service.drain();
  return { takenIn, told: mailsARound / secondsSince(start) };
}

async function perSecond(times: number, work: () => Promise<void>): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return times / secondsSince(start);
}

function secondsSince(start: bigint): number {
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function tell(report: Report, all: readonly Round[]): void {
  const figure = (name: string, unit: string, of: (round: Round) => number, ratio?: (round: Round) => number): void => {
    report.figure({
      name: `mail-rate: ${name}`,
      value: medianOf(all.map(of)),
      unit,
      ...(ratio !== undefined && { ratio: medianOf(all.map(ratio)) }),
    });
  };
  figure(`the store alone, ${String(rowsATransaction)} rows each`, 'tx/s', ({ transactions }) => transactions);
  figure(
    'taken in',
    'mails/s',
    ({ takenIn }) => takenIn,
    ({ takenIn, transactions }) => takenIn / transactions,
  );
  figure(
    'taken in, and everybody told',
    'mails/s',
    ({ told }) => told,
    ({ told, transactions }) => told / transactions,
  );
}
