import { inWords } from '../clock/words';
import type { ButtonView, CardView, Fact, FieldView, ItemView } from '../views/card-view';
import { lowerFirst } from '../views/asks-words';
import { view } from '../views/empty-view';
import { allAside } from '../views/set-aside-view';
import { dismissals, suggestedDismissal } from './dismissals';
import { asideReasons, type AsideReason } from './draft';
import type { LedgerEntry } from './ledger';
import type { InboxMessage } from './mailbox';

type Aside = Pick<LedgerEntry, 'key' | 'receivedAt' | 'reason' | 'domain' | 'flagged'>;

/** Card 7: one mail was set aside. Nothing of its words. */
export function asideView(entry: Aside): CardView {
  const headline =
    entry.reason === 'LOOK_ALIKE'
      ? 'A mail was set aside: its sender is not one of us, and only looks so.'
      : 'A mail was set aside. Please look at it.';
  return view('note', headline, {
    lines: [...whyAside(entry), 'It waits in the Member Escalations mailbox, and opens with its original time.'],
    ...warned(entry),
    buttons: [{ ...lookAt(entry, 'Look at it'), style: 'positive' }, allAside],
  });
}

/** So many were set aside at once that a card for each would hide them. */
export function manyMailsAsideView(count: number): CardView {
  return view('note', `${String(count)} mails were set aside. Please look at them.`, {
    lines: ['They wait in the Member Escalations mailbox. You can open each as an inquiry with its original time.'],
    buttons: [allAside],
  });
}

/** The reminder of all that waits, in one card; to the Account Manager after a business day. */
export function asideWaitsView(entries: readonly Aside[], to: 'unitLead' | 'accountManager'): CardView {
  const one = entries.length === 1;
  const what = one ? 'A mail that was set aside' : `${String(entries.length)} mails that were set aside`;
  const headline =
    to === 'unitLead'
      ? `${what} still ${one ? 'waits' : 'wait'} for you.`
      : `${what} ${one ? 'has' : 'have'} waited for 1 business day.`;
  return view('list', headline, {
    lines: [
      to === 'unitLead'
        ? 'It may be an inquiry: nobody else is told of it.'
        : 'The Unit Lead was told at once, and at each opening. You can deal with it too.',
    ],
    items: entries.map(item),
    buttons: to === 'unitLead' ? [allAside] : [],
  });
}

/** `aside`: all mail that waits, oldest first, and after it the inquiries that were set aside. */
export function asideListView(entries: readonly Aside[], inquiries: readonly ItemView[]): CardView {
  const items = [...entries.map(item), ...inquiries];
  const others = inquiries.length === 0 ? '' : ` Inquiries: ${String(inquiries.length)}.`;
  return view('list', `Mail set aside: ${String(entries.length)}.${others}`, {
    items,
    lines: items.length === 0 ? ['Nothing is set aside.'] : [],
  });
}

/** What can be shown of a mail that was opened: foreign words stand in facts only. */
export type AsideMail = {
  readonly message?: Pick<InboxMessage, 'from' | 'subject' | 'attachments'>;
  /** The words of the mail, when the reader could make some of it. */
  readonly text?: string;
  /** The mailbox does not answer now. */
  readonly isDown?: true;
};

/** Card 7, opened by the person who deals with it. */
export function openedAsideView(entry: Aside, mail: AsideMail): CardView {
  const suggestion = entry.reason === undefined ? undefined : suggestedDismissal[entry.reason];
  const decide: readonly ButtonView[] = [
    { ...button(entry, 'Open as inquiry', 'openAside'), ...(suggestion === undefined && { style: 'positive' }) },
    button(entry, 'Add to an inquiry', 'asideForm', { form: 'add' }),
    {
      ...button(entry, 'Not an inquiry', 'asideForm', { form: 'dismiss' }),
      ...(suggestion !== undefined && { style: 'positive' }),
    },
  ];
  return view('note', 'A mail that was set aside.', {
    lines: [
      ...whyAside(entry),
      ...(suggestion === undefined
        ? []
        : [`Suggested: not an inquiry (${lowerFirst(dismissals[suggestion])}). You decide.`]),
      ...notShown(mail),
    ],
    ...warned(entry),
    facts: mail.message === undefined ? [] : factsOf(mail.message, mail.text),
    buttons: [...decide, allAside],
  });
}

/** Asks to which inquiry it belongs. */
export function addAsideView(entry: Aside, typed: string, errors: readonly string[]): CardView {
  const field: FieldView = {
    id: 'reference',
    label: 'Reference of the inquiry',
    kind: 'text',
    required: true,
    error: 'Reference of the inquiry: enter one such as ME-260917-7K2QXM.',
    value: typed,
    choices: [],
  };
  return view('step', 'Add the mail to an inquiry.', {
    lines: ['Its words become a line of that inquiry’s log, and its owner is told.'],
    errors,
    fields: [field],
    buttons: [save(entry, 'Add to an inquiry', 'addAside'), lookAt(entry, 'Back')],
  });
}

/** Asks why it is no inquiry. */
export function dismissAsideView(
  entry: Aside,
  typed: { readonly why?: string; readonly note?: string },
  errors: readonly string[],
): CardView {
  const suggestion = entry.reason === undefined ? undefined : suggestedDismissal[entry.reason];
  const why: FieldView = {
    id: 'dismissal',
    label: 'Why is it not an inquiry?',
    kind: 'choice',
    required: true,
    error: 'Why is it not an inquiry?: choose a reason.',
    value: typed.why ?? suggestion ?? '',
    choices: Object.entries(dismissals).map(([value, title]) => ({ value, title })),
  };
  const note: FieldView = {
    id: 'note',
    label: 'In your words',
    kind: 'multiline',
    required: false,
    error: 'In your words: shorten the text.',
    value: typed.note ?? '',
    choices: [],
  };
  return view('step', 'The mail is not an inquiry.', {
    lines: ['It stays in the mailbox and in the ledger, with your name and the reason.'],
    errors,
    fields: [why, note],
    buttons: [save(entry, 'Not an inquiry', 'dismissAside'), lookAt(entry, 'Back')],
  });
}

/** When it came, from where, and why it was set aside. */
function whyAside({ receivedAt, reason, domain, flagged }: Aside): readonly string[] {
  return [
    `Received ${inWords(receivedAt)}, from ${domain ?? 'an unknown domain'}. ${reason === undefined ? '' : asideReasons[reason]}`.trim(),
    ...(flagged ? ['Another mail came under the same message id: one of the two is forged, or was sent twice.'] : []),
  ];
}

const warnings: Readonly<Partial<Record<AsideReason, string>>> = {
  LOOK_ALIKE:
    'The sender is NOT who they seem to be: the address only looks like one of ours. Do not answer it, and open no link and no attachment. Ask the person by phone.',
  INSTRUCTIONS: 'It tells a machine what to do. Nothing in it was followed. Open no link and no attachment.',
};

function warned({ reason }: Aside): { readonly warning?: string } {
  const warning = reason === undefined ? undefined : warnings[reason];
  return warning === undefined ? {} : { warning };
}

function notShown({ message, text, isDown }: AsideMail): readonly string[] {
  if (isDown === true) return ['The mailbox does not answer now. Try again in a few minutes.'];
  if (message === undefined) return ['It is no longer in the mailbox.'];
  return text === undefined
    ? ['Its words cannot be shown here: please read it in the Member Escalations mailbox.']
    : [];
}

function factsOf(message: NonNullable<AsideMail['message']>, text: string | undefined): readonly Fact[] {
  const { from, subject, attachments } = message;
  const sizes = attachments.map(({ name, size }) => `${name} (${String(Math.ceil(size / 1024))} KB)`).join(', ');
  const facts = [
    ['From', from === undefined ? '' : `${from.name} ${from.address}`.trim()],
    ['Subject', subject],
    ['Attachments', sizes],
    ['Text', text ?? ''],
  ] as const;
  return facts.flatMap(([label, value]) => (value === '' ? [] : [{ label, value, sensitive: true }]));
}

/** Numbered, so that no two buttons sound alike. */
function item(entry: Aside, index: number): ItemView {
  const n = String(index + 1);
  return {
    title: `${n}. Received ${inWords(entry.receivedAt)}, from ${entry.domain ?? 'an unknown domain'}`,
    detail: entry.reason === undefined ? '' : asideReasons[entry.reason],
    button: lookAt(entry, `Look at no. ${n}`),
  };
}

function lookAt(entry: Aside, label: string): ButtonView {
  return button(entry, label, 'lookAside');
}

function button(entry: Aside, label: string, verb: string, more: ButtonView['data'] = {}): ButtonView {
  return { label, verb, data: { key: entry.key, ...more }, style: 'default', withoutInputs: true };
}

function save(entry: Aside, label: string, verb: string): ButtonView {
  return { ...button(entry, label, verb), style: 'positive', withoutInputs: false };
}
