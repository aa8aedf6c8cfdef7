import {
  categories,
  contactResults,
  departments,
  enrolmentSources,
  notInMcoReasons,
  resolutions,
  safetyFlags,
  ways,
} from '../inquiry/codes';
import { originators, originatorTypes } from '../inquiry/originators';
import type { FormId } from './table';

/** Choices that depend on the moment: the plans open now, the contacts of the MCO, people who can take it, what the MCO may have said. */
export type OpenChoices = 'plans' | 'contacts' | 'people' | 'said';
export type Choices = Readonly<Record<string, string>>;

export type Field = {
  readonly id: string;
  readonly label: string;
  readonly kind: 'text' | 'multiline' | 'choice' | 'date' | 'time';
  readonly required?: true;
  /** What to do when it is missing or wrong; the label stands before it. */
  readonly error: string;
  readonly choices?: Choices | OpenChoices;
};

/** One form of a card: at most seven questions, date and time being one. `happened` adds "When did it happen?". */
export type Form = { readonly fields: readonly Field[]; readonly happened: boolean };

const inSentenceCase = (choices: Choices): Choices =>
  Object.fromEntries(
    Object.entries(choices).map(([id, words]) => [id, words.charAt(0).toUpperCase() + words.slice(1)]),
  );

function optional({ required: _required, ...field }: Field): Field {
  return field;
}

const reason: Field = {
  id: 'reason',
  label: 'Reason',
  kind: 'multiline',
  required: true,
  error: 'say why in a few words',
};
const way: Field = { id: 'way', label: 'How', kind: 'choice', required: true, error: 'choose how', choices: ways };
const plan: Field = {
  id: 'plan',
  label: 'Plan (MCO)',
  kind: 'choice',
  required: true,
  error: 'choose the plan',
  choices: 'plans',
};
const coverDate: Field = {
  id: 'coverDate',
  label: 'Date the plan must cover',
  kind: 'date',
  error: 'enter a date, or leave it empty',
};
const source: Field = {
  id: 'source',
  label: 'How was enrollment checked?',
  kind: 'choice',
  required: true,
  error: 'choose where you looked',
  choices: enrolmentSources,
};
const notInMcoReason: Field = {
  id: 'notInMcoReason',
  label: 'Why is the member not in an MCO?',
  kind: 'choice',
  required: true,
  error: 'choose a reason',
  choices: notInMcoReasons,
};
const note: Field = { id: 'note', label: 'Note', kind: 'multiline', error: 'shorten the note' };
const promised: readonly Field[] = [
  { id: 'promisedDate', label: 'If a time is promised: day', kind: 'date', error: 'enter the day that was promised' },
  {
    id: 'promisedTime',
    label: 'If a time is promised: time',
    kind: 'time',
    error: 'enter the time that was promised',
  },
];

const stated: readonly Field[] = [
  { id: 'statedDate', label: 'If a deadline is stated: day', kind: 'date', error: 'enter the day, or leave it empty' },
  {
    id: 'statedTime',
    label: 'If a deadline is stated: time (empty: end of business)',
    kind: 'time',
    error: 'enter the time, or leave it empty',
  },
];

export const forms: Readonly<Record<FormId, Form>> = {
  none: { fields: [], happened: false },
  who: {
    happened: false,
    fields: [
      {
        id: 'originatorType',
        label: 'Who asks?',
        kind: 'choice',
        required: true,
        error: 'choose the originator',
        choices: Object.fromEntries(originatorTypes.map((type) => [type, originators[type].name])),
      },
      {
        id: 'originatorContact',
        label: 'Originator: name, and phone or email',
        kind: 'text',
        required: true,
        error: 'enter a name and how to reach them',
      },
      { id: 'memberName', label: 'Member name', kind: 'text', required: true, error: 'enter the name' },
      {
        id: 'memberId',
        label: 'Medicaid ID, or “not known”',
        kind: 'text',
        required: true,
        error: 'enter the ID, or write “not known”',
      },
      { id: 'dateOfBirth', label: 'Date of birth', kind: 'date', error: 'enter a date in the past, or leave it empty' },
      { id: 'issue', label: 'What is wrong?', kind: 'multiline', required: true, error: 'describe the issue' },
      {
        id: 'category',
        label: 'Category',
        kind: 'choice',
        required: true,
        error: 'choose a category',
        choices: categories,
      },
    ],
  },
  enrolment: {
    happened: false,
    fields: [
      {
        id: 'enrolled',
        label: 'Is the member enrolled in an MCO?',
        kind: 'choice',
        required: true,
        error: 'choose Yes, No or Could not verify',
        choices: { yes: 'Yes', no: 'No', unverified: 'Could not verify' },
      },
      { id: 'plan', label: 'If yes: plan (MCO)', kind: 'choice', error: 'choose the plan', choices: 'plans' },
      coverDate,
      source,
      {
        id: 'notInMcoReason',
        label: 'If no: why is the member not in an MCO?',
        kind: 'choice',
        error: 'choose a reason',
        choices: notInMcoReasons,
      },
    ],
  },
  plan: { happened: false, fields: [plan, coverDate, source, reason] },
  notInMco: { happened: false, fields: [source, notInMcoReason] },
  urgency: {
    happened: false,
    fields: [
      {
        id: 'tierReason',
        label: 'Why this priority?',
        kind: 'multiline',
        required: true,
        error: 'say why in a few words',
      },
      ...stated,
      {
        id: 'safetyFlag',
        label: 'Safety flag',
        kind: 'choice',
        error: 'choose a flag, or None',
        choices: { none: 'None', ...inSentenceCase(safetyFlags) },
      },
      {
        id: 'phone',
        label: 'Callback phone, or “none”',
        kind: 'text',
        required: true,
        error: 'enter 10 digits, or write “none”',
      },
      { id: 'language', label: 'Language, interpreter or TTY', kind: 'text', error: 'shorten the text' },
      {
        id: 'leaveMessage',
        label: 'Safe to leave a message?',
        kind: 'choice',
        required: true,
        error: 'choose one',
        choices: { yes: 'Yes', no: 'No', unknown: 'Not known' },
      },
    ],
  },
  deadline: { happened: false, fields: [reason, ...stated] },
  contact: {
    happened: true,
    fields: [
      {
        id: 'contacted',
        label: 'Who was contacted?',
        kind: 'choice',
        required: true,
        error: 'choose who',
        choices: { member: 'Member', originator: 'Originator', representative: 'Member’s representative' },
      },
      way,
      {
        id: 'result',
        label: 'Result',
        kind: 'choice',
        required: true,
        error: 'choose the result',
        choices: contactResults,
      },
      {
        id: 'learned',
        label: 'What did you learn?',
        kind: 'multiline',
        required: true,
        error: 'write what you learned',
      },
    ],
  },
  ask: {
    happened: true,
    fields: [
      {
        id: 'department',
        label: 'Department of the MCO',
        kind: 'choice',
        required: true,
        error: 'choose the department',
        choices: departments,
      },
      { id: 'contact', label: 'Contact at the MCO', kind: 'choice', error: 'choose a contact', choices: 'contacts' },
      { id: 'need', label: 'What do we need?', kind: 'multiline', required: true, error: 'say what the MCO should do' },
      { id: 'messageRule', label: 'Rule for messages to pass on', kind: 'text', error: 'shorten the text' },
      { id: 'reporter', label: 'If you phoned: who did you speak to?', kind: 'text', error: 'enter a name' },
    ],
  },
  heard: {
    happened: true,
    fields: [
      {
        id: 'said',
        label: 'What did the MCO say?',
        kind: 'choice',
        required: true,
        error: 'choose what they said',
        choices: 'said',
      },
      { id: 'reporter', label: 'Who at the MCO told you?', kind: 'text', required: true, error: 'enter a name' },
      way,
      note,
      ...promised,
    ],
  },
  mcoHeard: {
    happened: true,
    fields: [
      {
        id: 'reporter',
        label: 'Your name',
        kind: 'text',
        required: true,
        error: 'enter your name (the box may be shared)',
      },
      note,
      ...promised,
    ],
  },
  noAnswer: { happened: true, fields: [note] },
  snooze: {
    happened: false,
    fields: [
      reason,
      { id: 'untilDate', label: 'Remind me again: day', kind: 'date', required: true, error: 'enter the day' },
      { id: 'untilTime', label: 'Remind me again: time', kind: 'time', required: true, error: 'enter the time' },
    ],
  },
  update: {
    happened: true,
    fields: [
      { id: 'reporter', label: 'Who gave the update?', kind: 'text', required: true, error: 'enter a name' },
      { id: 'learned', label: 'What is the update?', kind: 'multiline', required: true, error: 'write the update' },
      { id: 'nextStep', label: 'Next step, and by when', kind: 'text', error: 'shorten the text' },
    ],
  },
  close: {
    happened: true,
    fields: [
      {
        id: 'code',
        label: 'Resolution',
        kind: 'choice',
        required: true,
        error: 'choose the resolution',
        choices: resolutions,
      },
      {
        id: 'resolutionText',
        label: 'What was resolved?',
        kind: 'multiline',
        required: true,
        error: 'write what was resolved',
      },
      {
        id: 'finalContact',
        label: 'Who was told?',
        kind: 'choice',
        required: true,
        error: 'choose who was told',
        choices: {
          member: 'Member',
          originator: 'Originator',
          representative: 'Member’s representative',
          unable: 'Unable to reach',
        },
      },
      optional({ ...way, label: 'How were they told?' }),
      {
        id: 'memberConfirmed',
        label: 'Has the member confirmed?',
        kind: 'choice',
        required: true,
        error: 'choose one',
        choices: { yes: 'Yes', no: 'No', notAsked: 'Not asked' },
      },
      {
        id: 'appeal',
        label: 'Was this an appeal or a grievance?',
        kind: 'choice',
        required: true,
        error: 'choose one',
        choices: { neither: 'Neither', appeal: 'An appeal', grievance: 'A grievance' },
      },
    ],
  },
  reason: { happened: false, fields: [reason] },
  callback: {
    happened: true,
    fields: [
      {
        id: 'result',
        label: 'Result',
        kind: 'choice',
        required: true,
        error: 'choose the result',
        choices: contactResults,
      },
      { id: 'learned', label: 'What was said?', kind: 'multiline', required: true, error: 'write what was said' },
      { id: 'referredTo', label: 'Referred to', kind: 'text', error: 'shorten the text' },
    ],
  },
  text: {
    happened: true,
    fields: [{ id: 'learned', label: 'In your words', kind: 'multiline', required: true, error: 'write a few words' }],
  },
  person: {
    happened: false,
    fields: [
      { id: 'person', label: 'Who?', kind: 'choice', required: true, error: 'choose a person', choices: 'people' },
      note,
    ],
  },
  reference: {
    happened: false,
    fields: [
      {
        id: 'reference',
        label: 'Reference of the open inquiry',
        kind: 'text',
        required: true,
        error: 'enter a reference such as ME-260917-7K2QXM',
      },
      reason,
    ],
  },
};
