import { inWords } from '../clock/words';
import { receiptMethods } from '../inquiry/codes';
import type { Inquiry } from '../inquiry/inquiry';
import { originators, originatorTypes } from '../inquiry/originators';
import { tiers } from '../inquiry/tiers';
import type { OpenSummary, UnreadableSummary } from '../log/open-summary';
import type { Person } from '../people/people';
import { wordForms, type WordAct } from '../procedure/acts';
import { isStaff, mayBeTold, type Actor } from '../procedure/rights';
import { rowOf } from '../procedure/steps';
import type { FieldError } from '../procedure/validate-form';
import { lookButton } from './act-buttons';
import { statusHeadline, statusLines } from './answer-views';
import type { CardView, FieldView } from './card-view';
import { view } from './empty-view';
import { fieldViews } from './field-views';
import { nameOf, planName, type ViewContext } from './view-context';

/** `help`, and the first words to somebody new. */
export function helpView(person: Person, first?: string): CardView {
  const staff = person.roles.some(
    (role) => role === 'memberLiaison' || role === 'esr' || role === 'unitLead' || role === 'accountManager',
  );
  const command = (title: string, detail: string, text: string): CardView['items'][number] => ({
    title,
    detail,
    button: { label: text, verb: 'say', data: { text }, style: 'default', withoutInputs: true },
  });
  return view('list', 'Member Escalations: what I can do for you.', {
    lines: [
      ...(first === undefined ? [] : [first]),
      'Forward a mail to the Member Escalations mailbox to open an inquiry. Here you can write:',
    ],
    items: [
      ...(person.roles.includes('mcoContact')
        ? [command('Requests to your MCO', 'What waits for an answer from you', 'mine')]
        : [command('Somebody phoned or came by', 'Opens an inquiry without a mail', 'new')]),
      ...(staff
        ? [
            dayItem,
            command('Your inquiries', 'What you own, the earliest due first', 'mine'),
            command('All open inquiries', 'Everything that is not complete', 'open'),
            command('Find an inquiry', 'By reference, ID, name and birth date', 'find'),
          ]
        : []),
      ...(staff || person.roles.includes('mcoContact')
        ? [command('When you are away', 'Others get your cards until you are back', 'away')]
        : []),
      ...(person.roles.includes('unitLead') || person.roles.includes('accountManager')
        ? [command('What was set aside', 'What cannot go on by itself waits for you', 'aside')]
        : []),
      { title: 'status ME-...', detail: 'Where an inquiry stands' },
      ...(staff ? [{ title: 'log ME-...', detail: 'Everything that happened' }] : []),
    ],
  });
}

/** Teams has room for ten commands; this one is a button alone. */
const dayItem: CardView['items'][number] = {
  title: 'Your day',
  detail: 'Overdue, due today, to try again, waiting for the MCO',
  button: { label: 'today', verb: 'today', data: {}, style: 'default', withoutInputs: true },
};

/** A list of inquiries without member data. */
export function listView(
  headline: string,
  summaries: readonly (OpenSummary | UnreadableSummary)[],
  nonce: string,
  context: ViewContext,
  empty: string,
): CardView {
  return view('list', headline, {
    lines: summaries.length === 0 ? [empty] : [],
    items: byDue(summaries).map((summary) => listItem(summary, nonce, context)),
  });
}

/** The earliest due first; what cannot be read, last. */
export function byDue<T extends OpenSummary | UnreadableSummary>(summaries: readonly T[]): readonly T[] {
  const at = (summary: OpenSummary | UnreadableSummary): number =>
    'isUnreadable' in summary ? Infinity : (summary.nextDueAt?.toMillis() ?? Infinity);
  return [...summaries].sort((a, b) => at(a) - at(b));
}

/** One line of a list of inquiries, with a button to open it. */
export function listItem(
  summary: OpenSummary | UnreadableSummary,
  nonce: string,
  context: ViewContext,
): CardView['items'][number] {
  const button = lookButton(`Open ${summary.ref}`, 'open', summary.ref, nonce);
  if ('isUnreadable' in summary)
    return { title: `${summary.ref} · cannot be read at the moment`, detail: 'Nothing of it is lost.', button };
  const overdue = summary.nextDueAt !== undefined && summary.nextDueAt < context.now;
  const tier = `${tiers[summary.tier].name}${summary.tierIsSuggested ? ' (suggested)' : ''}`;
  return {
    title: `${summary.ref} · ${tier} · ${rowOf(summary.step).asks}`,
    detail: [
      summary.nextDueAt === undefined ? '' : `Due ${inWords(summary.nextDueAt)}`,
      `Owner: ${nameOf(context, summary.owner)}`,
      ...(summary.mco === undefined ? [] : [planName(context, summary.mco)]),
    ]
      .filter((part) => part !== '')
      .join(' · '),
    ...(overdue && { mark: 'OVERDUE' }),
    button,
  };
}

/** Card 29: where it stands, without member data, and what somebody outside the unit may add. */
export function statusView(inquiry: Inquiry, nonce: string, to: Actor, context: ViewContext): CardView {
  const { ref } = inquiry;
  const told = mayBeTold(to, inquiry);
  const add = (label: string, act: WordAct): CardView['buttons'][number] =>
    lookButton(label, 'wordForm', ref, nonce, { act });
  const isMco = to.roles.includes('mcoContact');
  return view('note', statusHeadline(inquiry, 'en'), {
    lines: told === 'nothing' ? [] : statusLines(inquiry, told, 'en', context),
    buttons: isStaff(to)
      ? [lookButton('Open inquiry', 'open', ref, nonce)]
      : isMco
        ? []
        : [add('Add information', 'informationAdded'), add('The member called again', 'calledAgain')],
  });
}

/** What somebody outside the unit adds, in their words and with its time. */
export function wordFormView(
  inquiry: Inquiry,
  act: WordAct,
  filled: { readonly typed?: Readonly<Record<string, unknown>>; readonly errors?: readonly string[] },
  nonce: string,
  context: ViewContext,
): CardView {
  const { ref } = inquiry;
  const title = act === 'calledAgain' ? 'the member called again.' : 'add information.';
  return view('step', `${ref}: ${title}`, {
    lines: ['It is written into the log, and the owner is told.'],
    errors: filled.errors ?? [],
    fields: fieldViews(wordForms[act], undefined, filled.typed ?? {}, context),
    buttons: [
      { label: 'Save', verb: 'addWord', data: { ref, act, nonce }, style: 'positive', withoutInputs: false },
      { label: 'Back', verb: 'say', data: { text: `status ${ref}` }, style: 'default', withoutInputs: true },
    ],
  });
}

/** Card 31: already done, old card, not allowed. What was typed is kept in the current card under it. */
export function noteView(headline: string, lines: readonly string[], buttons: CardView['buttons'] = []): CardView {
  return view('note', headline, { lines, buttons });
}

/** Card 30: nothing is typed into the chat. */
export function findView(typed: Readonly<Record<string, unknown>>, errors: readonly string[], nonce: string): CardView {
  const field = (id: string, label: string, kind: FieldView['kind'] = 'text'): FieldView => ({
    id,
    label,
    kind,
    required: false,
    error: `${label}: shorten the text.`,
    value: typeof typed[id] === 'string' ? typed[id] : '',
    choices: [],
  });
  return view('step', 'Find an inquiry.', {
    lines: [
      'Fill in what you know: the reference, or the ID, or name and date of birth. The search is written to the access log.',
    ],
    errors,
    fields: [
      field('reference', 'Reference'),
      field('memberId', 'Medicaid ID'),
      field('memberName', 'Member name'),
      field('dateOfBirth', 'Date of birth', 'date'),
      { ...field('why', 'Why do you look?'), required: true, error: 'Why do you look?: say why in a few words.' },
    ],
    buttons: [{ label: 'Search', verb: 'search', data: { nonce }, style: 'positive', withoutInputs: false }],
  });
}

/**
 * Card 3: an inquiry without a mail. GUID and instant (ISO) baked in when the form is first shown make it one inquiry with
 * one reference, however often it is pressed and whatever is changed in it meanwhile.
 */
export function newView(
  typed: Readonly<Record<string, unknown>>,
  errors: readonly FieldError[],
  guid: string,
  shownAt: string,
  context: ViewContext,
): CardView {
  const local = context.now.setZone(context.calendar.rules.zone);
  const field = (
    id: string,
    label: string,
    kind: FieldView['kind'],
    error: string,
    more: Partial<FieldView> = {},
  ): FieldView => ({
    id,
    label,
    kind,
    required: true,
    error: `${label}: ${error}.`,
    choices: [],
    ...more,
    value: typeof typed[id] === 'string' ? typed[id] : (more.value ?? ''),
  });
  const choices = (record: Readonly<Record<string, string>>): FieldView['choices'] =>
    Object.entries(record).map(([value, title]) => ({ value, title }));
  return view('step', 'New inquiry without a mail.', {
    lines: ['The clock starts when the call came, not when you save.'],
    errors: errors.map((error) => error.message),
    fields: [
      field('receipt', 'How did it come?', 'choice', 'choose how', {
        choices: choices({ phone: receiptMethods.phone, inPerson: receiptMethods.inPerson, chat: receiptMethods.chat }),
      }),
      field('happenedDate', 'When did it come? Day', 'date', 'enter the day', { value: local.toISODate() ?? '' }),
      field('happenedTime', 'When did it come? Time', 'time', 'enter the time', { value: local.toFormat('HH:mm') }),
      field('originatorType', 'Who asks?', 'choice', 'choose the originator', {
        choices: choices(Object.fromEntries(originatorTypes.map((type) => [type, originators[type].name]))),
      }),
      field('originatorContact', 'Who called: name, and phone or email', 'text', 'enter a name and how to reach them'),
      field('memberName', 'Member name', 'text', 'enter the name'),
      field('memberId', 'Medicaid ID, or “not known”', 'text', 'enter the ID, or write “not known”'),
      field('issue', 'What is wrong?', 'multiline', 'describe the issue'),
    ],
    buttons: [
      {
        label: 'Open inquiry',
        verb: 'openNew',
        data: { nonce: guid, shownAt },
        style: 'positive',
        withoutInputs: false,
      },
      { label: 'Cancel', verb: 'say', data: { text: 'help' }, style: 'default', withoutInputs: true },
    ],
  });
}

/** Card 5: the new inquiry belongs to one that was closed, which goes on. */
export function reopenView(
  fresh: Inquiry,
  other: string,
  nonce: string,
  reason: string,
  errors: readonly string[],
): CardView {
  return view('step', `${fresh.ref}: reopen ${other} and add this to it?`, {
    lines: [`${other} begins anew with its intake, and its clocks from now. ${fresh.ref} is complete then.`],
    errors,
    fields: [
      {
        id: 'reason',
        label: 'Why does it go on?',
        kind: 'multiline',
        required: true,
        error: 'Why does it go on?: say why in a few words.',
        value: reason,
        choices: [],
      },
    ],
    buttons: [
      {
        label: `Reopen ${other}`,
        verb: 'reopenFor',
        data: { ref: fresh.ref, other, nonce },
        style: 'positive',
        withoutInputs: false,
      },
      lookButton('Back', 'open', fresh.ref, nonce),
    ],
  });
}

/** Hand over: to whom, and why. */
export function handOverView(
  inquiry: Inquiry,
  nonce: string,
  errors: readonly string[],
  context: ViewContext,
): CardView {
  const people = Object.entries(context.choices.people);
  return view('step', `${inquiry.ref}: hand over.`, {
    errors,
    fields: [
      {
        id: 'person',
        label: 'To whom?',
        kind: 'choice',
        required: true,
        error: 'To whom?: choose a person.',
        value: '',
        choices: people.map(([value, title]) => ({ value, title })),
      },
      {
        id: 'reason',
        label: 'Reason',
        kind: 'multiline',
        required: true,
        error: 'Reason: say why in a few words.',
        value: '',
        choices: [],
      },
    ],
    buttons: [
      {
        label: 'Hand over',
        verb: 'doHandOver',
        data: { ref: inquiry.ref, turn: inquiry.turn, nonce },
        style: 'positive',
        withoutInputs: false,
      },
      lookButton('Back', 'open', inquiry.ref, nonce),
    ],
  });
}
