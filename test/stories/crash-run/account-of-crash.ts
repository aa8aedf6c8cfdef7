import { unitPeople } from '../../../local/unit-people';
import { caseOf, judge } from '../../../simulate/check/judge';
import { factOf, type Line } from '../../../simulate/check/line';
import { roster } from '../../../simulate/check/who-hears';
import { buildCalendar } from '../../../src/clock/calendar';
import { iowaCalendarRules } from '../../../src/clock/iowa-calendar';
import type { Account, Came } from '../mail-faults/account-of-run';
import { inquiryFaults, storedInquiries } from '../mail-faults/inquiries-of';
import { ledgerFaults, refsOfMatters, storedLedger } from '../mail-faults/ledger-of';
import type { UnitInProcesses } from '../unit-in-processes';
import { arrivals } from './arrivals';
import type { PeopleAtWork, Recorded } from './people-at-work';
import type { TwoNeverStill } from './two-never-still';

export type EndOfCrashRun = {
  readonly unit: UnitInProcesses;
  readonly services: TwoNeverStill;
  readonly people: PeopleAtWork;
  readonly struck: ReadonlyMap<string, number>;
  /** How many mails the comparison of the mailbox with the ledger missed. */
  readonly missed: number;
  readonly all: readonly Came[];
};

/** So many findings of a kind are printed. */
const mostPrinted = 10;

/** Judges what is stored and what reached people, with none of the code that made it so but the calendar. */
export async function takeCrashAccount(end: EndOfCrashRun): Promise<Account> {
  const { unit, services, people, all } = end;
  const ledger = await storedLedger(unit);
  const inquiries = await storedInquiries(unit);
  const refs = refsOfMatters(all, ledger);
  const log = await unit.log();
  const now = unit.clock.now();
  const calendar = buildCalendar(iowaCalendarRules, { from: now.year - 1, to: now.year + 1 });
  const contacts = new Set(unitPeople.filter(({ roles }) => roles.includes('mcoContact')).map(({ id }) => id));
  const found: { its: ReturnType<typeof caseOf>; rows: Awaited<ReturnType<typeof log.chainRows>> }[] = [];
  for (const ref of inquiries.keys()) {
    const rows = await log.chainRows(ref);
    const parts = { zone: iowaCalendarRules.zone, isContact: (id: string) => contacts.has(id) };
    found.push({ its: caseOf(ref, rows, parts), rows });
  }
  const arrived = arrivals(unit);
  const { dutiesChecked, chainsVerified, ...verdict } = judge(found, {
    calendar,
    roster: roster(unitPeople, []),
    people: unitPeople,
    known: [],
    end: now,
    arrived,
    faults: true,
  });
  const lines = new Map(found.map(({ its }) => [its.ref, its.lines]));
  const every = [...lines.values()].flat();
  const count = (isOne: (line: Line) => boolean): number => every.filter(isOne).length;
  const sent = count(({ act }) => act === 'sent');
  const repeated = count(({ act, facts }) => act === 'sent' && facts['repeated'] === true);
  const marked = arrived.filter(({ isRepeated }) => isRepeated).flatMap(({ about }) => about).length;
  const lost = lostAnswers(people.recorded(), lines);
  const doubled = doubledAnswers(lines);
  const once = [...inquiries.values()].filter(({ opened }) => opened === 1).length;
  const broken = [...inquiries.values()].filter(({ faults }) => faults.length > 0).length;
  const readiness = await services.readiness();
  const faults = [
    ...ledgerFaults(all, ledger, refs),
    ...inquiryFaults(all, refs, inquiries),
    ...Object.entries(verdict).flatMap(([name, findings]) =>
      findings.slice(0, mostPrinted).map((finding) => `${name}: ${finding}`),
    ),
    ...lost.map((one) => `answer lost: ${one}`),
    ...doubled.map((one) => `answer counted twice: ${one}`),
    ...(end.missed === 0 ? [] : [`${String(end.missed)} mails were missed by the walk`]),
    ...(marked >= repeated ? [] : [`${String(repeated)} lines say repeated, but ${String(marked)} messages do`]),
    ...(readiness.status === 200 ? [] : [`not ready: ${readiness.text}`]),
  ];
  return {
    figures: [
      ['mails that came', all.flatMap(({ ids }) => ids).length],
      ['inquiries to be opened', all.length],
      ['opened exactly once', once],
      ['opened twice or for nothing', inquiries.size - once],
      ['reminders and notices checked', dutiesChecked],
      ['reminders missing', verdict.missedDuties.length],
      ['notices missing', verdict.lostNotices.length],
      ['taken by somebody', count(({ act }) => act === 'take')],
      ['claims doubled', doubled.filter((one) => one.startsWith('take ')).length],
      ['messages that reached somebody', arrived.length],
      ['reminders in them proved', sent],
      ['proved as repeated', repeated],
      ['repeated without saying so', verdict.doubleSends.length],
      ['sent without proof, or proved without a send', verdict.untracked.length],
      ['undeliverable', count(({ act }) => act === 'undeliverable')],
      ['presses', people.counts.pressed],
      ['pressed again, as nothing came back', people.counts.again],
      ['never answered', people.counts.unanswered],
      ['answers of people in the log', count(({ actor }) => actor !== 'system')],
      ['answers lost', lost.length],
      ['answers counted twice', doubled.length],
      ['chains verified', inquiries.size],
      ['chains broken, or due rows that do not fit', broken + (chainsVerified > 0 ? verdict.brokenChains.length : 0)],
      ['kills', services.kills().length],
      ['faults dealt or struck', [...end.struck.values()].reduce((sum, one) => sum + one, 0)],
    ],
    struck: end.struck,
    kills: services.kills(),
    faults,
  };
}

/** What people were told is recorded, and what is not in the log. */
function lostAnswers(recorded: readonly Recorded[], lines: ReadonlyMap<string, readonly Line[]>): readonly string[] {
  return recorded
    .filter(({ ref, act, person }) => !lines.get(ref)?.some((line) => line.act === act && line.actor === person))
    .map(({ ref, act, person }) => `${act} of ${ref} by ${person}`);
}

/** Each is answered once by this run, whoever pressed how often; what has been released may be taken anew. */
function doubledAnswers(lines: ReadonlyMap<string, readonly Line[]>): readonly string[] {
  return [...lines].flatMap(([ref, all]) => {
    const doubled: string[] = [];
    let since = new Set<string>();
    for (const line of all) {
      if (factOf(line, 'to') === '1' && line.act !== 'take') since = new Set();
      if (line.actor === 'system') continue;
      if (line.act !== 'requestOpened' && since.has(line.act)) doubled.push(`${line.act} of ${ref} by ${line.actor}`);
      since.add(line.act);
    }
    return doubled;
  });
}
