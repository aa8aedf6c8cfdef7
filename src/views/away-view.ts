import { inWords } from '../clock/words';
import { awayReasons } from '../people/absence';
import { isPresent, standInFor } from '../people/cover';
import type { Person } from '../people/people';
import type { ButtonView, CardView, FieldView } from './card-view';
import { view } from './empty-view';
import { nameOf, type ViewContext } from './view-context';

type Typed = Readonly<Record<string, unknown>>;

/** `away`: whether somebody is here, and the form to say until when not. */
export function awayView(
  person: Person,
  more: { readonly typed?: Typed; readonly errors?: readonly string[]; readonly isLead: boolean },
  context: ViewContext,
): CardView {
  const away = !isPresent(person, context.now);
  return view('step', away ? `You are away${untilWords(person)}.` : 'You are here.', {
    lines: [
      ...(away ? [howKnown(person, context, person.id)] : ['While you are away, others get your cards.']),
      standInWords(person, context),
      'You are back by yourself at the time you give.',
    ],
    errors: more.errors ?? [],
    fields: [...until(more.typed ?? {}), reason(more.typed ?? {})],
    buttons: [
      press('I am away until then', 'setAway', {}, false, 'positive'),
      ...(away ? [press('I am back', 'setBack')] : []),
      ...(more.isLead ? [press('Somebody else is away', 'awayFor'), press('Who is away', 'whoIsAway')] : []),
    ],
  });
}

/** The Unit Lead says it for another; why is theirs alone. */
export function awayForView(
  people: readonly Person[],
  typed: Typed,
  errors: readonly string[],
  context: ViewContext,
): CardView {
  return view('step', 'Somebody else is away.', {
    lines: ['Others get their cards, and you are asked who takes over what is open.'],
    errors,
    fields: [
      {
        ...field('person', 'Who is away?', 'choice', 'choose a person', typed),
        required: true,
        choices: people.map((person) => ({
          value: person.id,
          title: isPresent(person, context.now) ? person.name : `${person.name} (away${untilWords(person)})`,
        })),
      },
      ...until(typed),
    ],
    buttons: [press('They are away until then', 'setAwayFor', {}, false, 'positive'), press('Back', 'awayForm')],
  });
}

/** Everybody who is away, for the Unit Lead. */
export function whoIsAwayView(people: readonly Person[], context: ViewContext): CardView {
  return view('list', `Away now: ${String(people.length)}.`, {
    lines: people.length === 0 ? ['Everybody is here.'] : [],
    items: people.map((person) => ({
      title: `${person.name} · away${untilWords(person)}`,
      detail: [howKnown(person, context), standInWords(person, context)].join(' '),
      button: press(`Cover for ${person.name}`, 'cover', { person: person.id }),
    })),
  });
}

/** Somebody who owns no inquiry is away, such as an MCO contact: what becomes of what comes to them. */
export function awayContactView(person: Person, context: ViewContext): CardView {
  return view('note', `${person.name} is away${untilWords(person)}.`, {
    lines: [howKnown(person, context), standInWords(person, context)],
    buttons: [press('They are here', 'theyAreHere', { person: person.id })],
  });
}

/** " until Mon Sep 21, 8:00 AM Central", to be put behind "away". */
export function untilWords(person: Person): string {
  return person.awayUntil === undefined ? '' : ` until ${inWords(person.awayUntil)}`;
}

/** "Pat Holm said so. Leave."; to the person themselves as "you". */
export function howKnown({ id, absence }: Person, context: ViewContext, reader?: string): string {
  if (absence === undefined) return '';
  const isOwn = reader === id;
  const why = absence.reason === undefined ? '' : ` ${awayReasons[absence.reason]}.`;
  switch (absence.source) {
    case 'self':
      return `${isOwn ? 'You said so yourself' : 'They said so themselves'}.${why}`;
    case 'unitLead':
      return `${nameOf(context, absence.by)} said so.${why}`;
    case 'mail':
      return `${isOwn ? 'Your' : 'Their'} automatic replies say so.`;
    case 'noPress':
      return `Noticed in the morning; ${nameOf(context, absence.by)} confirmed it.`;
  }
}

function standInWords(person: Person, context: ViewContext): string {
  const cover = standInFor(context.directory, person, context.now);
  return cover === undefined ? 'Nobody is there to stand in.' : `${cover.name} stands in.`;
}

function until(typed: Typed): readonly FieldView[] {
  return [
    { ...field('untilDate', 'Until when? Day', 'date', 'give the day', typed), required: true },
    field('untilTime', 'Time (the opening if without one)', 'time', 'give the time', typed),
  ];
}

function reason(typed: Typed): FieldView {
  const choices = Object.entries(awayReasons).map(([value, title]) => ({ value, title }));
  return { ...field('reason', 'Why, if you like', 'choice', 'choose one, or none', typed), choices };
}

function field(id: string, label: string, kind: FieldView['kind'], error: string, typed: Typed): FieldView {
  const value = typed[id];
  return {
    id,
    label,
    kind,
    required: false,
    error: `${label}: ${error}.`,
    value: typeof value === 'string' ? value : '',
    choices: [],
  };
}

function press(
  label: string,
  verb: string,
  data: ButtonView['data'] = {},
  withoutInputs = true,
  style: ButtonView['style'] = 'default',
): ButtonView {
  return { label, verb, data, style, withoutInputs };
}
