import { DateTime } from 'luxon';
import { inWords } from '../clock/words';
import { resolutions, ways } from '../inquiry/codes';
import type { Inquiry } from '../inquiry/inquiry';
import type { RecordedLine } from '../inquiry/log-line';
import type { AnswerId } from '../inquiry/vocabulary';
import { answerWords } from '../procedure/words';
import { lookButton } from './act-buttons';
import { askedBy, asksNow } from './asks-words';
import type { CardView, EntryView } from './card-view';
import { byWhen, dueAtOf } from './due-words';
import { view } from './empty-view';
import { harmLines } from './harm-words';
import { memberFacts, staffFacts } from './member-facts';
import { noticeWords } from './notice-words';
import { requestState } from './request-state';
import { nameOf, planName, type ViewContext } from './view-context';
import { insteadOfWords } from './why-you';

/** The inquiry with its timeline, oldest entry first. For staff who opened it. */
export function inquiryView(
  inquiry: Inquiry,
  lines: readonly RecordedLine[],
  nonce: string,
  context: ViewContext,
): CardView {
  const standing =
    inquiry.step === 'done'
      ? `Complete: ${resolutionWords(inquiry)}.`
      : `Now: ${askedBy(asksNow(inquiry), byWhen(dueAtOf(inquiry, context), context.now))}. Owner: ${nameOf(context, inquiry.owner)}.`;
  return view('inquiry', `${inquiry.ref}: the inquiry and its log.`, {
    lines: [standing, ...requestState(inquiry, context), ...harmLines(inquiry, context)],
    facts: [...memberFacts(inquiry, context, 'none'), ...staffFacts(inquiry, context)],
    entries: onlyNewWords(lines.map((line) => entry(line, context))),
    buttons: [lookButton(inquiry.step === 'done' ? 'Show the end' : 'Go to the step', 'open', inquiry.ref, nonce)],
  });
}

/** Words that stand in an earlier entry just so are not told again. */
function onlyNewWords(entries: readonly EntryView[]): readonly EntryView[] {
  const told = new Set<string>();
  return entries.map((one) => {
    const words = one.words.filter(({ label, value }) => !told.has(`${label}\n${value}`));
    for (const { label, value } of words) told.add(`${label}\n${value}`);
    return { ...one, words };
  });
}

export function resolutionWords(inquiry: Inquiry): string {
  const code = inquiry.resolution?.code;
  switch (code) {
    case undefined:
      return 'not resolved';
    case 'NOT_MCO':
      return 'not in an MCO, called back';
    case 'NOT_AN_INQUIRY':
      return 'not a member inquiry';
    case 'APPENDED':
      return `added to ${inquiry.appendedTo ?? 'another inquiry'}`;
    case 'IMPORTED':
      return 'closed in an older log, without a code';
    default:
      return resolutions[code].toLowerCase();
  }
}

/** One line of the log for people. */
export function entry(line: RecordedLine, context: ViewContext): EntryView {
  const marks = [
    ...(line.enteredLate === true ? ['entered late'] : []),
    ...(line.facts['repeated'] === true ? ['repeated'] : []),
    ...(line.happenedAt.toMillis() - line.recordedAt.toMillis() < -60_000
      ? [`recorded ${inWords(line.recordedAt)}`]
      : []),
  ];
  return {
    when: inWords(line.happenedAt),
    step: line.step,
    what: whatWords(line, context),
    who: [nameOf(context, line.actor), ...marks].join(' · '),
    words: Object.entries(line.words).map(([label, value]) => ({ label: wordLabels[label] ?? label, value })),
  };
}

const wordLabels: Readonly<Record<string, string>> = {
  learned: 'Learned',
  note: 'Note',
  reason: 'Reason',
  need: 'Asked',
  issue: 'Issue',
  reporter: 'Said by',
  nextStep: 'Next step',
  resolutionText: 'Resolution',
  tierReason: 'Why this priority',
  memberName: 'Member',
  memberId: 'Medicaid ID',
  dateOfBirth: 'Date of birth',
  originatorContact: 'Originator',
  phone: 'Phone',
  language: 'Language',
  statedDeadline: 'Stated deadline',
  messageRule: 'Message rule',
  referredTo: 'Referred to',
  text: 'Text',
};

/** What an answer changed about feared harm: an instant, that nobody is reminded of it any more, or nothing. */
function harmWords(harmBy: string): string {
  if (harmBy === '') return '';
  return harmBy === 'none'
    ? '; no reminder of harm any more'
    : `; harm is feared by ${inWords(DateTime.fromISO(harmBy, { zone: 'utc' }))}`;
}

function whatWords(line: RecordedLine, context: ViewContext): string {
  const fact = (name: string): string => String(line.facts[name] ?? '');
  switch (line.act) {
    case 'opened':
      return 'received and opened';
    case 'imported':
      return 'brought in from an older log';
    case 'sent':
      return [
        `${noticeWords(fact('what'))} sent to ${nameOf(context, fact('to'))}`,
        ...(fact('insteadOf') === '' ? [] : [` instead of ${insteadOfWords(fact('insteadOf'), context)}`]),
        ` by ${fact('via') === 'mail' ? 'mail' : 'Teams'}`,
      ].join('');
    case 'superseded':
      return `${noticeWords(fact('what'))} not sent: a later one took its place`;
    case 'undeliverable':
      return `${noticeWords(fact('what'))} could not be delivered to ${nameOf(context, fact('to'))}`;
    case 'noted':
      return `${noticeWords(fact('what'))} that did not reach ${nameOf(context, fact('to'))}: noted`;
    case 'toColleague':
      return `the request was handed to ${nameOf(context, fact('contact'))}`;
    case 'linked':
      return `linked with ${fact('as')}, and kept apart`;
    case 'seen':
      return fact('what') === '' ? 'noted' : `${noticeWords(fact('what'))}: noted`;
    case 'refused':
      return 'an act was refused: no right to it';
    case 'handedOver':
      return `handed over to ${nameOf(context, fact('owner'))}${whyHandedOver(fact('why'), fact('from'), context)}`;
    case 'mailAdded':
      return 'a mail was added';
    case 'mcoWrote': {
      const who =
        fact('writer') === '' ? `somebody of ${planName(context, fact('mco'))}` : nameOf(context, fact('writer'));
      return `${who} wrote by mail`;
    }
    case 'mailNoContact':
      return 'the MCO’s mail does not count as contact';
    case 'memberOpened':
      return `${fact('as')} was opened for another member of the mail`;
    case 'inquiryAdded':
      return `${fact('from')} was added`;
    case 'mailBounced':
      return `${fact('what') === '' ? 'a mail of ours' : `${noticeWords(fact('what'))} to ${nameOf(context, fact('to'))}`} ${
        line.facts['isOnTheWay'] === true ? 'is still on its way' : 'came back: not delivered'
      }${fact('next') === '' ? '' : `; the request goes to ${nameOf(context, fact('next'))}`}`;
    case 'requestOpened':
      return 'the MCO opened the details';
    case 'statusAsked': {
      const by = typeof line.facts['asker'] === 'string' ? ` (${nameOf(context, fact('asker'))}, by mail)` : '';
      return `asked where it stands${by}`;
    }
    case 'informationAdded':
      return 'information added';
    case 'calledAgain':
      return 'the member called again';
    case 'misdirected':
      return `something was reported as misdirected${fact('endedRequest') === '' ? '' : '; the links of the request ended'}`;
    case 'holdSet':
      return 'put on legal hold: it is not purged';
    case 'holdLifted':
      return 'the legal hold was lifted';
    case 'glassBroken':
      return 'opened in an emergency, past the usual rights';
    case 'viewed':
      return 'opened';
    case 'recomputed':
      return 'deadlines recomputed: the calendar changed';
    default: {
      const words = line.act in answerWords ? answerWords[line.act as AnswerId].done : line.act;
      const way = line.facts['way'];
      if (line.facts['via'] === 'link') return `${words} (by the link sent to ${nameOf(context, line.actor)})`;
      const how = typeof way === 'string' && way in ways ? ` (${ways[way as keyof typeof ways].toLowerCase()})` : '';
      return `${words}${how}${harmWords(fact('harmBy'))}`;
    }
  }
}

function whyHandedOver(why: string, from: string, context: ViewContext): string {
  if (why === 'away') return `: ${nameOf(context, from)} is away`;
  return why === 'back' ? ', who is back' : '';
}
