import type { DateTime } from 'luxon';
import { mailboxAddress } from '../../../local/unit';
import { iowaCalendarRules } from '../../../src/clock/iowa-calendar';
import { reconciliations } from '../../../src/tables/meta-table';
import { faultProxy } from '../../tables/fault-proxy';
import { instant } from '../lines';
import { written, type AMail } from '../mail-faults/a-mail';
import type { Account } from '../mail-faults/account-of-run';
import { refsOfMatters, storedLedger } from '../mail-faults/ledger-of';
import { seeded, type Seeded } from '../mail-faults/seeded';
import { strikesOn } from '../mail-faults/strikes';
import { startUnitInProcesses, type UnitInProcesses } from '../unit-in-processes';
import { takeCrashAccount } from './account-of-crash';
import { faultsBeside } from './faults-beside';
import { peopleAtWork, type PeopleAtWork } from './people-at-work';
import { startTwoNeverStill, type TwoNeverStill } from './two-never-still';

export type CrashRun = {
  /** How many mails come that each open an inquiry; some of them twice. */
  readonly inquiries: number;
  /** The same seed: the same mails and faults. What strikes first is not the same: several processes run. */
  readonly seed: number;
  /** When it begins and ends, Central; between, the clocks go as far as the mails need, and then on to the end. */
  readonly from: string;
  readonly until: string;
  readonly progress?: (came: number, at: DateTime) => void;
};

/** Mails come one by one, a few together, and in heaps, of which people get lists. */
const waveSizes = [3, 3, 12, 30] as const;
const copies = 8;
const apartMs = 1_000;
/** One of so many that were taken is worked on up to the MCO's answer. */
const workedOn = 2;
/** So many rounds in a row in which no mail gets decided are no bad luck any more. */
const mostIdleRounds = 30;
const senders = [
  'Tam Nguyen <t.nguyen@member-services.example.org>',
  'Priya Raman <p.raman@ombudsman.example.org>',
  'Noor Haddad <noor.haddad@families.example.org>',
  'Rhea Lindqvist <rhea.lindqvist@clinic.example.org>',
];

type Scene = {
  readonly run: CrashRun;
  readonly unit: UnitInProcesses;
  readonly services: TwoNeverStill;
  readonly people: PeopleAtWork;
  readonly random: Seeded;
  readonly came: Map<AMail, readonly string[]>;
  /** More goes wrong, so much of it on the way to people's chats, and one of the services may be killed soon. */
  readonly strike: (inChats: number) => Promise<void>;
};

/**
 * Two services on one store are killed at any moment while the store, Teams and the mailbox fail and clocks jump; people press
 * and press again. Then all is still, and everything is counted.
 */
export async function runCrash(run: CrashRun): Promise<Account> {
  const random = seeded(run.seed);
  let store: Awaited<ReturnType<typeof faultProxy>> | undefined;
  const unit = await startUnitInProcesses(run.from, async (azurite) => {
    store = await faultProxy(azurite);
    return store.url;
  });
  try {
    if (store === undefined) throw new Error('The store has no proxy.');
    const services = await startTwoNeverStill(unit, random);
    try {
      await services.drain();
      await unit.teams.installAll();
      unit.mailbox.faults.loseNotifications(false);
      const mailbox = strikesOn(unit.mailbox, random);
      const beside = faultsBeside(unit.teams, store, random);
      const scene: Scene = {
        run,
        unit,
        services,
        people: peopleAtWork(unit, services),
        random,
        came: new Map(),
        async strike(inChats) {
          mailbox.deal(2);
          beside.deal(inChats);
          await services.killSoon();
        },
      };
      await live(scene);
      unit.mailbox.faults.clear();
      beside.clear();
      await services.calm();
      const missed = await becomeStill(scene);
      const struck = new Map([...mailbox.struck(), ...beside.dealt()]);
      const all = [...scene.came].map(([mail, ids]) => ({ mail, ids }));
      return await takeCrashAccount({ unit, services, people: scene.people, struck, missed, all });
    } finally {
      await services.stop();
    }
  } finally {
    await unit.stop();
    await store?.stop();
  }
}

async function live(scene: Scene): Promise<void> {
  const { run, unit, random, came } = scene;
  const end = instant(run.until);
  let number = 0;
  while (number < run.inquiries) {
    const size = Math.min(random.oneOf(waveSizes), run.inquiries - number);
    const wave = Array.from({ length: size }, () => matter((number += 1), random));
    await scene.strike(2);
    await letIn(scene, wave);
    await workOn(scene, wave);
    run.progress?.(number, unit.clock.now());
    // Now and then nobody looks for half an hour of the unit's time, as after an outage.
    const minutes = random.below(10) === 0 ? [30] : [1, 1 + random.below(4)];
    for (const some of minutes) await goOn(scene, unit.clock.now().plus({ minutes: some }));
  }
  while (unit.clock.now() < end) {
    // Where little goes out, more of it would be a message in eight that never gets through.
    await scene.strike(random.below(2));
    await goOn(scene, nextLook(unit.clock.now(), end));
    run.progress?.(came.size, unit.clock.now());
  }
}

/** Every five minutes while people are there; nights go by at once. */
function nextLook(now: DateTime, end: DateTime): DateTime {
  const next = now.setZone(iowaCalendarRules.zone).plus({ minutes: 5 });
  const isNight = next.hour >= 17 && next.minute >= 10;
  const morning = next.plus({ days: 1 }).set({ hour: 8, minute: 1, second: 0, millisecond: 0 });
  const at = isNight ? morning : next;
  return at < end ? at : end;
}

function matter(number: number, random: Seeded): AMail {
  return {
    number,
    kind: 'matter',
    messageId: `<mail-${String(number)}@mail.example.org>`,
    from: random.oneOf(senders),
  };
}

/** They arrive, some of them twice, and are decided. */
async function letIn(scene: Scene, wave: readonly AMail[]): Promise<void> {
  const { unit, services, random, came } = scene;
  const twice = wave.filter(() => random.below(100) < copies);
  const all = [...wave, ...twice];
  // The services' clocks first: nothing is received in their future.
  const from = unit.clock.now();
  await services.moveClocks(from.plus(apartMs * all.length));
  unit.clock.set(from);
  for (const mail of all) {
    unit.clock.set(unit.clock.now().plus(apartMs));
    const id = await unit.mailbox.deliver(written(mail, undefined));
    came.set(mail, [...(came.get(mail) ?? []), id]);
  }
  unit.mailbox.faults.letGo();
  await settle(scene);
}

/** Until each mail is decided. */
async function settle({ unit, services, came }: Scene): Promise<void> {
  let before = '';
  for (let idle = 0; idle < mostIdleRounds; idle += 1) {
    await services.drain();
    const rows = await storedLedger(unit);
    const decided = new Set(rows.filter(({ state }) => state !== 'seen').map(({ messageId }) => messageId));
    if ([...came.values()].every((ids) => ids.some((id) => decided.has(id)))) return;
    const moved = [rows.length, decided.size, ...rows.map(({ tries }) => tries)].join();
    if (moved !== before) idle = 0;
    before = moved;
    await services.outlastLeases();
  }
  const lately = unit.diagnostics.slice(-20).map((line) => JSON.stringify(line));
  throw new Error(`Mails are not decided. What the services told last:\n${lately.join('\n')}`);
}

/** Time goes by, both look, and what a killed one held is taken up by the other. */
async function goOn({ services }: Scene, at: DateTime): Promise<void> {
  await services.moveClocks(at);
  await services.outlastLeases();
  await services.drain();
}

async function workOn({ unit, people, came }: Scene, wave: readonly AMail[]): Promise<void> {
  const its = wave.map((mail) => ({ mail, ids: came.get(mail) ?? [] }));
  for (const [{ number }, ref] of refsOfMatters(its, await storedLedger(unit))) {
    await people.take(ref);
    if (number % workedOn === 0) await people.workOn(ref);
  }
}

/** What waits for another try has one, and the mailbox is compared with the ledger. Answers how many mails were missed. */
async function becomeStill(scene: Scene): Promise<number> {
  const { unit, services } = scene;
  await settle(scene);
  for (let pass = 0; pass < 6; pass += 1) await goOn(scene, unit.clock.now().plus({ minutes: 5 }));
  await services.compare();
  const found = await reconciliations(unit.rows, mailboxAddress).last();
  if (found === undefined) throw new Error('The mailbox was not compared with the ledger.');
  const { missed, left } = found;
  return missed + left;
}
