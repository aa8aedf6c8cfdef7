import { DateTime } from 'luxon';
import type { SystemTime } from '../clock/clock';
import { inWords } from '../clock/words';
import { codeOf, type Diagnostics } from '../diagnostics';

/** What must succeed again and again, or nothing comes in or nothing goes out. */
export const watched = ['mail', 'sweep'] as const;
export type Watched = (typeof watched)[number];

/** For whoever keeps the service running. No member data, and no reference. */
export type Alarm = {
  readonly what: Watched;
  readonly state: 'silent' | 'recovered';
  /** When it succeeded last; ISO, UTC. */
  readonly lastGood: string;
  /** One sentence. */
  readonly text: string;
};

/** What all instances know of it, in machine time. */
export type Beats = {
  lastGood(what: Watched): Promise<number | undefined>;
  keepGood(what: Watched, at: number): Promise<void>;
  isAlarmed(what: Watched): Promise<boolean>;
  keepAlarmed(what: Watched, isAlarmed: boolean): Promise<void>;
};

export type DeadManParts = {
  /** When this instance succeeded last, in machine time. */
  readonly lastGood: (what: Watched) => number | undefined;
  readonly beats: Beats;
  /** Takes the alarm out, past the mailbox and the store. @throws whatever went wrong; it is tried again. */
  readonly raise: (alarm: Alarm) => Promise<void>;
  /** Silence that is an alarm. */
  readonly afterMs: number;
  /** Only one instance raises, as long as the store answers. */
  readonly lease: { take(forMs: number): Promise<boolean> };
  readonly systemTime: SystemTime;
  readonly diagnostics: Diagnostics;
};

/** Whoever raises does so until it is silent itself for so long. Longer than the time between two looks. */
const leaseMs = 120_000;
/** Success is told to the other instances so often. */
const keepEveryMs = 60_000;
/** A start after days down is given so long to do what was left. */
const graceMs = 120_000;

/**
 * A dead man's switch: asked on a timer, it raises an alarm once when the mail walk or the sweep of all instances has been silent
 * too long, and once more when it succeeds again. While the store is down every instance counts for itself. Never rejects.
 */
export function createDeadMan(parts: DeadManParts): () => Promise<void> {
  const startedAt = parts.systemTime.now();
  const kept = new Map<Watched, number>();
  const alarmed = new Map<Watched, boolean>();

  /** The newest success that is known; where there was none at all, the first start. */
  async function newest(what: Watched): Promise<number> {
    // 0: the store answered, and knows of none.
    const shared = await orNothing(async () => (await parts.beats.lastGood(what)) ?? 0);
    const own = parts.lastGood(what) ?? (shared === 0 ? startedAt : undefined);
    if (own !== undefined && own - Math.max(shared ?? 0, kept.get(what) ?? 0) >= keepEveryMs) {
      await orNothing(() => parts.beats.keepGood(what, own));
      kept.set(what, own);
    }
    return Math.max(own ?? 0, shared ?? 0) || startedAt;
  }

  async function look(what: Watched): Promise<void> {
    const now = parts.systemTime.now();
    const lastGood = await newest(what);
    const isSilent = now - lastGood >= parts.afterMs && now - startedAt >= Math.min(graceMs, parts.afterMs);
    const isAlarmed = (await orNothing(() => parts.beats.isAlarmed(what))) ?? alarmed.get(what) ?? false;
    alarmed.set(what, isAlarmed);
    if (isSilent === isAlarmed) return;
    try {
      await parts.raise(alarmOf(what, isSilent ? 'silent' : 'recovered', lastGood));
    } catch (fault) {
      parts.diagnostics({ event: 'alarm not sent', code: codeOf(fault), kind: what });
      return;
    }
    parts.diagnostics({ event: isSilent ? 'alarm sent' : 'alarm over', kind: what });
    alarmed.set(what, isSilent);
    await orNothing(() => parts.beats.keepAlarmed(what, isSilent));
  }

  return async () => {
    // Without the store nobody can be asked: two alarms are better than none.
    const isMine = (await orNothing(() => parts.lease.take(leaseMs))) ?? true;
    for (const what of watched) await (isMine ? look(what) : newest(what));
  };
}

const words: Readonly<Record<Watched, Readonly<Record<Alarm['state'], string>>>> = {
  mail: {
    silent: 'the mailbox has not been looked at since',
    recovered: 'the mailbox is looked at again, last',
  },
  sweep: {
    silent: 'reminders have not been looked through since',
    recovered: 'reminders go out again, last looked through',
  },
};

function alarmOf(what: Watched, state: Alarm['state'], lastGood: number): Alarm {
  const at = DateTime.fromMillis(lastGood, { zone: 'utc' });
  return {
    what,
    state,
    lastGood: at.toISO() ?? '',
    text: `Member Escalations: ${words[what][state]} ${inWords(at)}. See /readyz.`,
  };
}

/** The store may be what is down. */
async function orNothing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch {
    return undefined;
  }
}
