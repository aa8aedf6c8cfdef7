import { DateTime } from 'luxon';
import type { SystemTime } from '../clock/clock';
import { inWords } from '../clock/words';
import type { App } from '../app';
import { codeOf } from '../diagnostics';
import type { Ledger } from '../intake/ledger';
import type { WatchHealth } from '../watch/keep-watch';

/** Whether everything works, in lines for people. No member data. */
export type Readiness = {
  readonly ready: boolean;
  readonly lines: readonly { readonly ok: boolean; readonly text: string }[];
};

/** A walk that has not succeeded for so long is red. Machine time. */
const staleMs = 5 * 60_000;
/** Without notifications the timer does the work, but somebody has to hear of it. Machine time. */
const offTooLongMs = 3_600_000;

export type ReadinessParts = {
  readonly app: Pick<App, 'health'>;
  readonly ledger: Ledger;
  /** The subscription to Graph's notifications, and how often the mailbox is looked at without them. */
  readonly watch: { health(): Promise<WatchHealth> };
  readonly pollMs: number;
  readonly time: SystemTime;
};

export async function readinessOf({ app, ledger, watch, pollMs, time }: ReadinessParts): Promise<Readiness> {
  const { walk, sweep } = app.health();
  const age = walk.lastGood === undefined ? undefined : time.now() - walk.lastGood;
  let aside = 0;
  let word: WatchHealth | undefined;
  let store: string | undefined;
  try {
    for await (const _entry of ledger.aside()) aside += 1;
    word = await watch.health();
  } catch (fault) {
    store = codeOf(fault);
  }
  const isLookedAt = walk.failing === undefined && age !== undefined && age < staleMs;
  const lines = [
    line(store === undefined, store === undefined ? 'The log answers.' : `The log does not answer (${store}).`),
    line(
      isLookedAt,
      walk.failing === undefined
        ? age === undefined
          ? 'The mailbox has not been looked at yet.'
          : `The mailbox was looked at ${String(Math.round(age / 1000))} seconds ago.`
        : `The mailbox cannot be looked at (${walk.failing}).`,
    ),
    // Kept in the log's store: when that does not answer, its own line says so.
    ...(word === undefined ? [] : [notifications(word, isLookedAt, pollMs, time)]),
    line(
      sweep.failed === 0,
      sweep.failed === 0 ? 'Reminders go out.' : `${String(sweep.failed)} reminders failed at the last try.`,
    ),
    line(
      sweep.unreadable.length === 0,
      sweep.unreadable.length === 0 ? 'Every inquiry can be read.' : `Cannot be read: ${sweep.unreadable.join(', ')}.`,
    ),
  ];
  // Mail that waits for a person is shown, but the service itself works.
  const waiting = line(
    aside === 0,
    aside === 0 ? 'No mail is set aside.' : `${String(aside)} mails are set aside and wait for the Unit Lead.`,
  );
  return { ready: lines.every(({ ok }) => ok), lines: [...lines, waiting] };
}

function notifications(
  { onUntil, offSince = 0, failing }: WatchHealth,
  isLookedAt: boolean,
  pollMs: number,
  time: SystemTime,
): Readiness['lines'][number] {
  if (onUntil !== undefined) {
    const until = inWords(DateTime.fromMillis(onUntil, { zone: 'utc' }));
    const but = failing === undefined ? '' : `, but cannot be renewed at the moment (${failing})`;
    return line(true, `Notifications are on until ${until}${but}.`);
  }
  const seconds = String(Math.round(pollMs / 1000));
  return line(
    isLookedAt && time.now() - offSince < offTooLongMs,
    `Notifications are off (${failing ?? 'NOT_YET'}); the mailbox is looked at every ${seconds} seconds.`,
  );
}

function line(ok: boolean, text: string): Readiness['lines'][number] {
  return { ok, text };
}
