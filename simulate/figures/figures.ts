import { rows } from '../../src/procedure/steps';
import { caseOf, judge, type Case, type Verdict } from '../check/judge';
import { factOf, type Line } from '../check/line';
import { roster } from '../check/who-hears';
import type { History } from '../simulate';
import { meanOf, messagesPerPerson, type PerPerson } from './messages';
import { timelinessOf, type Timeliness } from './timeliness';

/** What must be 0: any other number is a fault of the service, or of the simulation. */
export const mustBeZero = [
  'sentOutsideHours',
  'missedDuties',
  'lostNotices',
  'doubleSends',
  'untracked',
  'unexplainedLines',
  'ownerless',
  'brokenChains',
  'lostInquiries',
  'refusedForms',
] as const;
export type MustBeZero = (typeof mustBeZero)[number];

/** The figures of one simulation; the same for the same setting. */
export type Figures = Readonly<Record<MustBeZero, number>> & {
  readonly seed: number;
  readonly days: number;
  readonly from: string;
  readonly faults: boolean;
  readonly came: number;
  readonly opened: number;
  readonly closed: number;
  readonly open: number;
  readonly acts: number;
  readonly sends: number;
  readonly sentByMail: number;
  readonly repeated: number;
  readonly superseded: number;
  readonly undeliverable: number;
  /** Reminders of lists that were brought as cards of their own. */
  readonly brought: number;
  readonly absences: number;
  /** Inquiries that changed hands because somebody was away, or back. */
  readonly moved: number;
  readonly dutiesChecked: number;
  readonly chainsVerified: number;
  readonly answersWalked: number;
  readonly answersOfTable: number;
  readonly remindersPerPersonPerDayMax: number;
  readonly remindersPerPersonPerDayMean: number;
  readonly messagesPerPersonPerDayMax: number;
  readonly messagesPerPersonPerDayMean: number;
  readonly timeliness: Timeliness;
};

/** The figures, and what is behind them. */
export type Outcome = {
  readonly figures: Figures;
  readonly perPerson: readonly PerPerson[];
  /** Each finding in words, by what must be 0. */
  readonly findings: Readonly<Record<MustBeZero, readonly string[]>>;
  /** Answers of the table that nobody gave: "4b owner: notInMco". */
  readonly notWalked: readonly string[];
};

/** Works out the figures of what happened. */
export async function figuresOf(history: History): Promise<Outcome> {
  const { setting, unit, people, arrived, end, refs } = history;
  const { calendar } = unit;
  const zone = calendar.rules.zone;
  const contacts = new Set(people.filter(({ roles }) => roles.includes('mcoContact')).map(({ id }) => id));
  const parts = { zone, isContact: (id: string) => contacts.has(id) };
  const found: { its: Case; rows: Awaited<ReturnType<typeof unit.onlooker.log.chainRows>> }[] = [];
  for (const ref of refs) {
    const stored = await unit.onlooker.log.chainRows(ref);
    found.push({ its: caseOf(ref, stored, parts), rows: stored });
  }
  const verdict = judge(found, {
    calendar,
    roster: roster(people, history.known),
    people,
    known: history.known,
    end,
    arrived,
    faults: setting.faults,
  });
  const cases = found.map(({ its }) => its).filter(({ lines }) => lines.length > 0);
  const perPerson = messagesPerPerson(cases, arrived, people, zone);
  const findings = findingsOf(history, verdict, cases);
  const lines = cases.flatMap((one) => one.lines);
  const count = (isOne: (line: (typeof lines)[number]) => boolean): number => lines.filter(isOne).length;
  const closed = cases.filter(({ moves }) => moves.at(-1)?.state.step === 'done').length;
  const notWalked = answersNotWalked(cases);
  const answersOfTable = allAnswers().length;
  const zeros = Object.fromEntries(mustBeZero.map((name) => [name, findings[name].length])) as Record<
    MustBeZero,
    number
  >;
  return {
    perPerson,
    findings,
    notWalked,
    figures: {
      seed: setting.seed,
      days: setting.days,
      from: setting.from,
      faults: setting.faults,
      came: history.came.mails.length + history.came.calls,
      opened: cases.length,
      closed,
      open: cases.length - closed,
      ...zeros,
      acts: cases.flatMap(({ moves }) => moves).filter(({ told }) => told !== undefined).length,
      sends: count(({ act }) => act === 'sent'),
      sentByMail: count(({ act, facts }) => act === 'sent' && facts['via'] === 'mail'),
      repeated: count(({ facts }) => facts['repeated'] === true),
      superseded: count(({ act }) => act === 'superseded'),
      undeliverable: count(({ act }) => act === 'undeliverable'),
      brought: history.presses.brought,
      absences: history.known.length,
      moved: count(({ act, facts }) => act === 'handedOver' && facts['why'] !== undefined),
      dutiesChecked: verdict.dutiesChecked,
      chainsVerified: verdict.chainsVerified,
      answersWalked: answersOfTable - notWalked.length,
      answersOfTable,
      remindersPerPersonPerDayMax: Math.max(0, ...perPerson.map((one) => one.remindersMax)),
      remindersPerPersonPerDayMean: meanOf(perPerson.map((one) => one.remindersMean)),
      messagesPerPersonPerDayMax: Math.max(0, ...perPerson.map((one) => one.messagesMax)),
      messagesPerPersonPerDayMean: meanOf(perPerson.map((one) => one.messagesMean)),
      timeliness: timelinessOf(cases, calendar, end),
    },
  };
}

function findingsOf(history: History, verdict: Verdict, cases: readonly Case[]): Outcome['findings'] {
  const { dutiesChecked: _checked, chainsVerified: _verified, ...findings } = verdict;
  return {
    ...findings,
    lostInquiries: lostAmong(history.came, cases),
    refusedForms: history.presses.refused,
  };
}

/** Mails of whose receipt no inquiry tells, and calls that opened none; of what was set aside the Unit Lead opens more. */
function lostAmong({ mails, calls }: History['came'], cases: readonly Case[]): readonly string[] {
  const opened = cases.flatMap(({ lines }) => lines.filter(({ act }) => act === 'opened'));
  const byMail = new Set(opened.filter(isByMail).map(({ happenedAt }) => happenedAt.toMillis()));
  const lost = mails.filter((at) => !byMail.has(at)).map((at) => `a mail of ${new Date(at).toISOString()}`);
  const missing = calls - opened.filter((line) => !isByMail(line)).length;
  return missing > 0 ? [...lost, `${String(missing)} calls`] : lost;
}

function isByMail(line: Line): boolean {
  return factOf(line, 'receipt') === 'mail';
}

function allAnswers(): readonly string[] {
  return rows.flatMap(({ id, on }) =>
    Object.entries(on).flatMap(([who, answers]) => Object.keys(answers).map((answer) => `${id} ${who}: ${answer}`)),
  );
}

function answersNotWalked(cases: readonly Case[]): readonly string[] {
  const walked = new Set(
    cases.flatMap(({ moves }) =>
      moves.flatMap(({ told, line }) => (told === undefined ? [] : [`${told.row.id} ${told.who}: ${line.act}`])),
    ),
  );
  return allAnswers().filter((answer) => !walked.has(answer));
}
