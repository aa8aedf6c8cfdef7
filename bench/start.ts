import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { DateTime } from 'luxon';
import { startServiceProcess } from '../local/service-process';
import { startStandIns, type StandIns } from '../local/unit';
import { movableClock } from '../src/clock/movable-clock';
import { medianOf } from './median';
import type { Report } from './report';

const rounds = 5;
const lookEveryMs = 20;
const givenUpAfter = 1_500;
/** What a process of ours cannot do without. */
const packages = ['botbuilder', '@azure/data-tables', '@microsoft/microsoft-graph-client', 'fastify', 'luxon', 'zod'];

/**
 * From the start of a process until `/readyz` is green: the mailbox was looked at, Graph's notifications are on. Beside a
 * process that only loads the packages, in turns; the ratio is to that one.
 */
export async function benchStart(report: Report): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const clock = movableClock(() => 0, DateTime.fromISO('2026-11-24T09:00', { zone: 'America/Chicago' }));
  const standIns = await startStandIns({ folder, keep: false, clock, diagnostics: () => undefined }, () => '');
  try {
    const all: { readonly loaded: number; readonly listens: number; readonly ready: number }[] = [];
    for (let round = 0; round <= rounds; round++) {
      report.progress(`start: round ${String(round)} of ${String(rounds)}`);
      const loaded = await loadOnly();
      const started = await startOnce(standIns, folder, clock.now());
      // The first makes tables and keys, and warms up the disk.
      if (round > 0) all.push({ loaded, ...started });
    }
    const figure = (name: string, of: (round: (typeof all)[number]) => number): void => {
      const ratio = medianOf(all.map((round) => of(round) / round.loaded));
      report.figure({ name: `start: ${name}`, value: medianOf(all.map(of)), unit: 'ms', ratio });
    };
    figure('a process that only loads the packages', ({ loaded }) => loaded);
    figure('until the service listens', ({ listens }) => listens);
    figure('until /readyz is green', ({ ready }) => ready);
  } finally {
    await standIns.stop();
    rmSync(folder, { recursive: true });
  }
}

async function loadOnly(): Promise<number> {
  const from = process.hrtime.bigint();
  const script = packages.map((name) => `require(${JSON.stringify(name)});`).join('');
  await promisify(execFile)(process.execPath, ['-e', script], { cwd: path.join(__dirname, '../..') });
  return msSince(from);
}

async function startOnce(
  { azurite, mailbox, teams }: StandIns,
  folder: string,
  now: DateTime,
): Promise<{ readonly listens: number; readonly ready: number }> {
  const botToken = await teams.botToken(teams.botSettings.authority.ToChannelFromBotOAuthScope);
  const from = process.hrtime.bigint();
  const service = await startServiceProcess({
    connectionString: azurite.connectionString,
    graphUrl: mailbox.graphUrl,
    botSettings: teams.botSettings,
    botToken,
    folder,
    now,
    mailSince: now,
  });
  const listens = msSince(from);
  try {
    for (let looks = 0; looks < givenUpAfter; looks++) {
      const { status } = await fetch(`${service.url}/readyz`);
      if (status === 200) return { listens, ready: msSince(from) };
      await wait(lookEveryMs);
    }
    throw new Error('The service has not become ready.');
  } finally {
    await service.stop();
  }
}

function msSince(from: bigint): number {
  return Number(process.hrtime.bigint() - from) / 1e6;
}
