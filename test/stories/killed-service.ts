import type { ServiceProcess } from '../../local/service-process';
import type { InquiryLog } from '../../src/log/inquiry-log';
import { storedRefs } from './account';
import { hasButton, press } from './card-client';
import type { Kill } from './kill-points';
import { sample } from './mails';
import { startUnitInProcesses, type UnitInProcesses } from './unit-in-processes';

/** Longer than any lease: what a process held when it was killed is free for the next one. */
const leaseMs = 100_000;

/** A unit whose service is killed again and again; the stores, the mailbox and Teams outlive it. */
export type KilledService = {
  readonly unit: UnitInProcesses;
  readonly log: InquiryLog;
  readonly drain: () => Promise<void>;
  /** Does `act`, and what follows from it, until the service ends where it shall; a new one then takes up what it left. */
  killedAt(kill: Kill, act: () => Promise<unknown>): Promise<void>;
  /** Forwards a mail of its own by SMTP. */
  readonly forwardMail: () => Promise<void>;
  /** The inquiries that came of what was done. */
  refsOf(act: () => Promise<void>): Promise<readonly string[]>;
  /** Forwards a mail and lets everything go out; answers its one inquiry. */
  anInquiry(): Promise<string>;
  /** Presses a button on the nth card (from the last: -1) that was posted with it, as it was posted; answers the first line of what came. */
  presses(person: string, title: string, nth?: number): Promise<string>;
};

/** One such unit for the tests of a file. What `use` answers holds inside tests only. */
export function withKilledService(): { readonly use: () => KilledService } {
  let scene: KilledService | undefined;
  beforeAll(async () => {
    scene = await killedService();
  });
  afterAll(() => scene?.unit.stop());
  return {
    use() {
      if (scene === undefined) throw new Error('The service runs inside tests only.');
      return scene;
    },
  };
}

async function killedService(): Promise<KilledService> {
  const unit = await startUnitInProcesses('2026-11-24T09:00');
  let starts = 0;
  let mails = 0;
  const start = async (): Promise<ServiceProcess> => {
    starts += 1;
    const started = await unit.start(String(starts), starts * leaseMs);
    await started.drain();
    return started;
  };
  let service = await start();
  await unit.teams.installAll();

  const drain = async (): Promise<void> => {
    await service.drain();
  };
  const forwardMail = (): Promise<void> => {
    mails += 1;
    return unit.forward(sample('insulin-prior-authorization', `${String(mails)}@mail.example.org`));
  };
  const refsOf = async (act: () => Promise<void>): Promise<readonly string[]> => {
    const before = new Set(await storedRefs(unit));
    await act();
    return (await storedRefs(unit)).filter((ref) => !before.has(ref));
  };

  return {
    unit,
    log: await unit.log(),
    drain,
    forwardMail,
    refsOf,
    async anInquiry() {
      const [ref, ...more] = await refsOf(async () => {
        await forwardMail();
        await drain();
      });
      if (ref === undefined || more.length > 0) throw new Error('One mail is one inquiry.');
      return ref;
    },
    async killedAt(kill, act) {
      const struck = unit.before[kill.by].killAt(kill, service.pid).then(() => 'struck' as const);
      const acted = act()
        .then(drain)
        .then(
          () => 'went on' as const,
          () => struck,
        );
      if ((await Promise.race([struck, acted])) !== 'struck') throw new Error(`It never came to this: ${kill.name}.`);
      expect(await service.exited).toBeNull();
      service = await start();
    },
    async presses(person, title, nth = -1) {
      const posted = unit.teams.sends().filter(({ personaId, card }) => personaId === person && hasButton(card, title));
      const found = posted.at(nth);
      if (found === undefined) throw new Error(`${person} never got a card with "${title}".`);
      const { verb, data } = press(found.card, title, {});
      const { card } = await unit.teams.press(person, found.activityId, verb, data);
      return String(card?.['fallbackText']);
    },
  };
}
