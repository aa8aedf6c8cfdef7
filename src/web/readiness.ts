import type { SystemTime } from '../clock/clock';
import type { App } from '../app';
import { codeOf } from '../diagnostics';
import type { Ledger } from '../intake/ledger';
import type { InquiryLog } from '../log/inquiry-log';
import type { SetAside } from '../log/set-aside';

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

/** What waits for a person, as the store has it: all instances say the same. */
type Kept = { readonly mails: number; readonly inquiries: readonly SetAside[] };

export async function readinessOf(
  app: Pick<App, 'health'>,
  ledger: Pick<Ledger, 'aside'>,
  log: Pick<InquiryLog, 'allSetAside'>,
  time: SystemTime,
): Promise<Readiness> {
  const { walk, sweep } = app.health();
  const kept = await readKept(ledger, log);
  const must = [
    typeof kept === 'string' ? line(false, `The log does not answer (${kept}).`) : line(true, 'The log answers.'),
    walkLine(walk, time.now()),
    line(
      sweep.failed === 0,
      sweep.failed === 0 ? 'Reminders go out.' : `${String(sweep.failed)} reminders failed at the last try.`,
    ),
    ...(typeof kept === 'string' ? [] : asideLines(kept.inquiries)),
  ];
  // Mail that waits for a person is shown, but the service itself works.
  const may = typeof kept === 'string' ? [] : [mailLine(kept.mails)];
  return { ready: must.every(({ ok }) => ok), lines: [...must, ...may] };
}

/** A code when the store does not answer. */
async function readKept(ledger: Pick<Ledger, 'aside'>, log: Pick<InquiryLog, 'allSetAside'>): Promise<Kept | string> {
  try {
    let mails = 0;
    for await (const _entry of ledger.aside()) mails += 1;
    return { mails, inquiries: await log.allSetAside() };
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

function named(refs: readonly string[]): string {
  const more = refs.length - mostNamed;
  const first = [...refs].sort().slice(0, mostNamed).join(', ');
  return more > 0 ? `${first} and ${String(more)} more` : first;
}

function line(ok: boolean, text: string): Line {
  return { ok, text };
}
