import { inWords } from '../clock/words';
import type { OpenSummary } from '../log/open-summary';
import type { Person } from '../people/people';
import { lookButton } from './act-buttons';
import type { ButtonView, CardView, ItemView } from './card-view';
import { byDue, listItem } from './desk-views';
import { view } from './empty-view';
import type { ViewContext } from './view-context';

/** What an open inquiry asks of its owner today, the most pressing first. */
export const dayKinds = ['overdue', 'today', 'tryAgain', 'waiting'] as const;
export type DayKind = (typeof dayKinds)[number];

/** What there is to do today for one person. */
export type Day = {
  readonly entries: readonly { readonly summary: OpenSummary; readonly kind: DayKind }[];
  /** For who leads the unit: inquiries that nobody has taken, and what was set aside. */
  readonly queue?: { readonly untaken: number; readonly aside: number };
};

const marks: Readonly<Record<DayKind, string>> = {
  overdue: 'OVERDUE',
  today: 'DUE TODAY',
  tryAgain: 'TRY AGAIN TODAY',
  waiting: 'WAITING FOR THE MCO',
};

/** So many fit into one card, with the longest words. */
const most = 20;

/** Card 25: what is overdue, due today, to be tried again, and what waits for the MCO. No member data. */
export function dayView({ entries, queue }: Day, person: Person, nonce: string, context: ViewContext): CardView {
  const sorted = dayKinds.flatMap((kind) => byKind(entries, kind));
  const covered = entries.filter(({ summary }) => summary.owner !== person.id).length;
  const hidden = sorted.length - most;
  return view('list', `Your day: ${countsOf(entries, queue)}.`, {
    lines: [
      `As of ${inWords(context.now)}.${entries.length === 0 ? '' : ' Each button brings the card of its inquiry under this list.'}`,
      ...(covered === 0 ? [] : [`You stand in for others: ${String(covered)} of these are theirs.`]),
      ...(queue === undefined || queue.untaken === 0 ? [] : [`Nobody has taken yet: ${String(queue.untaken)}.`]),
      ...(queue === undefined || queue.aside === 0 ? [] : [`Set aside, waiting for you: ${String(queue.aside)}.`]),
      ...(hidden > 0 ? [`${String(hidden)} more are not shown here. Show all lists everything that is yours.`] : []),
    ],
    items: sorted.slice(0, most).map(({ summary, kind }) => itemOf(summary, kind, nonce, context)),
    buttons: [
      say('Show all', 'mine'),
      { label: 'Refresh', verb: 'today', data: { nonce }, style: 'default', withoutInputs: true },
      ...(queue === undefined || queue.untaken === 0 ? [] : [say('All open inquiries', 'open')]),
      ...(queue === undefined || queue.aside === 0 ? [] : [say('What was set aside', 'aside')]),
    ],
  });
}

/** "2 overdue, 3 due today, 1 to try again, 4 waiting for the MCO, 1 not taken, 2 set aside", without what is none. */
function countsOf(
  entries: Day['entries'],
  { untaken, aside }: NonNullable<Day['queue']> = { untaken: 0, aside: 0 },
): string {
  const words: Readonly<Record<DayKind, string>> = {
    overdue: 'overdue',
    today: 'due today',
    tryAgain: 'to try again',
    waiting: 'waiting for the MCO',
  };
  const counts = [
    ...dayKinds.map((kind) => ({ is: words[kind], count: byKind(entries, kind).length })),
    { is: 'not taken', count: untaken },
    { is: 'set aside', count: aside },
  ]
    .filter(({ count }) => count > 0)
    .map(({ is, count }) => `${String(count)} ${is}`);
  return counts.length === 0 ? 'nothing is due' : counts.join(', ');
}

function byKind(entries: Day['entries'], kind: DayKind): Day['entries'] {
  const kinds = new Map(entries.map((entry) => [entry.summary, entry]));
  const its = entries.filter((entry) => entry.kind === kind).map(({ summary }) => summary);
  return byDue(its).flatMap((summary) => kinds.get(summary) ?? []);
}

function itemOf(summary: OpenSummary, kind: DayKind, nonce: string, context: ViewContext): ItemView {
  const { title, detail } = listItem(summary, nonce, context);
  const isLate = kind === 'waiting' && summary.nextDueAt !== undefined && summary.nextDueAt < context.now;
  return {
    title,
    detail: isLate ? `The MCO has not confirmed contact. ${detail}` : detail,
    mark: marks[kind],
    button: lookButton(`Answer ${summary.ref}`, 'bringToday', summary.ref, nonce),
  };
}

function say(label: string, text: string): ButtonView {
  return { label, verb: 'say', data: { text }, style: 'default', withoutInputs: true };
}
