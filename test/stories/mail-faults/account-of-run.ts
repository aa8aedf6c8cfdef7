import type { Reconciled } from '../../../src/intake/reconcile';
import type { UnitInProcesses } from '../unit-in-processes';
import { expectedOf, type AMail } from './a-mail';
import { countAnswers } from './count-answers';
import { countClaims } from './count-claims';
import { inquiryFaults, storedInquiries } from './inquiries-of';
import { ledgerFaults, refsOfMatters, storedLedger } from './ledger-of';
import type { NeverStill } from './never-still';
import type { Strikes } from './strikes';

/** A mail that has come, with the ids that the mailbox gave to it each time. */
export type Came = { readonly mail: AMail; readonly ids: readonly string[] };

/** What came of a run. */
export type Account = {
  /** Figures by name, in the order in which they are printed. */
  readonly figures: readonly (readonly [string, number])[];
  readonly struck: ReadonlyMap<string, number>;
  readonly kills: readonly string[];
  /** Everything that is not as it must be, in words. */
  readonly faults: readonly string[];
};

/** What the end of a run is counted from. `missed`: found by the first comparison; `compared`: what the last one says. */
export type EndOfRun = {
  readonly unit: UnitInProcesses;
  readonly service: NeverStill;
  readonly strikes: Strikes;
  readonly missed: number;
  readonly compared: Reconciled;
  readonly all: readonly Came[];
};

/** Counts what is stored, and what Teams and the mailbox got, against what must have become of each mail. */
export async function takeAccount(end: EndOfRun): Promise<Account> {
  const { unit, all } = end;
  const ledger = await storedLedger(unit);
  const inquiries = await storedInquiries(unit);
  const refs = refsOfMatters(all, ledger);
  const claims = countClaims(unit, [...refs.values()], inquiries);
  const answers = countAnswers(unit, refs, inquiries);
  const readiness = await end.service.readiness();
  const difference = differenceOf(end.compared, all);
  const faults = [
    ...ledgerFaults(all, ledger, refs),
    ...inquiryFaults(all, refs, inquiries),
    ...claims.faults,
    ...answers.faults,
    ...(difference === 0 ? [] : [`the mailbox and the ledger differ by ${String(difference)}`]),
    ...(readiness.status === 200 ? [] : [`not ready: ${readiness.text}`]),
  ];
  const states = [...new Set(ledger.map(({ state }) => state))].sort();
  const opened = [...refs.values()];
  const once = new Set(opened.filter((ref) => inquiries.get(ref)?.opened === 1));
  return {
    figures: [
      ['mails that came', all.flatMap(({ ids }) => ids).length],
      ['different mails', all.length],
      ...states.map((state) => [`ledger: ${state}`, ledger.filter((row) => row.state === state).length] as const),
      ['missed by the walk, found by comparing', end.missed],
      ['ledger difference', difference],
      ['inquiries to be opened', all.filter(({ mail }) => expectedOf(mail).matter === mail).length],
      ['opened once', once.size],
      ['opened twice or for nothing', inquiries.size - once.size],
      ...claims.figures,
      ...answers.figures,
      ['kills', end.service.kills().length],
      ['places of kills', new Set(end.service.kills()).size],
      ['faults struck', [...end.strikes.struck().values()].reduce((sum, count) => sum + count, 0)],
    ],
    struck: end.strikes.struck(),
    kills: end.service.kills(),
    faults,
  };
}

/** Messages of the mailbox that the ledger does not know or nobody has decided, and those that only one of the two has. */
function differenceOf({ counts, missed, left }: Reconciled, all: readonly Came[]): number {
  const decided = Object.entries(counts).reduce((sum, [state, count]) => sum + (state === 'seen' ? 0 : count), 0);
  return missed + left + Math.abs(all.flatMap(({ ids }) => ids).length - decided);
}
