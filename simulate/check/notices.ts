import type { DateTime } from 'luxon';
import { openOrNext } from '../../src/clock/business-time';
import type { Calendar } from '../../src/clock/calendar';
import type { AnswerId, Notice, Recipient, StepId } from '../../src/inquiry/vocabulary';
import type { Missed } from './duties';
import { factOf, type Line } from './line';
import type { Patience } from './patience';
import type { Moved } from './replay';
import type { State } from './state';
import type { Roster } from './who-hears';

/** Whom a notice is for, and whether it goes at once, whatever the hour: it takes a person's press or mail further. */
const rules: Readonly<Partial<Record<Notice, { readonly to: Recipient; readonly atOnce?: true }>>> = {
  claim: { to: 'anyLiaison' },
  assigned: { to: 'owner' },
  released: { to: 'unitLead' },
  callback: { to: 'unitLead' },
  offer: { to: 'owner' },
  notAccepted: { to: 'unitLead' },
  ownerAnswered: { to: 'owner' },
  mailAdded: { to: 'owner' },
  mailAfterClose: { to: 'owner' },
  wordAdded: { to: 'owner' },
  statusAsked: { to: 'owner' },
  misdirected: { to: 'unitLead' },
  misdirectedToOfficer: { to: 'privacyOfficer' },
  glassBroken: { to: 'unitLead', atOnce: true },
  acknowledged: { to: 'originator', atOnce: true },
  statusAnswer: { to: 'writer', atOnce: true },
  mailToEscalations: { to: 'mailbox', atOnce: true },
  mcoRequest: { to: 'mco', atOnce: true },
  mcoChase: { to: 'mco', atOnce: true },
  mcoNewTime: { to: 'mco', atOnce: true },
  mcoInformed: { to: 'mco', atOnce: true },
  mcoWithdrawn: { to: 'formerMco', atOnce: true },
};

/** A request is open from the ask until the inquiry stands before the ask again, or is complete. */
const withRequest: readonly StepId[] = ['4d', '4e.2', '4f', '4g', '5d', '5e.2', '5f', '5g'];
/** The MCO has done what it was asked for: nothing is taken back. */
const fulfilled: readonly string[] = ['resolved', 'close'] satisfies readonly AnswerId[];
/** What a line tells that is no answer of the table. */
function beyondTable({ act, actor, facts }: Line, { step, owner }: State): readonly Notice[] {
  switch (act) {
    case 'opened':
      return ['claim'];
    case 'handedOver':
      // Who gets several at once, because another is away or back, has one card of all of them.
      return facts['why'] === undefined ? ['assigned'] : [];
    case 'mailAdded':
      return [step === 'done' ? 'mailAfterClose' : 'mailAdded'];
    case 'inquiryAdded':
      return actor === owner ? [] : ['mailAdded'];
    case 'informationAdded':
    case 'calledAgain':
      return ['wordAdded'];
    case 'misdirected':
      return ['misdirected'];
    case 'glassBroken':
      return ['glassBroken'];
    case 'statusAsked':
      // Owners know; and nobody is told of a bare question while all are asked to take the inquiry.
      return owner === undefined || [actor, facts['asker']].includes(owner) ? [] : ['statusAsked'];
    default:
      return [];
  }
}

/** Whether a notice goes at once, whatever the hour. */
export function goesAtOnce(what: string | undefined): boolean {
  return rules[what as Notice]?.atOnce === true;
}

/** Notices that a line tells, and that are not in the log although nothing happened before they could go. */
export function lostNotices(
  moves: readonly Moved[],
  roster: Roster,
  calendar: Calendar,
  end: DateTime,
  late: Patience,
): readonly Missed[] {
  const sent = moves.filter(({ line }) => line.act === 'sent' || line.act === 'undeliverable').map(({ line }) => line);
  return moves.flatMap((move, i) =>
    toldBy(moves[i - 1]?.state, move).flatMap((notice): readonly Missed[] => {
      const { line } = move;
      const rule = rules[notice];
      if (rule === undefined) return [];
      const at = rule.atOnce ? line.recordedAt : openOrNext(calendar, line.recordedAt);
      const then = moves.slice(i + 1).filter(({ line: { recordedAt } }) => recordedAt <= at);
      const state = then.at(-1)?.state ?? move.state;
      const heard = sent
        .filter((proof) => factOf(proof, 'what') === notice && proof.dueAt?.equals(line.recordedAt) === true)
        .map((proof) => factOf(proof, 'to') ?? '');
      const { may, must } = roster.hearersOf(rule.to, state, at);
      const isHeard =
        must.length > 0 ? must.every((id) => heard.includes(id)) : heard.some((id) => id === rule.to || may(id));
      // Another answer may have made it pointless; a word about the owner's own press never is.
      const next = moves.slice(i + 1).find(isTurn)?.line.recordedAt ?? end;
      const isOver = next.minus({ minutes: late(state, at) }) <= at;
      return isHeard || isOver ? [] : [{ at, words: `${at.toISO() ?? ''}: the notice ${notice} of ${line.act}` }];
    }),
  );
}

/** What a line tells: what the table says, and what leaving a request does. */
function toldBy(before: State | undefined, { line, state, told }: Moved): readonly Notice[] {
  const listed = state.request?.contact !== undefined;
  const isOpen = withRequest.includes(state.step);
  const fromTable = (told?.next.tell ?? []).filter((notice) => rules[notice]?.to !== 'mco' || (listed && isOpen));
  if (told === undefined) return beyondTable(line, state);
  // Who reopens it for themselves is told nothing.
  if (line.act === 'reopen' && state.owner === line.actor) return [];
  const wasOpen = before?.request?.contact !== undefined && withRequest.includes(before.step);
  const isWithdrawn = wasOpen && !isOpen && !fulfilled.includes(line.act);
  return isWithdrawn ? [...fromTable, 'mcoWithdrawn'] : fromTable;
}

function isTurn({ line, told }: Moved): boolean {
  return told !== undefined || line.act === 'handedOver';
}
