import type { SystemTime } from '../clock/clock';
import type { App } from '../app';
import { codeOf } from '../diagnostics';
import type { Ledger } from '../intake/ledger';

/** Whether everything works, in lines for people. No member data. */
export type Readiness = {
  readonly ready: boolean;
  readonly lines: readonly { readonly ok: boolean; readonly text: string }[];
};

/** A walk that has not succeeded for so long is red. Machine time. */
const staleMs = 5 * 60_000;

export async function readinessOf(app: Pick<App, 'health'>, ledger: Ledger, time: SystemTime): Promise<Readiness> {
  const { walk, sweep, replies } = app.health();
  const age = walk.lastGood === undefined ? undefined : time.now() - walk.lastGood;
  let aside = 0;
  let store: string | undefined;
  try {
    for await (const _entry of ledger.aside()) aside += 1;
  } catch (fault) {
    store = codeOf(fault);
  }
  const lines = [
    line(store === undefined, store === undefined ? 'The log answers.' : `The log does not answer (${store}).`),
    line(
      walk.failing === undefined && age !== undefined && age < staleMs,
      walk.failing === undefined
        ? age === undefined
          ? 'The mailbox has not been looked at yet.'
          : `The mailbox was looked at ${String(Math.round(age / 1000))} seconds ago.`
        : `The mailbox cannot be looked at (${walk.failing}).`,
    ),
    line(
      sweep.failed === 0,
      sweep.failed === 0 ? 'Reminders go out.' : `${String(sweep.failed)} reminders failed at the last try.`,
    ),
    line(
      sweep.unreadable.length === 0,
      sweep.unreadable.length === 0 ? 'Every inquiry can be read.' : `Cannot be read: ${sweep.unreadable.join(', ')}.`,
    ),
    line(
      aside === 0,
      aside === 0 ? 'No mail is set aside.' : `${String(aside)} mails are set aside and wait for the Unit Lead.`,
    ),
  ];
  const alsoShown = [
    ...(replies === undefined
      ? []
      : [
          line(
            replies.failing === undefined,
            replies.failing === undefined
              ? 'Automatic replies are read.'
              : `Automatic replies cannot be read (${replies.failing}). Absences are set by hand.`,
          ),
        ]),
  ];
  // Mail that waits for a person, and absences that are not known by themselves, are shown, but the service itself works.
  return { ready: lines.slice(0, 4).every(({ ok }) => ok), lines: [...lines, ...alsoShown] };
}

function line(ok: boolean, text: string): Readiness['lines'][number] {
  return { ok, text };
}
