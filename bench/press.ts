import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DateTime } from 'luxon';
import { localSetting, startStandIns, type StandIns } from '../local/unit';
import { movableClock } from '../src/clock/movable-clock';
import { startService, type Service } from '../src/compose';
import { azureRows } from '../src/tables/azure-rows';
import { startBareTurn } from './bare-turn';
import { aMail } from './a-mail';
import { medianOf } from './median';
import type { Report } from './report';

const rounds = 5;
const pressesARound = 12;
const rowsATransaction = 4;
const bytesARow = 1_000;
const never = 24 * 3_600_000;
const liaison = 'd-reyes';

type Round = { readonly bare: number; readonly press: number };
type Data = Readonly<Record<string, unknown>>;

/**
 * A press of "Take it" through authentication, turn, decision and commit, beside the SDK's own turn with one bare transaction of
 * the store: the same tokens, the same Azurite, in turns in the same rounds. The ratio is what a press costs in bare turns.
 */
export async function benchPress(report: Report): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const clock = movableClock(() => 0, DateTime.fromISO('2026-11-24T09:00', { zone: 'America/Chicago' }));
  const door = { url: '' };
  const options = { folder, keep: false, clock, everyMs: never, diagnostics: () => undefined };
  const standIns = await startStandIns(options, () => door.url);
  standIns.mailbox.faults.loseNotifications(true);
  const service = await startService(await localSetting(standIns, options, clock.now().minus({ days: 1 })));
  const rows = azureRows({ connectionString: standIns.azurite.connectionString, prefix: 'alone' });
  await rows.createTables(['inquiries']);
  const bare = await startBareTurn(standIns.teams.botSettings.authority, async () => {
    const ops = Array.from({ length: rowsATransaction }, (_, row) => ({
      do: 'insert' as const,
      key: `h|${String(row)}`,
      columns: { words: new Uint8Array(bytesARow) },
    }));
    await rows.transact('inquiries', randomUUID(), ops);
    return { type: 'AdaptiveCard', version: '1.5', body: [] };
  });
  try {
    door.url = `${service.url}/api/messages`;
    await standIns.teams.installAll();
    const all: Round[] = [];
    for (let round = 0; round <= rounds; round++) {
      report.progress(round === 0 ? 'press: warming up' : `press: round ${String(round)} of ${String(rounds)}`);
      const claims = await newClaims(standIns, service, round);
      door.url = bare.url;
      const turns = await timed(standIns, claims, () => Promise.resolve());
      door.url = `${service.url}/api/messages`;
      // What a press sets going beside its answer ends before the next one.
      const presses = await timed(standIns, claims, () => service.drain());
      if (round > 0) all.push({ bare: turns, press: presses });
    }
    const figure = (name: string, of: (round: Round) => number, ratio?: (round: Round) => number): void => {
      report.figure({
        name: `press: ${name}`,
        value: medianOf(all.map(of)),
        unit: 'ms',
        ...(ratio !== undefined && { ratio: medianOf(all.map(ratio)) }),
      });
    };
    figure('the bare SDK turn and one bare transaction', (round) => round.bare);
    figure(
      'a card press, decided and committed',
      (round) => round.press,
      (round) => round.press / round.bare,
    );
  } finally {
    await service.stop();
    await bare.stop();
    await standIns.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Mails come in; answers the claim cards that the liaison has for them. */
async function newClaims({ mailbox, teams }: StandIns, service: Service, round: number): Promise<readonly Press[]> {
  const before = teams.sends().length;
  for (let n = 0; n < pressesARound; n++) await mailbox.deliver(aMail(round * pressesARound + n));
  await service.drain();
  return teams
    .sends()
    .slice(before)
    .filter(({ personaId }) => personaId === liaison)
    .flatMap(({ activityId, card }) => takesIn(card).map((data) => ({ activityId, data })));
}

type Press = { readonly activityId: string; readonly data: Data };

/** The data of each button of a card that takes an inquiry. */
function takesIn(part: unknown): readonly Data[] {
  if (typeof part !== 'object' || part === null) return [];
  const { verb, data } = part as { readonly verb?: unknown; readonly data?: Data };
  if (verb === 'answer' && data?.['button'] === 'take') return [data];
  return Object.values(part).flatMap(takesIn);
}

/** Milliseconds of one press; what comes `between` two of them is not counted. */
async function timed({ teams }: StandIns, claims: readonly Press[], between: () => Promise<void>): Promise<number> {
  let spent = 0n;
  for (const { activityId, data } of claims) {
    const from = process.hrtime.bigint();
    const pressed = teams.activityOf(liaison, {
      id: randomUUID(),
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: activityId,
      value: { action: { type: 'Action.Execute', verb: 'answer', data } },
    });
    const { status } = await teams.deliver(pressed);
    spent += process.hrtime.bigint() - from;
    if (status !== 200) throw new Error(`A press was answered ${String(status)}.`);
    await between();
  }
  if (claims.length < pressesARound) throw new Error(`There are only ${String(claims.length)} cards to press.`);
  return Number(spent) / 1e6 / claims.length;
}
