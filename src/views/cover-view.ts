import type { OpenSummary } from '../log/open-summary';
import { openingAfter } from '../clock/business-time';
import { inWords, timeInWords } from '../clock/words';
import { isPresent } from '../people/cover';
import type { Person } from '../people/people';
import { howKnown, untilWords } from './away-view';
import type { ButtonView, CardView } from './card-view';
import { byDue, listItem } from './desk-views';
import { view } from './empty-view';
import { lookButton } from './act-buttons';
import { nameOf, type ViewContext } from './view-context';

/** Somebody who owns open inquiries and is not there. */
export type CoverCase = {
  readonly person: Person;
  /** `noPress`: something is due, and nothing was heard from them this morning. */
  readonly why: 'away' | 'noPress';
  readonly open: number;
  readonly high: number;
  /** How many of them are due today or overdue, where that is known. */
  readonly due?: number;
  /** Who stands in by the backups. */
  readonly proposed?: Person;
  readonly choices: readonly Person[];
};

/** Card 26: who is not there, what they own, and who shall take it over. No member data. */
export function coverView(
  cover: CoverCase,
  nonce: string,
  more: { readonly errors?: readonly string[]; readonly typed?: Readonly<Record<string, unknown>> },
  context: ViewContext,
): CardView {
  const { person, why, open, high } = cover;
  const what = open === 0 ? '' : `: ${counted(open)}${high === 0 ? '' : `, ${String(high)} High Priority`}`;
  const data = { person: person.id, why, nonce };
  return view('step', `${notThere(cover, context)}${what}.`, {
    lines: linesOf(cover, context),
    errors: more.errors ?? [],
    fields: open === 0 ? [] : [toWhom(cover, more.typed?.['to'])],
    buttons: [
      ...(open === 0
        ? []
        : [
            press('Move all', 'moveAll', data, { withoutInputs: false, style: 'positive' }),
            press('Choose one by one', 'coverList', data),
          ]),
      press('They are here', 'theyAreHere', data),
    ],
  });
}

function notThere({ person, why }: CoverCase, { now }: ViewContext): string {
  return why === 'away'
    ? `${person.name} is away${untilWords(person)}`
    : `No press by ${timeInWords(now)} from ${person.name}`;
}

function linesOf({ person, why, open, due, proposed }: CoverCase, context: ViewContext): readonly string[] {
  const isAway = why === 'away';
  const until = inWords(openingAfter(context.calendar, context.now));
  return [
    isAway ? howKnown(person, context) : '',
    due === undefined ? '' : `Due today or overdue: ${String(due)}.`,
    ...(open === 0
      ? ['Nothing is open with them.']
      : [
          proposed === undefined
            ? 'No cover is named: choose who takes over.'
            : `Proposed: ${proposed.name}${isAway ? ', who gets their cards until you decide' : ''}.`,
          isAway
            ? 'What you move is offered back to them when they return.'
            : `Moving marks them away until ${until}, or until they press something.`,
        ]),
  ].filter((line) => line !== '');
}

function toWhom({ proposed, choices }: CoverCase, typed: unknown): CardView['fields'][number] {
  return {
    id: 'to',
    label: 'Move all to',
    kind: 'choice',
    required: true,
    error: 'Move all to: choose a person.',
    value: typeof typed === 'string' ? typed : (proposed?.id ?? ''),
    choices: choices.map(({ id, name }) => ({ value: id, title: name })),
  };
}

/** What somebody who is not there owns, one by one. */
export function coverListView(
  person: Person,
  owned: readonly OpenSummary[],
  nonce: string,
  context: ViewContext,
): CardView {
  return view('list', `Open with ${person.name}: ${String(owned.length)}.`, {
    lines: owned.length === 0 ? ['Nothing is left to hand over.'] : [],
    items: byDue(owned).map((summary) => ({
      ...listItem(summary, nonce, context),
      button: lookButton(`Hand over ${summary.ref}`, 'handOver', summary.ref, nonce),
    })),
  });
}

/** The new owner hears of all of them at once. */
export function movedView(
  moved: readonly OpenSummary[],
  former: readonly string[],
  nonce: string,
  context: ViewContext,
): CardView {
  const whose = former.map((id) => context.directory.byId(id)).filter((person) => person !== undefined);
  return view('list', `Yours now: ${counted(moved.length)}.`, {
    lines: whose.map((person) =>
      isPresent(person, context.now)
        ? `${person.name} was away. They may take them back.`
        : `${person.name} is away${untilWords(person)}, and may take them back then.`,
    ),
    items: byDue(moved).map((summary) => listItem(summary, nonce, context)),
  });
}

/** Whoever had them meanwhile hears that they are back with their owner. */
export function takenBackView(
  back: readonly OpenSummary[],
  owner: string,
  nonce: string,
  context: ViewContext,
): CardView {
  return view('list', `No longer yours: ${counted(back.length)}.`, {
    lines: [`${nameOf(context, owner)} is back and has taken them over again. Thank you.`],
    items: byDue(back).map((summary) => listItem(summary, nonce, context)),
  });
}

/** "Take back?": what was moved while somebody was away and is still open. */
export function backView(
  moved: readonly OpenSummary[],
  nonce: string,
  context: ViewContext,
  headline = `Welcome back. Moved while you were away: ${counted(moved.length)}.`,
): CardView {
  return view('list', headline, {
    lines: moved.length === 0 ? ['Nothing is left to take back.'] : ['Take them back, or leave them where they are.'],
    items: byDue(moved).map((summary) => ({
      ...listItem(summary, nonce, context),
      button: press(`Take back ${summary.ref}`, 'takeBackOne', { ref: summary.ref, nonce }),
    })),
    buttons:
      moved.length === 0
        ? []
        : [
            press('Take all back', 'takeBack', { nonce }, { style: 'positive' }),
            press('Leave them', 'leaveMoved', { nonce }),
          ],
  });
}

/** "1 open inquiry", "4 open inquiries". */
export function counted(count: number): string {
  return `${String(count)} open ${count === 1 ? 'inquiry' : 'inquiries'}`;
}

function press(
  label: string,
  verb: string,
  data: ButtonView['data'],
  more: Partial<Pick<ButtonView, 'withoutInputs' | 'style'>> = {},
): ButtonView {
  return { label, verb, data, style: 'default', withoutInputs: true, ...more };
}
