import type { ButtonView, CardKind, CardView, EntryView, FieldView, ItemView } from '../../src/views/card-view';
import { categories, resolutions } from '../../src/inquiry/codes';

/** Cards as people meet them, of invented people; and the same with the worst that may stand in them. */
export const reference = 'ME-260917-7K2QXM';

const empty = { lines: [], errors: [], facts: [], fields: [], buttons: [], items: [], entries: [] } as const;

export function aButton(label: string, more: Partial<ButtonView> = {}): ButtonView {
  const verb = label.toLowerCase().replace(/[^a-z]+/g, '-');
  const data = { reference, row: '4b', turn: 3, nonce: 'q7R2' };
  return { label, verb, data, style: 'default', withoutInputs: false, ...more };
}

export function aField(id: string, label: string, more: Partial<FieldView> = {}): FieldView {
  return {
    id,
    label,
    kind: 'text',
    required: true,
    error: `${label}: please fill this in.`,
    value: '',
    choices: [],
    ...more,
  };
}

const choicesOf = (words: Readonly<Record<string, string>>): FieldView['choices'] =>
  Object.entries(words).map(([value, title]) => ({ title, value }));

const happened = (): readonly FieldView[] => [
  aField('happenedDate', 'When did it happen? Day', { kind: 'date', value: '2026-09-17' }),
  aField('happenedTime', 'When did it happen? Time', { kind: 'time', value: '11:05' }),
];

export const claim: CardView = {
  ...empty,
  kind: 'claim',
  headline: 'ME-260522-7K2QXM: new inquiry, suggested High Priority.',
  warning:
    'If someone may be in danger now: Do not wait for this system. Call 911 or the on-call number. This card is not an abuse report.',
  lines: [
    'From: Managed Care Ombudsman, by mail, Fri May 22, 4:50 PM Central.',
    'Suggested because: a life-sustaining item may stop.',
    'The unit closes in 10 minutes and opens again Tue May 26, 8:00 AM Central.',
    'Respond by Tue May 26, 9:50 AM, at latest 11:50 AM Central.',
  ],
  buttons: [aButton('Take it', { style: 'positive' })],
};

export const step: CardView = {
  ...empty,
  kind: 'step',
  headline: `${reference}: who and what? Please confirm by Thu Sep 17, 12:40 PM Central`,
  lines: ['These answers were read from the mail. Please check each of them.'],
  errors: ['Medicaid ID, or “not known”: enter the ID, or write “not known”.'],
  facts: [{ label: 'Callback phone', value: '515-555-0142', sensitive: true }],
  fields: [
    aField('originatorType', 'Who asks?', {
      kind: 'choice',
      choices: choicesOf({ CSR: 'CSR', ESR: 'ESR', MC_OMBUDSMAN: 'Managed Care Ombudsman', OTHER: 'Other' }),
      value: 'MC_OMBUDSMAN',
    }),
    aField('memberName', 'Member name', {
      value: 'Marisol Quintero',
      words: 'our client Marisol Quintero',
      check: true,
    }),
    aField('memberId', 'Medicaid ID, or “not known”', { value: '12345', check: true }),
    aField('dateOfBirth', 'Date of birth', { kind: 'date', required: false, value: '1990-02-11' }),
    aField('issue', 'What is wrong?', { kind: 'multiline', value: 'Her ventilator was to be replaced last week.' }),
    aField('category', 'Category', { kind: 'choice', choices: choicesOf(categories) }),
    ...happened(),
  ],
  buttons: [
    aButton('Next', { style: 'positive' }),
    aButton('Add to an open inquiry'),
    aButton('Not a member inquiry', { style: 'destructive' }),
    aButton('Put back', { withoutInputs: true }),
    aButton('More', { withoutInputs: true }),
  ],
};

export const close: CardView = {
  ...empty,
  kind: 'step',
  headline: `${reference}: close this inquiry?`,
  lines: ['Write what was resolved and how the member was told.'],
  fields: [
    aField('code', 'Resolution', { kind: 'choice', choices: choicesOf(resolutions) }),
    aField('resolutionText', 'What was resolved?', { kind: 'multiline' }),
    aField('memberConfirmed', 'Has the member confirmed?', {
      kind: 'choice',
      choices: choicesOf({ yes: 'Yes', no: 'No', notAsked: 'Not asked' }),
    }),
    ...happened(),
  ],
  buttons: [
    aButton('Close inquiry', {
      style: 'destructive',
      confirm: { sentence: 'Only an owner can open it again. Close it now?', label: 'Yes, close it' },
    }),
    aButton('Not yet', { withoutInputs: true }),
  ],
};

export const note: CardView = {
  ...empty,
  kind: 'note',
  headline: `${reference}: recorded. Next: ask the MCO by Thu Sep 17, 12:40 PM Central`,
  lines: ['Contact tried, not reached. We will remind you to try again Fri Sep 18, 8:00 AM Central.'],
  buttons: [aButton('Open inquiry', { withoutInputs: true })],
};

export function anItem(n: number): ItemView {
  const own = `ME-2609${String(10 + (n % 20))}-7K2Q${String(10 + n)}`;
  return {
    title: `${own} · High Priority · Ask the MCO`,
    detail: 'Due Thu Sep 17, 12:40 PM Central',
    ...(n % 3 === 0 && { mark: 'OVERDUE' }),
    button: aButton('Answer', { data: { reference: own, row: '4c', turn: n, nonce: 'q7R2' }, withoutInputs: true }),
  };
}

export const list: CardView = {
  ...empty,
  kind: 'list',
  headline: 'Your open inquiries: 4, of them 2 overdue',
  items: [0, 1, 2, 3].map(anItem),
};

export function anEntry(n: number): EntryView {
  return {
    when: `Thu Sep 17, ${String((n % 12) + 1)}:40 PM Central`,
    step: 'Step 4.b',
    what: 'contact tried, not reached',
    who: 'D. Reyes, entered late',
    words: [{ label: 'What did you learn?', value: 'Nobody answered; the voice mail is full.' }],
  };
}

export const inquiry: CardView = {
  ...empty,
  kind: 'inquiry',
  headline: `${reference}: High Priority, ask the MCO by Thu Sep 17, 12:40 PM Central`,
  facts: [
    { label: 'Member', value: 'Marisol Quintero', sensitive: true },
    { label: 'Phone', value: '515-555-0142 (TTY; do not leave a message)', sensitive: true },
    { label: 'Issue', value: 'Her ventilator was to be replaced last week.\nNobody has called.', sensitive: true },
    { label: 'Owner', value: 'D. Reyes', sensitive: false },
  ],
  entries: [0, 1, 2].map(anEntry),
  buttons: [aButton('Answer', { style: 'positive', withoutInputs: true }), aButton('Back', { withoutInputs: true })],
};

export const typical: Readonly<Record<CardKind, CardView>> = { claim, step, note, list, inquiry };

/** Signs that cards, templates, Markdown or HTML could take for something else. */
export const hostile =
  '**[Quill Ashby](https://example.org)** ${headline} {{DATE(2026-09-17)}} <b>"x"</b> \\ `y` \u202E_z_ # 😀 ä';

/** 8,000 UTF-16 units of two bytes each. */
export const umlauts = 'äöüß'.repeat(2_000);
export const emoji = '😀'.repeat(4_000);

/** The texts of `worst` that may stand in runs and values only; each is found whatever else was cut. */
export const planted = ['Quill Ashby', 'example.org', '${headline}', '515-555-0199', 'äöüß', '😀'];

const long = (): string => `${hostile} 515-555-0199 ${umlauts}`.slice(0, 8_000);

/** Everything a card can hold at once, each as long as it can be, except what was typed. */
export function worst(kind: CardKind): CardView {
  const view = typical[kind];
  return {
    ...view,
    lines: [...view.lines, long()],
    errors: [long(), long()],
    facts: Array.from({ length: 12 }, (_, n) => ({ label: `Fact ${String(n)}`, value: long(), sensitive: true })),
    fields: view.fields.map((field) => ({ ...field, words: long(), check: true })),
    items: Array.from({ length: 40 }, (_, n) => ({
      ...anItem(n),
      title: `${anItem(n).title} ${long()}`,
      detail: long(),
    })),
    entries: Array.from({ length: 200 }, (_, n) => ({
      ...anEntry(n),
      what: `entry ${String(n)}`,
      who: long(),
      words: [
        { label: 'What did you learn?', value: long() },
        { label: 'Note', value: long() },
      ],
    })),
  };
}
