import type { DateTime } from 'luxon';
import type { RecordedLine } from '../../inquiry/log-line';

/** When what happened to an inquiry, from its lines. */
export type Milestones = {
  readonly firstAttempt?: DateTime;
  readonly firstReached?: DateTime;
  readonly sentToEsr?: DateTime;
  readonly acceptedByEsr?: DateTime;
  readonly decision?: 'IME' | 'MCO';
  readonly decidedAt?: DateTime;
  readonly askedMco?: DateTime;
  readonly mcoContacted?: DateTime;
  readonly mcoReported?: DateTime;
  /** Whenever something new was recorded of it: the reviews of 42 CFR 438.416(b). */
  readonly reviews: readonly DateTime[];
  readonly reopened: readonly DateTime[];
  readonly closedBy?: string;
  /** Limits and ends of day that passed, as "4b limit". */
  readonly passed: readonly { readonly what: string; readonly dueAt: DateTime }[];
  readonly enteredLate: boolean;
};

const attempts = ['reached', 'notReached', 'notReachedLater', 'calledBack', 'noAnswer'];
const reviews = ['update', 'notResolved', 'memberContacted', 'willContactBy', 'couldNotReach', 'reportsResolved'];
const passes = ['limit', 'silent'];

export function milestonesOf(lines: readonly RecordedLine[]): Milestones {
  const first = (...acts: readonly string[]) => lines.find(({ act }) => acts.includes(act));
  const decided = first('imeResolves', 'sendToMco');
  const contacted = lines.findLast(({ act }) => act === 'memberContacted');
  const closing = lines.findLast(({ facts }) => facts['to'] === 'done');
  const passed = lines.flatMap(({ step, act, facts, dueAt }) => {
    const what = String(facts['what'] ?? '');
    return act !== 'refused' && dueAt !== undefined && passes.includes(what)
      ? [{ what: `${step} ${what}`, dueAt }]
      : [];
  });
  return {
    ...at('firstAttempt', first(...attempts)?.happenedAt),
    ...at('firstReached', first('reached')?.happenedAt),
    ...at('sentToEsr', first('saveEscalated')?.happenedAt),
    ...at('acceptedByEsr', first('accept')?.happenedAt),
    ...(decided !== undefined && { decision: decided.act === 'sendToMco' ? 'MCO' : 'IME' }),
    ...at('decidedAt', decided?.happenedAt),
    ...at('askedMco', first('sendRequest', 'phonedThem')?.happenedAt),
    ...at('mcoContacted', contacted?.happenedAt),
    ...at('mcoReported', contacted?.recordedAt),
    reviews: lines.filter(({ act }) => reviews.includes(act)).map(({ happenedAt }) => happenedAt),
    reopened: lines.filter(({ act }) => act === 'reopen').map(({ happenedAt }) => happenedAt),
    ...(closing !== undefined && { closedBy: closing.actor }),
    passed: [...new Map(passed.map((one) => [`${one.what} ${String(one.dueAt.toMillis())}`, one])).values()],
    enteredLate: lines.some(({ enteredLate }) => enteredLate === true),
  };
}

function at<K extends string>(name: K, instant: DateTime | undefined): Partial<Record<K, DateTime>> {
  return (instant === undefined ? {} : { [name]: instant }) as Partial<Record<K, DateTime>>;
}
