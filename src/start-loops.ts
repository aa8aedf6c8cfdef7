import type { App } from './app';
import type { SystemTime } from './clock/clock';
import { within } from './clock/within';
import { codeOf, type Diagnostics } from './diagnostics';
import { startLoop, type Loop } from './loop';
import type { KeepWatch } from './watch/keep-watch';

export type LoopParts = {
  readonly app: App;
  readonly watch: KeepWatch;
  /** Makes the data keys of the months to come. */
  readonly keysAhead: () => Promise<unknown>;
  /** Raises the alarm when what is done here has been silent too long; where there is somebody to tell. */
  readonly deadMan?: () => Promise<unknown>;
  /** A sweep has looked through all shards. */
  readonly swept: () => void;
  /** Measures what stands; where somebody wants the figures. */
  readonly gauges?: () => Promise<unknown>;
  /** Makes the day's anchor of the log, when it is not made yet. */
  readonly keepAnchors: () => Promise<unknown>;
  /** Machine time between two looks into the mailbox, and between two sweeps. */
  readonly pollMs: number;
  readonly sweepMs: number;
  readonly systemTime: SystemTime;
  readonly diagnostics: Diagnostics;
};

/** Machine time between two looks at what is due about the notifications: a look into our own store. */
const tendMs = 60_000;
/** Machine time between two looks at whether the mailbox is to be compared with the ledger: a look into our own store. */
const reconcileMs = 60_000;
/** Machine time between two looks at who is away, unless sweeps are rarer; a press that changes it makes one at once. */
const absencesMs = 60_000;
/** Machine time between two looks at whether the day's anchor is made: kept in memory once it is. */
const anchorMs = 60_000;
/** Machine time between two looks at whether the next month's data key is there: kept in memory once it is. */
const keysMs = 600_000;
/** Machine time between two looks at whether all of this still works. */
const deadManMs = 30_000;
/** Machine time between two figures of what stands: a few looks into our own store. */
const gaugesMs = 60_000;
/** So long a stop waits for Graph's answer about the notifications; they are seen to at the next start. */
const stopTendingMs = 2_000;

/** What the service does by itself, each on its own timer and at once when woken. */
export type Loops = {
  /** Something may be due now. */
  wake(): void;
  /** There may be mail. */
  wakeWalk(): void;
  /** Something was told about the notifications themselves. */
  wakeWatch(): void;
  /** Each of those that the local clock waits for, once, in the order of an inquiry's way. */
  runNow(): Promise<void>;
  /** Ends what is under way with Graph's notifications; the web may close then. */
  stopWatching(): Promise<void>;
  /** Finishes what is in flight. */
  stop(): Promise<void>;
};

/** Starts them. What one of them fails at is told, and tried again the next time. */
export function startLoops(parts: LoopParts): Loops {
  const { app, watch, keysAhead, keepAnchors, deadMan, gauges, swept, pollMs, sweepMs, systemTime, diagnostics } =
    parts;
  const loop = (event: string, task: () => Promise<unknown>, everyMs: number, heldMs?: () => number): Loop =>
    startLoop(
      async () => {
        try {
          await task();
        } catch (fault) {
          diagnostics({ event, code: codeOf(fault) });
        }
      },
      everyMs,
      systemTime,
      heldMs,
    );
  const mail = loop(
    'mail failed',
    () => app.takeMail(),
    pollMs,
    () => app.mailHeldMs(),
  );
  const lookMs = Math.max(sweepMs, absencesMs);
  const replies = loop('automatic replies not read', () => app.hearReplies(), lookMs);
  const absences = loop('absence failed', () => app.lookAfterAbsences(), lookMs);
  const overviews = loop('overview failed', () => app.showOverviews(), lookMs);
  const sweep = loop(
    'sweep failed',
    async () => {
      const before = app.health().sweep.lastGood;
      await app.sweep();
      if (app.health().sweep.lastGood !== before) swept();
    },
    sweepMs,
  );
  const reconciling = loop('reconciliation failed', () => app.reconcile(), reconcileMs);
  const keeping = loop('data key not made', keysAhead, keysMs);
  const alarming = deadMan === undefined ? [] : [loop('alarm failed', deadMan, deadManMs)];
  const measuring = gauges === undefined ? [] : [loop('figures not taken', gauges, gaugesMs)];
  const anchoring = loop('anchor failed', keepAnchors, anchorMs);
  const watching = startLoop(
    () => watch.tend(),
    tendMs,
    systemTime,
    () => watch.heldMs(),
  );

  return {
    wake() {
      absences.wake();
      sweep.wake();
    },
    wakeWalk() {
      mail.wake();
    },
    wakeWatch() {
      watching.wake();
    },
    async runNow() {
      for (const each of [mail, replies, absences, overviews, sweep]) await each.runNow();
    },
    async stopWatching() {
      await within(stopTendingMs, systemTime, () => watching.stop()).catch(() => undefined);
    },
    async stop() {
      for (const each of [
        ...alarming,
        ...measuring,
        mail,
        reconciling,
        replies,
        absences,
        overviews,
        keeping,
        anchoring,
        sweep,
      ])
        await each.stop();
    },
  };
}
