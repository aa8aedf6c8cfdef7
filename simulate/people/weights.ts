import { endOfDay } from '../../src/clock/business-time';
import type { Calendar } from '../../src/clock/calendar';
import type { Inquiry } from '../../src/inquiry/inquiry';
import type { AnswerId, RowId } from '../../src/inquiry/vocabulary';
import type { DateTime } from 'luxon';
import type { Possible } from './possible';

/** How often an answer is given where nothing else is said; an answer that stands nowhere here counts 2. */
const weights: Readonly<Partial<Record<AnswerId, number>>> = {
  take: 60,
  assign: 8,
  confirmWho: 70,
  notAnInquiry: 2,
  appended: 2,
  putBack: 1,
  back: 1,
  enrolled: 70,
  couldNotVerify: 6,
  notInMco: 2,
  saveHigh: 12,
  saveEscalated: 55,
  calledBack: 50,
  noAnswer: 25,
  isInMco: 8,
  reached: 50,
  notReached: 22,
  notReachedLater: 12,
  resolvedWithoutMco: 4,
  makeHigh: 1.5,
  makeEscalated: 1.5,
  mcoUnknown: 1,
  mcoChanged: 1,
  sendRequest: 65,
  phonedThem: 10,
  askAgain: 4,
  askMco: 6,
  memberContacted: 45,
  willContactBy: 12,
  couldNotReach: 8,
  needInformation: 6,
  reportsResolved: 12,
  notOurMember: 2.5,
  wrongDepartment: 2.5,
  sendChase: 45,
  calledNoAnswer: 10,
  snooze: 6,
  resolved: 45,
  notResolved: 18,
  memberSaysNoContact: 2,
  doesNotCount: 2.5,
  update: 22,
  close: 65,
  accept: 60,
  notMine: 5,
  imeResolves: 6,
  sendToMco: 55,
  informed: 90,
  samePlan: 70,
  otherPlan: 15,
  reopen: 0,
};

/** What is answered otherwise in one row. */
const inRow: Readonly<Partial<Record<RowId, Readonly<Partial<Record<AnswerId, number>>>>>> = {
  '2': { notInMco: 6 },
  '4g': { notResolved: 6 },
  '5g': { notResolved: 6 },
  '5c': { imeResolves: 25 },
  '4f': { reportsResolved: 25, resolvedWithoutMco: 12 },
  '5f': { reportsResolved: 30, imeResolves: 12 },
  tryAgain: { reached: 25, notReachedLater: 12 },
};
/** While the MCO has its time, the owner mostly waits; what the MCO says by phone is written down. */
const whileWaiting = 0.06;
/** Nothing is done now; the next reminder comes. */
const ignoring = 5;

/** How often each possible answer is given, and how often (undefined) none. */
export function weighted(
  possible: readonly Possible[],
  inquiry: Inquiry,
  now: DateTime,
  calendar: Calendar,
): readonly (readonly [Possible | undefined, number])[] {
  const { asked } = inquiry.anchors;
  const waits = asked !== undefined && endOfDay(calendar, asked) > now;
  const one = ({ row, who, answer }: Possible): number => {
    const usual = inRow[row]?.[answer] ?? weights[answer] ?? 2;
    if (inquiry.step === row && (row === '4d' || row === '5d') && who === 'owner' && waits) return usual * whileWaiting;
    if (row === '3' && inquiry.suggestedTier === 'high') return answer === 'saveHigh' ? usual * 12 : usual;
    return usual;
  };
  return [...possible.map((answer) => [answer, one(answer)] as const), [undefined, ignoring]];
}
