import { inWords } from '../clock/words';
import type { Inquiry } from '../inquiry/inquiry';
import type { BesideId, RowId } from '../inquiry/vocabulary';
import { buttonsOf, formOnCard, type Button } from '../procedure/buttons';
import { actsAs, maySee, type Actor } from '../procedure/rights';
import { asksOfMail } from '../procedure/mco-mail';
import { rowOf } from '../procedure/steps';
import type { Who } from '../procedure/table';
import { answerWords } from '../procedure/words';
import { answerButton, lookButton } from './act-buttons';
import { ended, askedBy, asksNow, asksWords, lowerFirst } from './asks-words';
import type { CardView } from './card-view';
import { respondBy } from './claim-view';
import { byWhen, dueAtOf } from './due-words';
import { view } from './empty-view';
import { fieldViews } from './field-views';
import { colleagueButton } from './colleague-view';
import { seenButton } from './note-buttons';
import { harmLines } from './harm-words';
import { mailExtras, roomBeside } from './mail-extras';
import { mailWaitsWords, mcoMailButtons } from './mco-mail-view';
import { memberFacts, staffFacts } from './member-facts';
import { mailSaysWords, nearWords } from './near-words';
import { misdirectedButton, sawWhatWasNotTheirs, withOffer } from './misdirected-view';
import { membersToOpen, sharedMailWords } from './shared-mail-words';
import { requestState } from './request-state';
import { requestFacts } from './request-facts';
import { planName, type ViewContext } from './view-context';

export type StepViewOptions = {
  readonly nonce: string;
  /** Member data only after the responsible person has opened it; a pushed card shows none. */
  readonly reveal: boolean;
  /** The duty beside the step that the card is about; else the step. */
  readonly row?: RowId;
  readonly headline?: string;
  readonly lines?: readonly string[];
  readonly errors?: readonly string[];
  readonly typed?: Readonly<Record<string, unknown>>;
};

/** At most six buttons counting More, and for staff one to open the inquiry. */
function mostOnCard(as: readonly Who[]): number {
  return as.includes('staff') ? 4 : 5;
}

/** The card of a step, or of a duty beside it, for one person: its buttons are the row's answers. */
export function stepView(inquiry: Inquiry, actor: Actor, options: StepViewOptions, context: ViewContext): CardView {
  const row = rowOf(options.row ?? inquiry.step);
  const as = answersAs(actor, inquiry, row.id);
  const buttons = buttonsOf(row, as);
  const form = formOnCard(buttons);
  const stamp = { inquiry, nonce: options.nonce };
  const shown = maySee(actor, inquiry) && options.reveal;
  const staff = as.includes('staff') || !as.includes('mco');
  const fieldsShown = shown || !holdsMemberData(form);
  const main = fieldsShown ? buttons.slice(0, mostOnCard(as)) : [];
  const owns = as.includes('owner') && row.id === inquiry.step;
  const extras = shown && main.length > 0 && owns ? mailExtras(inquiry, options.nonce) : [];
  const asking = as.includes('mco') && !as.includes('staff') ? lowerFirst(row.asks) : asksWords(row.id);
  const title = `${inquiry.ref}: ${ended(askedBy(asking, byWhen(dueAtOf(inquiry, context), context.now)))}`;
  const card = view('step', options.headline ?? title, {
    lines: [
      ...(owns ? membersLines(inquiry) : []),
      ...contextLines(inquiry, row.id, context),
      ...(staff && row.who === 'mco' ? requestState(inquiry, context) : []),
      ...(options.lines ?? []),
    ],
    errors: options.errors ?? [],
    facts: shown
      ? [
          ...memberFacts(inquiry, context, staff ? 'short' : 'whole'),
          ...(staff ? staffFacts(inquiry, context) : requestFacts(inquiry)),
        ].filter(({ label }) => askedAnew[form]?.includes(label) !== true)
      : [],
    fields: fieldsShown ? fieldViews(form, inquiry, options.typed ?? {}, context) : [],
    buttons: [
      ...main.map((button, i) => ({
        ...answerButton(stamp, button, form),
        ...(i === 0 && { style: 'positive' as const }),
      })),
      ...extras.slice(0, roomBeside(main.length)),
      ...(options.reveal
        ? []
        : [
            lookButton(
              as.includes('mco') ? 'See details and answer' : 'Open inquiry',
              'open',
              inquiry.ref,
              options.nonce,
            ),
          ]),
      ...(buttons.length > main.length || staff
        ? [lookButton('More', 'more', inquiry.ref, options.nonce, { row: row.id })]
        : []),
    ],
  });
  return staff && sawWhatWasNotTheirs(inquiry) ? withOffer(card, inquiry.ref, 'opened', options.nonce) : card;
}

/** Behind More: the other answers, duties beside the step, and what can be looked at. */
export function moreView(inquiry: Inquiry, actor: Actor, nonce: string, rowId: RowId, context: ViewContext): CardView {
  const stamp = { inquiry, nonce };
  const as = answersAs(actor, inquiry, rowId);
  const answers = buttonsOf(rowOf(rowId), as);
  const rest = answers.slice(mostOnCard(as));
  const extras =
    answers.length === 0 || rowId !== inquiry.step || !as.includes('owner') ? [] : mailExtras(inquiry, nonce);
  const title = `${inquiry.ref}: more. Now: ${ended(askedBy(asksNow(inquiry), byWhen(dueAtOf(inquiry, context), context.now)))}`;
  const beside = Object.keys(inquiry.beside).flatMap((id) => buttonsOf(rowOf(id as BesideId), actsAs(actor, inquiry)));
  const staff = as.includes('staff');
  return view('list', title, {
    items: [
      ...[...rest, ...beside].map((button) => ({
        title: rowOf(button.row).asks,
        detail: '',
        button: answerButton(stamp, button, 'none'),
      })),
      ...extras
        .slice(roomBeside(answers.length - rest.length))
        .map((button) => ({ title: rowOf(rowId).asks, detail: '', button })),
      ...(as.includes('owner') && rowId === inquiry.step ? mcoMailButtons(inquiry, nonce) : []).map((button) => ({
        title: 'The MCO’s mail',
        detail: '',
        button,
      })),
      ...(as.includes('mco') && !staff && inquiry.request?.open === true
        ? [{ title: 'Somebody else of your plan answers', detail: '', button: colleagueButton(inquiry.ref, nonce) }]
        : []),
      ...(staff ? looks(inquiry, nonce) : []),
      ...(staff && inquiry.step !== 'done'
        ? [{ title: 'You have seen this', detail: 'No clock changes', button: seenButton(inquiry.ref, nonce, '') }]
        : []),
      ...(maySee(actor, inquiry)
        ? [
            {
              title: 'Something went to whom it was not for',
              detail: '',
              button: misdirectedButton(inquiry.ref, nonce),
            },
          ]
        : []),
    ],
    buttons: [lookButton('Back', 'open', inquiry.ref, nonce)],
  });
}

function looks(inquiry: Inquiry, nonce: string): CardView['items'] {
  const look = (title: string, label: string, verb: string): CardView['items'][number] => ({
    title,
    detail: '',
    button: lookButton(label, verb, inquiry.ref, nonce),
  });
  return [
    look('Everything known, with the log', 'Open inquiry', 'log'),
    look('How the deadline came about', 'Why this time?', 'why'),
    ...(inquiry.step === 'done' ? [] : [look('Somebody else takes over', 'Hand over', 'handOver')]),
  ];
}

/** One answer's form on a card of its own. */
export function formView(
  inquiry: Inquiry,
  button: Button,
  options: Pick<StepViewOptions, 'nonce' | 'errors' | 'typed' | 'lines'>,
  context: ViewContext,
): CardView {
  const asked = answerButton({ inquiry, nonce: options.nonce }, button, button.form);
  const headline = button.form === 'close' ? 'close this inquiry?' : `${lowerFirst(asked.label)}.`;
  return view('step', `${inquiry.ref}: ${headline}`, {
    lines: [...(options.lines ?? []), ...formLines(button)],
    errors: options.errors ?? [],
    fields: fieldViews(button.form, inquiry, options.typed ?? {}, context),
    buttons: [{ ...asked, style: 'positive' }, lookButton('Back', 'open', inquiry.ref, options.nonce)],
  });
}

/** As whom somebody answers this row: an owner who is also the MCO's contact answers as owner. */
export function answersAs(actor: Actor, inquiry: Inquiry, _row: RowId): readonly Who[] {
  return actsAs(actor, inquiry);
}

function formLines(button: Button): readonly string[] {
  return button.form === 'close'
    ? [
        'Write what was resolved and how the member was told. If this was an appeal or a grievance, tell the member how to file: closing does not file one.',
      ]
    : [];
}

/** What a form asks with the value that is known is not told above it a second time. */
const askedAnew: Readonly<Partial<Record<Button['form'], readonly string[]>>> = {
  who: ['Member', 'Medicaid ID', 'Date of birth', 'Issue', 'Originator', 'Category'],
};

/** Forms that are prefilled with member data stand only on an opened card. */
function holdsMemberData(form: Button['form']): boolean {
  return form === 'who' || form === 'urgency' || form === 'ask';
}

/** Steps after the MCO has been heard. */
const heardFrom: readonly RowId[] = ['4e.2', '4f', '4g', '5e.2', '5f', '5g'];

/** Whether a step's card tells by itself what the MCO said last. */
export function tellsLastWord(row: RowId): boolean {
  return row === '4d' || row === '5d' || heardFrom.includes(row);
}

/** At the intake, and later until every other member of the mail has an inquiry. */
function membersLines(inquiry: Inquiry): readonly string[] {
  return inquiry.step === '1.intake' || membersToOpen(inquiry).length > 0 ? sharedMailWords(inquiry) : [];
}

/** Our own sentences about how things stand; no member data. */
function contextLines(inquiry: Inquiry, row: RowId, context: ViewContext): readonly string[] {
  const lines: string[] = [];
  if (row === '4d' || row === '5d') {
    const { asked } = inquiry.anchors;
    if (asked !== undefined)
      lines.push(
        `${planName(context, inquiry.mco)} was asked ${inWords(asked)} to contact the member or the originator.`,
      );
    if (inquiry.lastWord !== undefined)
      lines.push(`Last word from them: "${answerWords[inquiry.lastWord.said].done}", ${inWords(inquiry.lastWord.at)}.`);
    const wrote = asksOfMail(inquiry);
    if (wrote !== undefined) lines.push(mailWaitsWords(wrote));
  }
  if ((row === '4b' || row === '5b' || row === '5b.offer') && inquiry.anchors.contacted === undefined)
    lines.push(respondBy(inquiry, context));
  if (row === '1.intake' || row === '2') lines.push(...nearWords(inquiry));
  if (row === '2') {
    if (inquiry.mayBelongTo?.some(({ closed }) => !closed) === true) lines.push('To add it there, press Back.');
    lines.push(...mailSaysWords(inquiry));
  }
  lines.push(...harmLines(inquiry, context));
  if (inquiry.lastWord !== undefined && heardFrom.includes(row))
    lines.push(
      `${planName(context, inquiry.request?.mco ?? inquiry.mco)} reports: ${answerWords[inquiry.lastWord.said].done}, ${inWords(inquiry.lastWord.at)}.`,
    );
  if (inquiry.beside.verify !== undefined && row !== 'verify')
    lines.push('Enrollment is to be checked again: nothing can be sent to a plan until then.');
  if (inquiry.beside.tryAgain !== undefined && row !== 'tryAgain')
    lines.push('The member or the originator is to be tried again.');
  if (inquiry.beside.inform !== undefined && row !== 'inform') lines.push('The MCO waits for information from you.');
  return lines;
}
