import { DateTime } from 'luxon';
import type { SystemTime } from '../clock/clock';
import { inWords } from '../clock/words';
import type { App } from '../app';
import { codeOf } from '../diagnostics';
import type { Ledger } from '../intake/ledger';
import type { Reconciled, Reconciliations } from '../intake/reconcile';
import type { InquiryLog } from '../log/inquiry-log';
import type { SetAside } from '../log/set-aside';
import type { WatchHealth } from '../watch/keep-watch';
import { balance } from './balance';

/** Whether everything works, in lines for people. No member data. */
export type Readiness = {
  readonly ready: boolean;
  readonly lines: readonly Line[];
};
type Line = { readonly ok: boolean; readonly text: string };

/** A walk that has not succeeded for so long is red. Machine time. */
const staleMs = 5 * 60_000;
/** So many references stand in one line. */
const mostNamed = 20;

/** Without notifications the timer does the work, but somebody has to hear of it. Machine time. */
const offTooLongMs = 3_600_000;

/** What the store has, so that all instances say the same. */
type Kept = {
  readonly mails: number;
  readonly inquiries: readonly SetAside[];
  readonly word: WatchHealth;
  readonly checked: Reconciled | undefined;
};

export type ReadinessParts = {
  readonly app: Pick<App, 'health'>;
  readonly ledger: Pick<Ledger, 'aside'>;
  readonly log: Pick<InquiryLog, 'allSetAside'>;
  /** The subscription to Graph's notifications, and how often the mailbox is looked at without them. */
  readonly watch: { health(): Promise<WatchHealth> };
  /** The last comparison of the mailbox with the ledger. */
  readonly checks: Pick<Reconciliations, 'last'>;
  readonly pollMs: number;
  readonly time: SystemTime;
};

export async function readinessOf(parts: ReadinessParts): Promise<Readiness> {
  const { walk, sweep, replies } = parts.app.health();
  const kept = await readKept(parts);
  const looked = walkLine(walk, parts.time.now());
  const must = [
    typeof kept === 'string' ? line(false, `The log does not answer (${kept}).`) : line(true, 'The log answers.'),
    looked,
    ...(typeof kept === 'string' ? [] : [notifications(kept.word, looked.ok, parts), balance(kept.checked)]),
    line(
      sweep.failed === 0,
      sweep.failed === 0 ? 'Reminders go out.' : `${String(sweep.failed)} reminders failed at the last try.`,
    ),
    ...(typeof kept === 'string' ? [] : asideLines(kept.inquiries)),
  ];
  // Mail that waits for a person, and absences that are not known by themselves, are shown, but the service itself works.
  const may = [
    ...(typeof kept === 'string' ? [] : [mailLine(kept.mails)]),
    ...(replies === undefined ? [] : [repliesLine(replies.failing)]),
  ];
  return { ready: must.every(({ ok }) => ok), lines: [...must, ...may] };
}

function notifications(
  { onUntil, offSince = 0, failing }: WatchHealth,
  isLookedAt: boolean,
  { pollMs, time }: Pick<ReadinessParts, 'pollMs' | 'time'>,
): Line {
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

/** A code when the store does not answer. */
async function readKept({
  ledger,
  log,
  watch,
  checks,
}: Pick<ReadinessParts, 'ledger' | 'log' | 'watch' | 'checks'>): Promise<Kept | string> {
  try {
    let mails = 0;
    for await (const _entry of ledger.aside()) mails += 1;
    return { mails, inquiries: await log.allSetAside(), word: await watch.health(), checked: await checks.last() };
  } catch (fault) {
    return codeOf(fault);
  }
}

function walkLine({ lastGood, failing }: ReturnType<App['health']>['walk'], now: number): Line {
  if (failing !== undefined) return line(false, `The mailbox cannot be looked at (${failing}).`);
  if (lastGood === undefined) return line(false, 'The mailbox has not been looked at yet.');
  const age = now - lastGood;
  return line(age < staleMs, `The mailbox was looked at ${String(Math.round(age / 1000))} seconds ago.`);
}

function asideLines(inquiries: readonly SetAside[]): readonly Line[] {
  const refsOf = (reason: SetAside['reason']): readonly string[] => [
    ...new Set(inquiries.filter((thing) => thing.reason === reason).map(({ ref }) => ref)),
  ];
  const unreadable = refsOf('UNREADABLE_INQUIRY');
  const failed = refsOf('FAILED_EIGHT_TIMES');
  return [
    unreadable.length === 0
      ? line(true, 'Every inquiry can be read.')
      : line(false, `Cannot be read: ${named(unreadable)}.`),
    failed.length === 0
      ? line(true, 'No message has failed eight times.')
      : line(false, `A message failed eight times: ${named(failed)}.`),
  ];
}

function mailLine(mails: number): Line {
  return line(
    mails === 0,
    mails === 0 ? 'No mail is set aside.' : `${String(mails)} mails are set aside and wait for the Unit Lead.`,
  );
}

function repliesLine(failing: string | undefined): Line {
  return failing === undefined
    ? line(true, 'Automatic replies are read.')
    : line(false, `Automatic replies cannot be read (${failing}). Absences are set by hand.`);
}

function named(refs: readonly string[]): string {
  const more = refs.length - mostNamed;
  const first = [...refs].sort().slice(0, mostNamed).join(', ');
  return more > 0 ? `${first} and ${String(more)} more` : first;
}

function line(ok: boolean, text: string): Line {
  return { ok, text };
}
