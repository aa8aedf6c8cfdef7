import { mailboxAddress } from '../../../local/unit';
import type { Reconciled } from '../../../src/intake/reconcile';
import { reconciliations } from '../../../src/tables/meta-table';
import { startUnitInProcesses, type UnitInProcesses } from '../unit-in-processes';
import { written, type AMail, type OurAnswer } from './a-mail';
import { takeAccount, type Account } from './account-of-run';
import { storedLedger } from './ledger-of';
import { startNeverStill, type NeverStill } from './never-still';
import { planWaves, type Wave } from './plan';
import { seeded, type Seeded } from './seeded';
import { strikesOn } from './strikes';

export type Run = {
  /** How many mails come. */
  readonly mails: number;
  /** How many come together. */
  readonly waveSize: number;
  /** How many faults are dealt with each wave. */
  readonly strikes: number;
  /** The same seed: the same mails, the same faults. What strikes first is not the same: several processes run. */
  readonly seed: number;
  /** Hears after each wave how many have come. */
  readonly progress?: (came: number) => void;
};

/** Between two mails, in business time. */
const apartMs = 200;
/** So many rounds in a row in which nothing at all has moved on are no bad luck any more. */
const mostIdleRounds = 40;

/**
 * Mails come in while the mailbox fails in every way that is known of it, and the service is killed again and again. Then all
 * is still, and what is stored and was sent is counted against what must have become of each mail.
 */
export async function runMailFaults(run: Run): Promise<Account> {
  const random = seeded(run.seed);
  const unit = await startUnitInProcesses('2026-11-24T09:00');
  try {
    const service = await startNeverStill(unit, random);
    try {
      return await live(run, unit, service, random);
    } finally {
      await service.stop();
    }
  } finally {
    await unit.stop();
  }
}

async function live(run: Run, unit: UnitInProcesses, service: NeverStill, random: Seeded): Promise<Account> {
  const strikes = strikesOn(unit.mailbox, random);
  const scene: Scene = { unit, service, came: new Map(), untold: new Set() };
  await service.drain();
  await unit.teams.installAll();
  unit.mailbox.faults.loseNotifications(false);
  for (const wave of planWaves(run.mails, run.waveSize, random)) {
    if (wave.isUntold !== true) {
      strikes.deal(run.strikes);
      await service.killSoon();
    }
    await letIn(scene, wave);
    run.progress?.(idsOf(scene).length);
  }
  unit.mailbox.faults.clear();
  await service.calm();
  const missed = await becomeStill(scene);
  const compared = await compare(scene);
  const all = [...scene.came].map(([mail, ids]) => ({ mail, ids }));
  return takeAccount({ unit, service, strikes, missed, compared, all });
}

type Scene = {
  readonly unit: UnitInProcesses;
  readonly service: NeverStill;
  readonly came: Map<AMail, readonly string[]>;
  /** The ids of those that only a comparison can find. */
  readonly untold: Set<string>;
};

/** The mails of a wave come, and all but those of which nobody was told are decided. */
async function letIn(scene: Scene, wave: Wave): Promise<void> {
  const { unit, came, untold } = scene;
  const { faults } = unit.mailbox;
  // The service's clock first: nothing is received in its future.
  const from = unit.clock.now();
  await moveClocks(scene, apartMs * wave.mails.length);
  unit.clock.set(from);
  const isUntold = wave.isUntold === true;
  faults.loseNotifications(isUntold);
  for (const mail of wave.mails) {
    unit.clock.set(unit.clock.now().plus(apartMs));
    const id = await unit.mailbox.deliver(written(mail, answerTo(mail, unit)));
    came.set(mail, [...(came.get(mail) ?? []), id]);
    if (mail.kind === 'refused') refuse(unit, id);
    if (isUntold) untold.add(id);
  }
  if (isUntold) await loseItems(scene);
  faults.letGo();
  await settle(scene);
}

/** What we wrote to the sender of the mail that this one names. */
function answerTo({ kind, of }: AMail, { mailbox }: UnitInProcesses): OurAnswer | undefined {
  if (of === undefined || (kind !== 'answerToUs' && kind !== 'bounce')) return undefined;
  const ours = mailbox.sent().find(({ id }) => mailbox.eml(id)?.toString().includes(of.messageId) === true);
  return ours && { messageId: ours.internetMessageId, subject: ours.subject };
}

/** The mailbox never gives it out, until all is still. */
function refuse({ mailbox }: UnitInProcesses, id: string): void {
  const path = new RegExp(`/messages/${encodeURIComponent(id)}$`);
  const json = { error: { code: 'ErrorAccessDenied', message: '' } };
  mailbox.faults.always({ kind: 'answer', status: 403, json }, { method: 'GET', path });
}

/** The delta query passes over all that has come since it was asked last. */
async function loseItems({ unit, service }: Scene): Promise<void> {
  const { faults } = unit.mailbox;
  const lost = (): number => faults.struck().filter(({ kind }) => kind === 'loseItems').length;
  const before = lost();
  faults.next({ kind: 'loseItems' });
  for (let round = 1; round <= mostIdleRounds && lost() === before; round += 1) await service.drain();
}

/** Until every mail is decided, but for those of which nobody was told. */
async function settle({ unit, service, came, untold }: Scene): Promise<void> {
  let waiting: readonly string[] = [];
  let before = '';
  for (let idle = 0; idle < mostIdleRounds; idle += 1) {
    await service.drain();
    const rows = await storedLedger(unit);
    const settled = rows.filter(({ state }) => state !== 'seen');
    const moved = [rows.length, settled.length, ...rows.map(({ tries }) => tries)].join();
    if (moved !== before) idle = 0;
    before = moved;
    const decided = new Set(settled.map(({ messageId }) => messageId));
    waiting = [...came]
      .filter(([, ids]) => !ids.some((id) => decided.has(id) || untold.has(id)))
      .map(([{ kind, number }]) => `${kind} ${String(number)}`);
    if (waiting.length === 0) return;
  }
  const lately = unit.diagnostics.slice(-20).map((line) => JSON.stringify(line));
  throw new Error(`Still not decided: ${waiting.join(', ')}. What the service told last:\n${lately.join('\n')}`);
}

/** What failed is sent again, the mailbox is compared with the ledger, and what was missed is taken in. Answers how many were. */
async function becomeStill(scene: Scene): Promise<number> {
  const { service, untold } = scene;
  await settle(scene);
  const pass = async (minutes: number): Promise<void> => {
    await moveClocks(scene, minutes * 60_000);
    await service.drain();
  };
  for (let minutes = 1; minutes <= 5; minutes += 1) await pass(1);
  await pass(6);
  const { missed } = await compare(scene);
  untold.clear();
  await settle(scene);
  await pass(1);
  await pass(1);
  return missed;
}

/** What the service finds when it compares the mailbox with the ledger now. */
async function compare({ unit, service }: Scene): Promise<Reconciled> {
  for (;;) {
    await service.compare();
    const found = await reconciliations(unit.rows, mailboxAddress).last();
    // One that it had begun by itself may have been under way.
    if (found !== undefined && found.at >= unit.clock.now()) return found;
  }
}

async function moveClocks({ unit, service }: Scene, ms: number): Promise<void> {
  unit.clock.set(unit.clock.now().plus(ms));
  await service.moveClock();
}

function idsOf({ came }: Scene): readonly string[] {
  return [...came.values()].flat();
}
